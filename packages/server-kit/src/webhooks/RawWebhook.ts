/** The parts of a delivery, for frameworks that hand over the raw body instead of a `Request`. */
export interface RawWebhook {
  headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>
  body: Uint8Array | string
  url?: string | undefined
}
