import { startChaosRedis } from './chaosDatabases.ts'
import { describeChaos } from './chaosSuite.ts'

describeChaos(startChaosRedis, ['is read only', 'is full'])
