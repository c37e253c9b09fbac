import type { PaymentRecord } from './PaymentRecord.ts'
import type { WebhookOptions } from './SandboxOptions.ts'

/** What caused the change: the payer's browser or the merchant's call, or Powens's background check with the bank. */
export type Cause = 'interactive' | 'background'

/** One attempt to deliver a webhook, and its result. */
export interface WebhookAttempt {
  id: number
  paymentId: number
  /** The payment's state as the body has it. */
  state: string
  url: string
  /** When it was made, by the sandbox's clock. */
  at: number
  headers: Record<string, string>
  /** The JSON as it was sent, before any compression. */
  body: string
  /** The receiver's status; `null` when it did not answer. */
  status: number | null
  error: string | null
  isAccepted: boolean
  isTimeout: boolean
}

/** Sends changes of payments to every registered URL, and repeats until each is accepted. */
export interface WebhookSender {
  /** Every attempt made, oldest first. */
  attempts: WebhookAttempt[]
  register: (endpoint: WebhookOptions) => void
  notify: (record: PaymentRecord, cause: Cause) => void
  /** The payer's browser has carried a state to the shop. */
  announce: (record: PaymentRecord) => void
  retry: () => Promise<void>
  release: (isReversed: boolean) => Promise<void>
}
