import type { Connector } from '../models/connector.ts'
import type { Payment } from '../models/payment.ts'
import type { PaymentTerms } from '../models/terms.ts'
import { listPaymentFields } from '../payment/listPaymentFields.ts'
import { chooseMechanism } from './chooseMechanism.ts'
import { listStaticFields } from './listStaticFields.ts'
import { mustGivePayer } from './mustGivePayer.ts'
import { mustShowTerms } from './mustShowTerms.ts'
import type { ValidationState, ValidationStop } from './ValidationState.ts'

/** What is known of a validation. After a reload all of it is read again, but for what the payer has typed. */
export interface ValidationFacts {
  /** The payment as Powens shows it to the holder of its token. */
  payment: Pick<Payment, 'state'> & Partial<Payment>
  /** The webview that the shop's server recorded; `null` before one began. */
  webview: 'shop' | 'powens' | null
  isWhiteLabel: boolean
  /** The payment's bank, or the one that the payer chose, with its `payment_fields`; `null` before there is one. */
  connector: Pick<Connector, 'uuid' | 'payment_settings' | 'payment_fields'> | null
  /** What Powens says of the terms; `null` when it did not say. Then they are shown. */
  terms: PaymentTerms | null
  /** What the payer has done in this page. */
  given: {
    /** They accepted the terms. */
    terms: boolean
    /** The names of the static fields that have a value; `null` before the payer answered. */
    fields: readonly string[] | null
    /** They named the account to pay from. */
    payer: boolean
  }
}

/**
 * Reads where a validation stands and what it needs next. Pure: the same facts are the same state after a reload, after
 * Back and in another tab. (docs/powens.md#own-validation-webview)
 */
export function interpretValidation(facts: ValidationFacts): ValidationState {
  const { payment, webview } = facts
  switch (payment.state) {
    case 'created':
      return webview === 'powens' ? stop('other_webview') : readPreparation(facts)
    case 'validating':
      // Nothing is left for the payer: the bank has answered, or the merchant's server confirms.
      if (!payment.action || payment.action === 'confirm') return { step: 'finished', verb: 'return' }
      return webview === 'shop' ? readAction(payment) : stop('other_webview')
    default:
      return { step: 'finished', verb: 'return' }
  }
}

/** Before the bank is asked. */
function readPreparation(facts: ValidationFacts): ValidationState {
  const { payment, isWhiteLabel, connector, terms, given } = facts
  if (!connector) return { step: 'choose_bank', verb: 'choose' }
  const mechanism = chooseMechanism(connector, isWhiteLabel)
  if (mechanism === null) return { step: 'use_powens', verb: 'leave', connectorUuid: connector.uuid }
  if (!given.terms && mustShowTerms(terms)) return { step: 'accept_terms', verb: 'accept' }
  const fields = listStaticFields(connector, mechanism)
  const isAnswered = fields.every(({ name, required }) => !required || given.fields?.includes(name))
  if (!isAnswered || (fields.length > 0 && given.fields === null))
    return { step: 'fill_fields', verb: 'answer', mechanism, fields }
  if (!given.payer && mustGivePayer(payment, connector)) return { step: 'give_payer', verb: 'answer' }
  return { step: 'confirm_summary', verb: 'validate', mechanism }
}

/** While the bank waits for the payer. */
function readAction(payment: ValidationFacts['payment']): ValidationState {
  const hint = payment.error_description ?? null
  switch (payment.action) {
    case 'redirect': {
      const { validate_uri: validateUri } = payment
      return validateUri && isWebAddress.test(validateUri)
        ? { step: 'go_to_bank', verb: 'leave', validateUri }
        : stop('no_address')
    }
    case 'decoupled':
      return { step: 'approve_in_app', verb: 'resume', hint }
    case 'additionalInformationNeeded': {
      const fields = listPaymentFields({ fields: payment.fields })
      return fields.length > 0 ? { step: 'answer_bank', verb: 'answer', fields, hint } : stop('no_question')
    }
    case 'psuValidation':
      return { step: 'approve_transfer', verb: 'approve' }
    default:
      return stop('unknown_action')
  }
}

// A page leads to a website and runs nothing, whatever an answer says.
const isWebAddress = /^https?:\/\//i

const stop = (reason: ValidationStop): ValidationState => ({
  step: 'cannot_continue',
  verb: 'return',
  reason,
})
