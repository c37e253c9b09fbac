import * as z from 'zod'

/**
 * `POST /auth/token`. Lasts 30 minutes, which the answer does not say. How several scopes are written in it is not
 * documented. (docs/powens.md#service-token)
 */
export const serviceTokenSchema = z.looseObject({
  token: z.string().min(1),
  scope: z.union([z.string(), z.array(z.string())]).nullish(),
  expires_in: z.number().nullish(),
})
export type ServiceToken = z.infer<typeof serviceTokenSchema>

/**
 * `POST /payments/{id}/scopedtoken`. `expires_in` (604800 s) is in every example of the guides and absent from the table.
 * (docs/powens.md#scoped-token)
 */
export const scopedTokenSchema = z.looseObject({
  token: z.string().min(1),
  scope: z.union([z.string(), z.array(z.string())]).nullish(),
  id_payment: z.int().nullish(),
  expires_in: z.number().nullish(),
})
export type ScopedToken = z.infer<typeof scopedTokenSchema>
