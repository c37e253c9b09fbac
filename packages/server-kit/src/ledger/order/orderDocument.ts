import type { OrderRecord } from './OrderRecord.ts'

/** A shape of the order document, and how an order in the shape before becomes one of this shape. */
export interface OrderFormat {
  number: number
  /** `null` for the first shape. */
  upgrade: ((before: OrderRecord) => OrderRecord) | null
}

/**
 * The shape that this version writes. Orders are kept for 400 days, so a change of the shape raises the number, and the
 * reader goes on reading the format before.
 */
export const orderFormat: OrderFormat = { number: 1, upgrade: null }

/** An order as the text that a store keeps. */
export const writeOrder = (order: OrderRecord, { number } = orderFormat): string =>
  JSON.stringify({ format: number, ...order })

/** The order of a stored text. Throws on a format of a newer version: to guess at it could lose a payment. */
export function readOrder(text: string, { number, upgrade } = orderFormat): OrderRecord {
  const { format, ...order } = JSON.parse(text) as OrderRecord & { format: unknown }
  if (format === number) return order
  if (upgrade && format === number - 1) return upgrade(order)
  const read = upgrade ? `formats ${number - 1} and ${number}` : `format ${number}`
  throw new Error(
    `The store holds an order in format ${String(format)}, and this version of server-kit reads ${read}. ` +
      'Nothing was changed. Run the version that wrote it, or a newer one.',
  )
}
