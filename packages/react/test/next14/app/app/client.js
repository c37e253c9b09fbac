import { createPaymentClient } from '@powens-pay/core'

/** The shop's server stands before this one, on a port that the route names: nothing else makes a page dynamic. */
export const connect = (port) => createPaymentClient({ basePath: `http://localhost:${port}/api/powens` })
