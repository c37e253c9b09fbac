import type { OrderRecord } from './OrderRecord.ts'

/**
 * The number of this shape of the order document. Orders are kept for 400 days, so a change of the shape raises it, and
 * the reader goes on reading the format before.
 */
export const orderFormat = 1

/** An order as the text that a store keeps. */
export const writeOrder = (order: OrderRecord): string => JSON.stringify({ format: orderFormat, ...order })

/** The order of a stored text. Throws on a format of a newer version: to guess at it could lose a payment. */
export function readOrder(text: string): OrderRecord {
  const { format, ...order } = JSON.parse(text) as OrderRecord & { format: unknown }
  if (format === orderFormat) return order
  throw new Error(
    `The store holds an order in format ${String(format)}, and this version of server-kit reads format ${orderFormat}. ` +
      'Nothing was changed. Run the version that wrote it, or a newer one.',
  )
}
