/** What a token may do. `payments` is the deprecated name of `payments:admin`. (docs/powens.md#scopes) */
export const scopes = [
  'payments:admin',
  'payments:read-only',
  'payments:allow-sensitive',
  'payments:validate',
  'payments:cancel',
  'payments',
  'payment-links:admin',
] as const
export type Scope = (typeof scopes)[number]
