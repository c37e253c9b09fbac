export interface PhoneWait {
  /** Names the payment: of all tabs that wait for it one asks. */
  paymentId: number
  /** Asks Powens whether the payer has answered. Never rejects. */
  resume: () => Promise<void>
  /** Reads the payment, where another tab asks. Never rejects. */
  read: () => Promise<void>
  signal: AbortSignal
}

// Powens asks for it, counted from the answer before. (docs/powens.md#own-validation-webview)
const pause = 10_000

/** Follows a payment that the payer approves on another device, until `signal` aborts. */
export function waitForPhone({ paymentId, resume, read, signal }: PhoneWait): void {
  const { locks } = navigator as Partial<Navigator>
  let isFirst = !locks
  let isAsking = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function plan(): void {
    clearTimeout(timer)
    if (!isAsking && !signal.aborted) timer = setTimeout(() => void askOnce(), pause)
  }
  async function askOnce(): Promise<void> {
    isAsking = true
    await (isFirst ? resume() : read())
    isAsking = false
    plan()
  }

  const end = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    }),
  )
  // The tab that holds the lock asks; when it closes, the next one does.
  locks
    ?.request(`powens-pay-phone-${paymentId}`, { signal }, () => {
      isFirst = true
      plan()
      return end
    })
    .catch(() => undefined)
  plan()
}
