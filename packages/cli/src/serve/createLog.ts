import { isPaymentError } from '@powens-pay/core'
import { StoreError } from '@powens-pay/server-kit'
import { MerchantCallError } from './merchant/MerchantCallError.ts'

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

export type Log = (level: LogLevel, event: string, fields?: Record<string, unknown>) => void

/** One JSON object a line. Callers pass ids, codes and counts; never what a person or a bank wrote. */
export function createLog(write: (line: string) => void, least: LogLevel, now: () => number): Log {
  return (level, event, fields = {}) => {
    if (logLevels.indexOf(level) < logLevels.indexOf(least)) return
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...fields })}\n`)
  }
}

/** The loggable part of an error: the message of our own errors; of any other only its name, code and stack frames. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code } = error as Error & { code?: unknown }
  const described = { error: error.name, ...(typeof code === 'string' && { code }) }
  if (error instanceof MerchantCallError || error instanceof StoreError || isPaymentError(error))
    return { ...described, message: error.message }
  // The first lines of a stack are the message, which may quote anything.
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { ...described, at: frames.slice(0, 5).map((line) => line.trim()) }
}
