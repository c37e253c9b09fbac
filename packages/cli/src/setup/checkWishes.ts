import { configurationChangesSchema, webhookAuthRequestSchema } from '@powens-pay/core/models'
import { UsageError } from '../program/UsageError.ts'
import type { Wishes } from './readWishes.ts'

/** Throws `UsageError` for a value that Powens would refuse, before anything is read or changed. */
export function checkWishes({ changes, webhookAuth }: Wishes): void {
  const provider = webhookAuth && { type: 'hmac_signature', name: webhookAuth.name }
  const issues = [
    ...(configurationChangesSchema.safeParse(changes).error?.issues ?? []),
    ...((provider && webhookAuthRequestSchema.safeParse(provider).error?.issues) ?? []),
  ]
  if (issues.length > 0) throw new UsageError(issues.map(({ message }) => message).join('\n'))
}
