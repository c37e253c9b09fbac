import type { ErrorCode } from '@powens-pay/core'
import { body, json, problems, type Json } from './parts.ts'

const post: ErrorCode[] = ['invalid_request', 'unsupported_media_type', 'body_too_large']

/** On the broker's management port alone: what a merchant's backend and its operators may ask, and no browser. */
const servers = [
  { url: 'http://127.0.0.1:8081', description: "The broker's management port. Keep it private." },
]

/** The management routes about orders and payments. */
export const managementPaths: Json = {
  '/orders/withdraw': {
    servers,
    post: {
      operationId: 'withdrawPayment',
      summary: 'Close the payments of an order that was edited or dropped, as far as they can be closed.',
      description:
        'What cannot be closed now is tried again by the broker. Money that arrives nevertheless comes as a change with `unwanted`.',
      requestBody: body('OrderBody'),
      responses: { '200': json('What became of them.', 'Withdrawal'), ...problems(...post) },
    },
  },
  '/orders/forget': {
    servers,
    post: {
      operationId: 'forgetPayment',
      summary: 'Remove everything about an order but its id.',
      requestBody: body('OrderBody'),
      responses: {
        '204': { description: 'Forgotten. Nothing is created or found under this id any more.' },
        ...problems(...post, 'payment_in_progress', 'needs_review'),
      },
    },
  },
  '/orders/unpaid-lines': {
    servers,
    get: {
      operationId: 'listUnpaidLines',
      summary: 'The lines of an order’s bulk payments that a new bulk payment may hold.',
      parameters: [{ name: 'orderId', in: 'query', required: true, schema: { type: 'string' } }],
      responses: { '200': json('The lines.', 'UnpaidLineList'), ...problems('invalid_request') },
    },
  },
  '/payments/resolve': {
    servers,
    post: {
      operationId: 'resolvePayment',
      summary: 'Record whether the money of a payment arrived, where Powens does not say.',
      description:
        'For a payment under review, accepted, expired, partial or unwanted. It comes as a change, with the source `resolved`.',
      requestBody: body('ResolutionBody'),
      responses: { '200': json('The payment as a page sees it now.', 'ReadPayment'), ...problems(...post) },
    },
  },
}
