import * as z from 'zod'

/** A currency we send. Powens publishes no list of the currencies it takes; it refuses an unsupported one later. */
export const requestCurrencySchema = z
  .string({ error: 'currency: missing. Write the ISO 4217 code, such as EUR.' })
  .regex(/^[A-Z]{3}$/, 'currency: no ISO 4217 code. Write three capital letters, such as EUR.')

/**
 * A currency Powens sends: an object in its own example, the code alone in what was sent.
 * (docs/powens.md#returned-instruction)
 */
export const currencySchema = z.union([
  z.string(),
  z.looseObject({
    id: z.string().nullish(),
    symbol: z.string().nullish(),
    prefix: z.boolean().nullish(),
    crypto: z.boolean().nullish(),
    precision: z.number().nullish(),
    marketcap: z.number().nullish(),
    datetime: z.string().nullish(),
    name: z.string().nullish(),
  }),
])
export type Currency = z.infer<typeof currencySchema>
