import { isLoopback } from '@powens-pay/core'
import type { PaymentHandlerOptions } from './options.ts'

/** `production` refuses settings that are good enough for development alone. */
export function decideEnvironment({ environment }: PaymentHandlerOptions, publicUrl: string): string {
  const mode =
    environment ?? (globalThis as { process?: { env?: Record<string, string> } }).process?.env?.['NODE_ENV']
  if (mode === 'production' || mode === 'development' || mode === 'test') return mode
  // Without either, an address that others can reach counts as production.
  return isLoopback(new URL(publicUrl).hostname) ? 'development' : 'production'
}
