import { createPaymentError, idempotencyKeyHeader } from '@powens-pay/core'
import { hashText } from '../internal/hmac.ts'
import type { Call } from './Call.ts'

const lifetime = 24 * 60 * 60 * 1000

/** More than any page sends for one order in a day; the oldest is forgotten. */
const mostKeys = 50

/** Other calls may write at the same time; the order rule holds without a key too. */
const mostTries = 5

/** A key that was used, and for which input; both as hashes. */
interface Claim {
  key: string
  input: string
  at: number
}

/**
 * Remembers a request's idempotency key with its order for a day.
 *
 * The same key with another input is a mistake of the caller and throws `idempotency_conflict`; the order rule does the rest.
 */
export async function claimIdempotencyKey(
  { request, settings: { store, powens } }: Call,
  orderId: string,
  input: unknown,
): Promise<void> {
  const given = request.headers.get(idempotencyKeyHeader)
  if (given === null) return
  if (given.length > 255) {
    throw createPaymentError('invalid_request', 'The idempotency key is longer than 255 characters.')
  }
  const document = `idempotency:${await hash(orderId)}`
  const claim: Claim = { key: await hash(given), input: await hash(input), at: powens.now() }
  const write = (claims: readonly Claim[], version: number | null): Promise<boolean> =>
    store.write(document, JSON.stringify([...claims, claim].slice(-mostKeys)), {
      version,
      expiresIn: lifetime,
    })

  if (await write([], null)) return
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const stored = await store.read(document)
    const claims = stored ? (JSON.parse(stored.value) as Claim[]) : []
    const known = claims.find(({ key, at }) => key === claim.key && Math.abs(claim.at - at) < lifetime)
    if (known && known.input !== claim.input) throw createPaymentError('idempotency_conflict')
    if (known || (await write(claims, stored?.version ?? null))) return
  }
}

const hash = (value: unknown): Promise<string> => hashText(JSON.stringify(value) ?? '')
