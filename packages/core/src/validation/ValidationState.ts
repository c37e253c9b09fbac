import type { ConnectorPaymentField } from '../models/connector.ts'
import type { PaymentField } from '../models/field.ts'

/** Why a validation cannot go on in the shop's page. */
export type ValidationStop =
  /** It began in Powens's webview, and goes on there. */
  | 'other_webview'
  /** Powens asks for a step that this version does not know. */
  | 'unknown_action'
  /** The payer has to go to the bank, and there is no address that a page may lead to. */
  | 'no_address'
  /** The bank asks a question without saying which. */
  | 'no_question'

/**
 * What a page draws while a payer approves a payment in it: what the step needs, and the one verb that leads on.
 *
 * Closed: a `switch` over `step` cannot forget one. Whatever Powens answers becomes one of them.
 */
export type ValidationState =
  /** Before anything has begun. */
  | { step: 'choose_bank'; verb: 'choose' }
  /** The bank's mechanism is for Powens's webview alone: name the bank to Powens, then lead there. */
  | { step: 'use_powens'; verb: 'leave'; connectorUuid: string }
  | { step: 'accept_terms'; verb: 'accept' }
  /** Static fields. Each value is encrypted in the page, on its own. */
  | {
      step: 'fill_fields'
      verb: 'answer'
      mechanism: string
      fields: ConnectorPaymentField[]
    }
  /** The account to pay from: this bank needs it beforehand. */
  | { step: 'give_payer'; verb: 'answer' }
  /** Everything is known: show what is paid, to whom and by whom, then validate with `validated: true`. */
  | { step: 'confirm_summary'; verb: 'validate'; mechanism: string }
  /** Leave for the bank with the whole page, never in a frame. */
  | { step: 'go_to_bank'; verb: 'leave'; validateUri: string }
  /** The payer approves on another device. `hint` is text of the bank, never markup. */
  | { step: 'approve_in_app'; verb: 'resume'; hint: string | null }
  /** What the bank asks, such as a one-time code. Powens wants the answers in clear text. */
  | { step: 'answer_bank'; verb: 'answer'; fields: (PaymentField & { name: string })[]; hint: string | null }
  /** The payer says yes or no to the transfer. */
  | { step: 'approve_transfer'; verb: 'approve' }
  /** Nothing is left to do here: lead to the callback. */
  | { step: 'finished'; verb: 'return' }
  /** Show the payment's status and lead to the callback. A next attempt uses Powens's webview. */
  | { step: 'cannot_continue'; verb: 'return'; reason: ValidationStop }

export type ValidationStep = ValidationState['step']
export type ValidationVerb = ValidationState['verb']
