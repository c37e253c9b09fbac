import type { PaymentError, PaymentView } from '@powens-pay/core'
import { createStore, type Store } from '../internal/createStore.ts'
import { toPaymentError } from '../internal/toPaymentError.ts'

/** A server's answer that leads to the bank. */
export interface Way {
  /** `null` when there is nothing to approve there. */
  redirectUrl: string | null
  payment?: PaymentView
}

export interface DepartureState {
  /**
   * `asking` the server for the way; `leaving` for the bank's page; `checking` what became of it, now that the payer is
   * back; `settled`: there is nothing more to do at the bank.
   *
   *     idle, error ── go ──▶ asking ──▶ leaving ── back ──▶ checking ──▶ idle
   *                             │                              ├────────▶ error
   *                             ├──▶ settled ── shown again ──▶┤
   *                             └──▶ error                     └────────▶ settled
   */
  status: 'idle' | 'asking' | 'leaving' | 'checking' | 'settled' | 'error'
  error: PaymentError | null
  payment: PaymentView | null
}

export interface DepartureOptions<Answer extends Way> {
  /** Asks the server for the bank's URL. */
  ask: () => Promise<Answer>
  /** Reads what became of the payment once the payer is back. Without it a payer who left has done what there was to do. */
  check?: (() => Promise<{ payment: PaymentView | null; isOpen: boolean }>) | undefined
  /** Checks the payment after a refusal because of another payment. @default false */
  checksConflicts?: boolean
  /** What the payer chose beside the subject: an answer for another choice leads nowhere. */
  choice?: string | undefined
  disabled?: boolean | undefined
  navigate: (url: string) => void
  onAnswer?: ((answer: Answer) => void) | undefined
  onError?: ((error: PaymentError) => void) | undefined
}

/** One payer's way to the bank and back, for one subject. Leaves only while a component shows it and the payer wants it. */
export interface Departure<Answer extends Way> {
  store: Store<DepartureState>
  /** Leaves for the bank. Does nothing while it is at work. Rejects with what `onAnswer` throws. */
  go: () => Promise<void>
  check: () => Promise<void>
  /** Removes an error. */
  reset: () => void
  /** Takes the options of the latest render; none once another subject has taken its place. */
  update: (options?: DepartureOptions<Answer>) => void
}

// Long enough for a slow bank page to appear, short enough that a stopped navigation does not leave the payer waiting.
const leavingTimeout = 15_000

export function createDeparture<Answer extends Way>(): Departure<Answer> {
  /** Absent once another subject has taken its place: nothing is called any more, and nothing is left. */
  let options: DepartureOptions<Answer> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const store = createStore<DepartureState>({ status: 'idle', error: null, payment: null }, () => {
    const visit = new AbortController()
    const { signal } = visit
    addEventListener('pageshow', recheck, { signal })
    addEventListener('visibilitychange', recheck, { signal })
    recheck()
    return () => {
      clearTimeout(timer)
      visit.abort()
    }
  })

  function move(
    status: DepartureState['status'],
    error: PaymentError | null = null,
    payment = store.get().payment,
  ): void {
    clearTimeout(timer)
    store.set({ status, error, payment })
  }

  async function go(): Promise<void> {
    const { status } = store.get()
    if (!options || options.disabled || (status !== 'idle' && status !== 'error')) return
    const { ask, choice } = options
    move('asking')
    let answer: Answer
    try {
      answer = await ask()
    } catch (cause) {
      return fail(cause)
    }
    arrive(answer, choice)
    // An error of the merchant's own callback is not a failure of the payment.
    options?.onAnswer?.(answer)
  }

  function arrive({ redirectUrl, payment }: Answer, choice: string | undefined): void {
    if (redirectUrl === null) return move('settled', null, payment)
    const isWanted = store.isWatched() && options?.choice === choice && !options?.disabled
    if (!options || !isWanted) return move(options?.check ? 'idle' : 'settled', null, payment)
    move('leaving', null, payment)
    timer = setTimeout(recheck, leavingTimeout)
    try {
      options.navigate(redirectUrl)
    } catch (cause) {
      void fail(cause)
    }
  }

  async function fail(cause: unknown): Promise<void> {
    const error = toPaymentError(cause)
    if (!options?.checksConflicts || error.status !== 409) return report(error)
    await check(error)
    options?.onError?.(error)
  }

  function report(error: PaymentError): void {
    move('error', error)
    options?.onError?.(error)
  }

  async function check(reason: PaymentError | null = null): Promise<void> {
    if (!options?.check) return move('settled')
    move('checking')
    try {
      const { payment, isOpen } = await options.check()
      if (!isOpen) move('settled', reason, payment)
      else if (reason) move('error', reason, payment)
      else move('idle', null, payment)
    } catch (cause) {
      report(toPaymentError(cause))
    }
  }

  /** Shown again, perhaps from the back-forward cache: the page is as it was left, the payment may not be. */
  function recheck(): void {
    const { status } = store.get()
    const isSettled = status === 'settled' && options?.check !== undefined
    if (!document.hidden && (status === 'leaving' || isSettled)) void check()
  }

  return {
    store,
    go,
    check: () => check(),
    reset: () => {
      if (store.get().status === 'error') move('idle')
    },
    update: (latest) => {
      options = latest
    },
  }
}
