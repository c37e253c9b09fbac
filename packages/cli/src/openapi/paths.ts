import { idempotencyKeyHeader, paymentKeyHeader, type ErrorCode } from '@powens-pay/core'
import { body, json, noStore, problems, type Json } from './parts.ts'

const upstream: ErrorCode[] = [
  'powens_error',
  'powens_invalid_response',
  'powens_unavailable',
  'powens_timeout',
  'rate_limited',
]
const post: ErrorCode[] = [
  'invalid_request',
  'forbidden_origin',
  'unsupported_media_type',
  'body_too_large',
  'request_timeout',
]
const order: ErrorCode[] = ['order_not_found', 'payment_refused']
const key: ErrorCode[] = ['invalid_payment_key']
const privileged: ErrorCode[] = [...post, ...key, 'same_browser_required', ...upstream]

const id = {
  name: 'id',
  in: 'path',
  required: true,
  description: "Powens's id of the payment.",
  schema: { type: 'integer' },
}
const token = { name: 'token', in: 'path', required: true, schema: { type: 'string' } }
const paymentKey = {
  name: paymentKeyHeader,
  in: 'header',
  required: true,
  description: 'Proof to read this payment. Never in a query.',
  schema: { type: 'string', maxLength: 512 },
}
const redirect = (description: string): Json => ({
  '303': { description, headers: { Location: { required: true, schema: { type: 'string' } } } },
})
const failurePage = {
  default: {
    description: 'A browser navigates here, so what fails is a page that says what to do.',
    content: { 'text/html': { schema: { type: 'string' } } },
  },
}

const fetchedAhead = { '204': { description: 'Fetched ahead: a prefetch, or HEAD. Nothing happened.' } }

