import { parseArgs } from 'node:util'
import { measureGrowth } from './scale/growth.ts'
import { measureLongOrder } from './scale/longOrder.ts'
import { countRoundTrips } from './scale/roundTrips.ts'
import { measureStreams } from './scale/streams.ts'

const { values } = parseArgs({ options: { orders: { type: 'string', default: '1000000' } } })

await countRoundTrips()
await measureLongOrder()
await measureStreams()
await measureGrowth(Number(values.orders))
