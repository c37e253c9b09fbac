import { describe } from 'vitest'
import { hasPostgres } from '../../server-kit/test/stores/startPostgres.ts'
import { startChaosPostgres } from './chaosDatabases.ts'
import { describeChaos } from './chaosSuite.ts'

describe.skipIf(!hasPostgres)('with a server', () => {
  describeChaos(startChaosPostgres, ['is read only', 'is shut down'])
})
