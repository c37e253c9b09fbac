import type { ValidationState } from '@powens-pay/core'

/**
 * What a page draws, with the one verb that leads on. To the steps of a validation it adds what comes before and beside them.
 *
 *     reading ──▶ start ──▶ choose_bank ──▶ accept_terms ──▶ fill_fields ──▶ give_payer ──▶ confirm_summary
 *        │                       └──▶ use_powens                                                  │
 *        ├──▶ show_status           ┌─────────────────────────── validate ◀───────────────────────┘
 *        └──▶ not_offered           ▼
 *               go_to_bank, approve_in_app, answer_bank, approve_transfer ──▶ finished, cannot_continue
 *
 * Steps that a payment does not need are left out. After each load the state is read from Powens again.
 */
export type PageValidationState =
  | ValidationState
  /** The payment is being read; `read` tries again when that failed. */
  | { step: 'reading'; verb: 'read' }
  /** The order has no payment yet. */
  | { step: 'start'; verb: 'start' }
  /** The payment cannot be validated in this page: go on in Powens's webview. */
  | { step: 'not_offered'; verb: 'leave' }
  /** There is nothing to do here: another browser, or a payment that is under way or over. Show its status. */
  | { step: 'show_status'; verb: 'read' }
