import type { AccountRequest } from './account.ts'

/** The bodies of `POST /payments/{id}`. Powens tells them apart by their keys. (docs/powens.md#update-a-payment) */
export type PaymentUpdate =
  | ValidateUpdate
  /** Sets the bank of a `created` payment. The own-webview guide names the step and prints no body for it. */
  | { connector_uuid: string }
  /** Asks whether the payer has answered, while `action` is `decoupled`. */
  | { resume: true }
  /** Answers `additionalInformationNeeded`, in clear text. */
  | { fields: Readonly<Record<string, string>> }
  /** Answers `psuValidation`. */
  | { psu_validate: boolean }
  /** Answers `confirm`, within about a minute. */
  | { confirm: boolean }
  | CancelUpdate

/**
 * Starts the validation of a `created` payment, from an own validation page.
 * (docs/powens.md#paymentvalidaterequest)
 */
interface ValidateUpdate {
  id_connector?: number | undefined
  connector_uuid?: string | undefined
  validate_mechanism: string
  /** Each value is a compact JWE of its own. */
  fields?: Readonly<Record<string, string>> | undefined
  website?: string | undefined
  payer?: AccountRequest | undefined
  /** Where the bank sends the payer back to, for every redirect of this payment; it may have a query. */
  webview_url: string
  validated?: boolean | undefined
}

/** Cancels a payment. (docs/powens.md#paymentcancelrequest) */
interface CancelUpdate {
  cancel: true
  /** Where the payer comes back to when the bank wants an approval. Without a query. */
  client_redirect_uri: string
  client_state?: string | undefined
}
