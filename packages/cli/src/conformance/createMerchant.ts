/** One time the merchant was told something, read without any trust in its shape. */
export interface Telling {
  changeId: unknown
  paymentId: unknown
  state: unknown
  /** Everything that was told, as the OpenAPI document has it under `payment.updated`. */
  data: Record<string, unknown>
  /** Answered with 2xx. */
  isTaken: boolean
}

/** The merchant's side of a conformance run: hears each change the server tells. */
export interface Merchant {
  /** Oldest first. */
  readonly tellings: readonly Telling[]
  /** Does not take the next one. */
  refuseNext: () => void
  /** Answers the server's call. Mount it where the server tells its changes. */
  answer: (request: Request) => Promise<Response>
}

export function createMerchant(): Merchant {
  const tellings: Telling[] = []
  let refusals = 0
  return {
    tellings,
    refuseNext: () => void refusals++,
    async answer(request) {
      const data = toRecord(toRecord(await request.json().catch(() => null))['data'])
      const { id, state } = toRecord(data['payment'])
      const isTaken = refusals === 0
      if (!isTaken) refusals--
      tellings.push({ changeId: data['changeId'], paymentId: id, state, data, isTaken })
      return new Response(null, { status: isTaken ? 204 : 503 })
    },
  }
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
