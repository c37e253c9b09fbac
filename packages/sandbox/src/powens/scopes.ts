import type { PaymentRecord } from '../engine/PaymentRecord.ts'
import type { TokenRecord } from '../engine/store.ts'
import type { World } from '../engine/World.ts'
import { RefusalError, missing } from '../http/RefusalError.ts'

export const knownScopes: ReadonlySet<string> = new Set([
  'payments:admin',
  'payments:read-only',
  'payments:allow-sensitive',
  'payments:validate',
  'payments:cancel',
  'payments',
  'payment-links:admin',
])

const admin = ['payments:admin', 'payments']

/** The scopes that allow each call, beside `payments:admin`. */
const allowed = {
  create: [],
  read: ['payments:read-only', 'payments:validate', 'payments:allow-sensitive'],
  validate: ['payments:validate'],
  cancel: ['payments:cancel'],
  confirm: ['payments:validate'],
  any: ['payments:validate', 'payments:cancel'],
  sensitive: ['payments:validate', 'payments:allow-sensitive'],
} satisfies Record<string, string[]>

export type Right = keyof typeof allowed

export function hasRight(token: TokenRecord, right: Right): boolean {
  return [...admin, ...allowed[right]].some((scope) => token.scopes.includes(scope))
}

export function requireRight(token: TokenRecord, right: Right): void {
  if (!hasRight(token, right)) throw new RefusalError(403, 'The token does not have the required scope.')
}

/** The payment a path names, as far as the token may know of it. */
export function findPayment(world: World, token: TokenRecord, id: string | undefined): PaymentRecord {
  const record = /^[1-9]\d{0,9}$/.test(id ?? '') ? world.store.payments.get(Number(id)) : undefined
  // For a token of another payment this payment does not exist.
  if (!record || (token.paymentId !== null && token.paymentId !== record.id)) {
    throw new RefusalError(404, 'There is no such payment.')
  }
  return record
}

/** `scope` of a token request: one scope as a string, or several in an array. */
export function readScopes(value: unknown): string[] {
  if (value === undefined || value === null || value === '') throw missing('scope')
  const scopes = Array.isArray(value) ? value : [value]
  for (const scope of scopes) {
    if (typeof scope !== 'string' || !knownScopes.has(scope)) {
      throw new RefusalError(400, 'The parameter scope holds an unknown scope.')
    }
  }
  if (scopes.length === 0) throw missing('scope')
  return scopes as string[]
}
