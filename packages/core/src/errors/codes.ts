/**
 * Every code our own problem documents and errors carry, with its HTTP status and its default sentence.
 *
 * `0`: the error is made in the browser, or at startup, and no answer carries it.
 */
export const errorCodes = {
  invalid_request: [400, 'The request is not one this route understands.'],
  invalid_payment_key: [401, 'The payment key is missing, wrong or expired.'],
  invalid_signature: [401, "The webhook's signature does not match its body."],
  forbidden_origin: [403, 'The request came from another site.'],
  same_browser_required: [403, 'This can only be done from the browser that started the payment.'],
  staff_only: [403, "This is for the shop's staff."],
  payment_refused: [403, 'The shop refused to create this payment.'],
  order_not_found: [404, 'There is no such order for this customer.'],
  not_found: [404, 'There is nothing at this address.'],
  method_not_allowed: [405, 'This address does not take this method.'],
  request_timeout: [408, 'The request took too long to arrive.'],
  payment_in_progress: [409, 'Another payment of this order is still in progress.'],
  order_already_paid: [409, 'This order is paid already.'],
  needs_review: [409, 'The shop has to look at the last payment of this order first.'],
  not_cancellable: [409, 'This payment can no longer be cancelled.'],
  not_resumable: [409, 'This payment can no longer be approved.'],
  link_expired: [410, 'This link has expired.'],
  body_too_large: [413, 'The request body is too large.'],
  unsupported_media_type: [415, 'The request body has to be JSON.'],
  idempotency_conflict: [422, 'The same idempotency key was used with another input.'],
  rate_limited: [429, 'Too many requests; wait a moment.'],
  internal_error: [500, 'Something went wrong on the server.'],
  powens_error: [502, 'Powens answered with an error.'],
  powens_invalid_response: [502, 'Powens answered with something that is not a payment.'],
  powens_unavailable: [503, 'Powens cannot be reached at the moment.'],
  powens_timeout: [504, 'Powens did not answer in time.'],
  network_error: [0, "The shop's server could not be reached."],
  invalid_response: [0, "The shop's server answered with something that is not a payment."],
  navigation_blocked: [0, 'The browser did not let this page lead on to the bank.'],
  configuration_error: [0, 'Powens Pay is not configured correctly.'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ErrorCode = keyof typeof errorCodes
