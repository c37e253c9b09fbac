export type Report = (error: unknown, context: { requestId: string }) => void

/** Gives unexpected errors to the merchant's log; without one, to the console. */
export function createReport(onError: Report | undefined): Report {
  return (error, context) => {
    if (!onError) {
      console.error(`[powens-pay] ${context.requestId}`, error)
      return
    }
    try {
      onError(error, context)
    } catch {
      // A log that fails must not cost a payment, nor end a sweep.
    }
  }
}
