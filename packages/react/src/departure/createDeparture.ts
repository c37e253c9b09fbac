import type { PaymentError, PaymentView } from '@powens-pay/core'
import { createStore, type Store } from '../internal/createStore.ts'
import { toPaymentError } from '../internal/toPaymentError.ts'

/** What a server answers that leads to the bank. */
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
  payment?: PaymentView | null | undefined
}

export interface DepartureOptions<Answer extends Way> {
  /** Asks the server for the way. Absent while it may not be gone. */
  ask?: (() => Promise<Answer>) | undefined
  /**
   * Reads what became of the payment: once the payer is back, and where the way is refused because of it. Without it a payer
   * who left has done what there was to do.
   */
  check?: (() => Promise<{ payment: PaymentView | null; isOpen: boolean }>) | undefined
  /** What the payer chose beside the subject: an answer for another choice leads nowhere. */
  choice?: string | undefined
  navigate: (url: string) => void
  onAnswer?: ((answer: Answer) => void) | undefined
  onError?: ((error: PaymentError) => void) | undefined
}

/** One payer's way to the bank and back, for one subject. Leaves only while a component shows it and the payer wants it. */
export interface Departure<Answer extends Way> extends Omit<Store<DepartureState>, 'set'> {
  /** Leaves for the bank. Does nothing while it is at work. Rejects with what `onAnswer` throws. */
  go: () => Promise<void>
  /** Reads what became of the payment. Does nothing while an answer is on its way. */
  check: () => Promise<void>
  /** Takes the options of the latest render; none once the component is gone, or another subject has taken its place. */
  update: (options?: DepartureOptions<Answer>) => void
}

// Long enough for a slow bank page to appear, short enough that a stopped navigation does not leave the payer waiting.
const leavingTimeout = 15_000

export function createDeparture<Answer extends Way>(): Departure<Answer> {
  /** Absent once nobody wants it any more: nothing is called, and nothing is left. */
  let options: DepartureOptions<Answer> | undefined
  let isShown = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const store = createStore<DepartureState>({ status: 'idle', error: null }, () => {
    const visit = new AbortController()
    for (const event of ['pageshow', 'visibilitychange']) addEventListener(event, recheck, visit)
    isShown = true
    recheck()
    return () => {
      isShown = false
      clearTimeout(timer)
      visit.abort()
    }
  })

  function move(status: DepartureState['status'], change?: Partial<DepartureState>): void {
    clearTimeout(timer)
    store.set({ ...store.get(), error: null, ...change, status })
  }

  async function go(): Promise<void> {
    const { status } = store.get()
    if (!options?.ask || (status !== 'idle' && status !== 'error')) return
    const { ask, choice } = options
    move('asking')
    let answer: Answer
    try {
      answer = await ask()
      arrive(answer, choice)
    } catch (cause) {
      return fail(cause)
    }
    // An error of the merchant's own callback is not a failure of the payment.
    options?.onAnswer?.(answer)
  }

  function arrive({ redirectUrl, payment }: Answer, choice: string | undefined): void {
    const change = payment && { payment }
    if (redirectUrl !== null && isShown && options?.ask && options.choice === choice) {
      move('leaving', change)
      timer = setTimeout(recheck, leavingTimeout)
      options.navigate(redirectUrl)
    } else move(redirectUrl !== null && options?.check ? 'idle' : 'settled', change)
  }

  async function fail(cause: unknown): Promise<void> {
    const error = toPaymentError(cause)
    if (options?.check && error.status === 409) await check(error)
    else move('error', { error })
    options?.onError?.(error)
  }

  async function check(error: PaymentError | null = null): Promise<void> {
    if (!options?.check) return move('settled')
    move('checking')
    try {
      const { payment, isOpen } = await options.check()
      const open = error ? 'error' : 'idle'
      move(isOpen ? open : 'settled', { payment, error })
    } catch (cause) {
      move('error', { error: toPaymentError(cause) })
    }
  }

  /** Shown again, perhaps from the back-forward cache: the page is as it was left, the payment may not be. */
  function recheck(): void {
    const { status } = store.get()
    if (document.hidden) return
    if (status === 'leaving' || (status === 'settled' && options?.check)) void check()
  }

  return {
    ...store,
    go,
    async check() {
      const { status } = store.get()
      if (status !== 'asking' && status !== 'checking') await check()
    },
    update: (latest) => {
      options = latest
    },
  }
}