/** Every route of the wire, below where the broker is mounted. */
export const paths: Json = {
  '/payments': {
    post: {
      operationId: 'createPayment',
      summary: "The order's payment: the one there is, or a new one. At most one payable link per order.",
      description:
        'Only creates: no token of Powens is in the answer, and `redirectUrl` is the broker’s own `/go/{token}`. Sets the browser’s cookie.',
      parameters: [
        {
          name: idempotencyKeyHeader,
          in: 'header',
          description: 'Joins repeated calls of one caller and order for 24 hours.',
          schema: { type: 'string', maxLength: 255 },
        },
      ],
      requestBody: body('CreatePaymentBody'),
      responses: {
        '201': json('The payment.', 'CreatedPayment'),
        ...problems(
          ...post,
          ...order,
          'payment_in_progress',
          'order_already_paid',
          'needs_review',
          'idempotency_conflict',
          ...upstream,
        ),
      },
    },
  },
  '/payments/find': {
    post: {
      operationId: 'findPayment',
      summary: "The order's latest payment, or null. Creates nothing.",
      requestBody: body('OrderInputBody'),
      responses: {
        '200': json('The payment, or null.', 'FoundPayment'),
        ...problems(...post, ...order, ...upstream),
      },
    },
  },
  '/payments/{id}': {
    get: {
      operationId: 'readPayment',
      summary: 'A payment, for a caller with its key. Rarely calls Powens, and creates nothing.',
      parameters: [id, paymentKey, { name: 'If-None-Match', in: 'header', schema: { type: 'string' } }],
      responses: {
        '200': {
          ...json('The payment.', 'ReadPayment'),
          headers: { ...noStore.headers, ETag: { schema: { type: 'string' } } },
        },
        '304': { description: 'As before.' },
        ...problems(...key, ...upstream),
      },
    },
  },
  '/payments/{id}/events': {
    get: {
      operationId: 'streamPayment',
      summary: 'A `payment` event a change, comments as heartbeat; ends after a final state.',
      parameters: [id, paymentKey],
      responses: {
        '200': { description: 'A stream.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        ...problems(...key, 'rate_limited'),
      },
    },
  },
  '/payments/{id}/resume': {
    post: {
      operationId: 'resumePayment',
      summary:
        'A link to the bank for a payment, or its cancellation, that waits for the payer. Needs the cookie as well.',
      parameters: [id, paymentKey],
      responses: {
        '200': json('Where to go.', 'ResumedPayment'),
        ...problems(...privileged, 'not_resumable'),
      },
    },
  },
  '/payments/{id}/cancel': {
    post: {
      operationId: 'cancelPayment',
      summary: 'Cancels, or says where the payer has to approve that. Needs the cookie as well.',
      parameters: [id, paymentKey],
      responses: {
        '200': json('The payment.', 'CancelledPayment'),
        ...problems(...privileged, 'not_cancellable'),
      },
    },
  },
  '/payments/{id}/handoff': {
    post: {
      operationId: 'createHandoff',
      summary: 'A short-lived link for a phone. Needs the cookie as well.',
      parameters: [id, paymentKey],
      responses: { '200': json('The link.', 'Handoff'), ...problems(...privileged, 'not_resumable') },
    },
  },
  '/payments/{id}/validation': {
    post: {
      operationId: 'openValidation',
      summary:
        "What a page of the shop needs to validate the payment at Powens itself, or where the payer goes instead. Needs the cookie as well, and Powens's authorisation.",
      description:
        'The scoped token in it is for the memory of that page alone. 404 where the shop validates in Powens’s webview.',
      parameters: [id, paymentKey],
      responses: {
        '200': json('The access.', 'OpenedValidation'),
        ...problems(...privileged, 'not_found'),
      },
    },
  },
  '/payments/{id}/validation/begin': {
    post: {
      operationId: 'beginValidation',
      summary:
        'Records that the page validates the payment, and which terms were accepted, right before it sends the validation.',
      description: 'The page may validate only where the answer is `shop`. `/go` then leads to the page.',
      parameters: [id, paymentKey],
      requestBody: body('BeginValidationBody'),
      responses: {
        '200': json('The webview that the payment belongs to.', 'BegunValidation'),
        ...problems(...privileged, 'not_found'),
      },
    },
  },
  '/payments/{id}/validation/leave': {
    post: {
      operationId: 'leaveValidation',
      summary:
        "The page gives up: to Powens's webview where nothing has begun, else to the return page; the next attempt uses Powens's webview.",
      parameters: [id, paymentKey],
      responses: { '200': json('Where to go.', 'ResumedPayment'), ...problems(...privileged, 'not_found') },
    },
  },
  '/connectors': {
    post: {
      operationId: 'listConnectors',
      summary: 'The banks, and what speaks against each for this payment. Creates nothing.',
      requestBody: body('OrderInputBody'),
      responses: { '200': json('The banks.', 'ConnectorList'), ...problems(...post, ...order, ...upstream) },
    },
  },
  '/go/{token}': {
    get: {
      operationId: 'go',
      summary: 'Sends the payer to the webview, with `Referrer-Policy: no-referrer`.',
      parameters: [token],
      responses: {
        ...redirect(
          'To the webview, to the page of the shop where the validation began there, or to the return page when nothing is left to approve.',
        ),
        ...fetchedAhead,
        ...failurePage,
      },
    },
  },
  '/handoff/{token}': {
    get: {
      operationId: 'showHandoff',
      summary: 'Shows a phone the shop and the amount, with a button.',
      parameters: [token],
      responses: {
        '200': { description: 'The page.', content: { 'text/html': { schema: { type: 'string' } } } },
        ...redirect('Nothing left to approve.'),
        ...fetchedAhead,
        ...failurePage,
      },
    },
    post: {
      operationId: 'followHandoff',
      summary: 'The button of that page.',
      parameters: [token],
      responses: { ...redirect('To the webview.'), ...failurePage },
    },
  },
  '/validation/{token}': {
    get: {
      operationId: 'returnToValidation',
      summary: "Where the bank sends the payer back to, for a validation in the shop's own page.",
      parameters: [token],
      responses: {
        ...redirect('To that page, with `#powens-payment-{id}-{key}`.'),
        ...fetchedAhead,
        ...failurePage,
      },
    },
  },
  '/callback': {
    get: {
      operationId: 'callback',
      summary: 'Where Powens sends the payer back to. Of its query only `state` and `id_payment` count.',
      parameters: ['state', 'id_payment', 'payment_state', 'error', 'error_code', 'bank_message'].map(
        (name) => ({
          name,
          in: 'query',
          schema: { type: 'string' },
        }),
      ),
      responses: {
        ...redirect(
          'To the return page, with `#powens-payment-{id}-{key}` or `#powens-error-invalid_state`.',
        ),
        ...fetchedAhead,
        ...failurePage,
      },
    },
  },
  '/webhooks': {
    post: {
      operationId: 'webhook',
      summary: "Powens's webhook, verified over the raw bytes. 204 once the change is written.",
      parameters: ['BI-Signature', 'BI-Signature-Date'].map((name) => ({
        name,
        in: 'header',
        required: true,
        schema: { type: 'string' },
      })),
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { type: 'object', description: 'A payment of Powens, with `id_webhook_data`.' },
          },
        },
      },
      responses: {
        '204': { description: 'Written, known already, or none of ours.' },
        ...problems('invalid_signature', 'invalid_request', 'body_too_large', 'request_timeout'),
      },
    },
  },
}
