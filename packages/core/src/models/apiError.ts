import * as z from 'zod'
import type { ApiErrorCode } from '../vocabulary/errorCodes.ts'
import { open } from './open.ts'

/** What Powens answers when it refuses. (docs/powens.md#error-object) */
export const apiErrorSchema = z.looseObject({
  code: open<ApiErrorCode>(),
  /** Technical, not for display. */
  description: z.string().nullish(),
  /** The institution's own words; may be shown to the payer, untranslated. */
  message: z.string().nullish(),
  /** A number in the documents, text in an SDK. */
  request_id: z.union([z.number(), z.string()]).nullish(),
})
export type ApiError = z.infer<typeof apiErrorSchema>
