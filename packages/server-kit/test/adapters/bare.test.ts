import type { FetchHandler } from '../../src/adapters/FetchHandler.ts'
import { adapterSuite } from './adapterSuite.ts'
import { liveSuite } from './liveSuite.ts'
import type { Served } from './Served.ts'
import { toServed } from './toServed.ts'

// Bun.serve, Deno.serve and Workers; SvelteKit's event.request; React Router's, TanStack Start's and Astro's request.
const serve = (handler: FetchHandler): Served => toServed(async (request) => handler(request))

adapterSuite('the bare handler', serve)
liveSuite('the bare handler', serve)
