/** One change that the merchant received. Its shape is not checked. */
export interface Telling {
  changeId: unknown
  paymentId: unknown
  state: unknown
  /** The whole change, as the OpenAPI document describes it under `payment.updated`. */
  data: Record<string, unknown>
  /** Answered with 2xx. */
  isTaken: boolean
}

/** The merchant's side of a conformance run: receives each change that the server sends. */
export interface Merchant {
  /** Oldest first. */
  readonly tellings: readonly Telling[]
  /** Answers the next change with 503. */
  refuseNext: () => void
  /** Answers the server's call. Mount it at the address the server sends its changes to. */
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
