import * as z from 'zod'
import type { Scope } from '../vocabulary/scopes.ts'
import { open, strict, text } from './helpers.ts'

const scopeList = z.union([open<Scope>(), z.array(open<Scope>()).min(1, 'scope: empty. Name a scope.')], {
  error: 'scope: missing. Name a scope, such as payments:admin.',
})

/** `POST /auth/token` */
export const serviceTokenRequestSchema = strict('service token request', {
  grant_type: z.literal('client_credentials', 'grant_type: only "client_credentials" is known. Write that.'),
  client_id: text('client_id', "Copy it from the console's client application."),
  client_secret: text('client_secret', "Copy it from the console's client application."),
  scope: scopeList,
})
export type ServiceTokenRequest = z.input<typeof serviceTokenRequestSchema>

/** Lasts 30 minutes, which the answer does not say. How several scopes are written in it is not documented. */
export const serviceTokenSchema = z.looseObject({
  token: z.string().min(1),
  scope: z.union([z.string(), z.array(z.string())]).nullish(),
  expires_in: z.number().nullish(),
})
export type ServiceToken = z.infer<typeof serviceTokenSchema>

/** `POST /payments/{id}/scopedtoken` */
export const scopedTokenRequestSchema = strict('scoped token request', { scope: scopeList }).refine(
  ({ scope }) => ![scope].flat().some((word) => word === 'payments:admin' || word === 'payments'),
  {
    path: ['scope'],
    message: 'scope: payments:admin cannot be scoped to a payment. Ask for payments:validate.',
  },
)
export type ScopedTokenRequest = z.input<typeof scopedTokenRequestSchema>

/** `expires_in` (604800 s) is in every guide's example and absent from the table. (docs/powens.md#scoped-token) */
export const scopedTokenSchema = z.looseObject({
  token: z.string().min(1),
  scope: z.union([z.string(), z.array(z.string())]).nullish(),
  id_payment: z.int().nullish(),
  expires_in: z.number().nullish(),
})
export type ScopedToken = z.infer<typeof scopedTokenSchema>
