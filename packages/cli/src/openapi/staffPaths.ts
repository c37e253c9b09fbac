import type { ErrorCode } from '@powens-pay/core'
import { body, json, problems, type Json } from './parts.ts'

const everywhere: ErrorCode[] = ['staff_only', 'forbidden_origin']
const post: ErrorCode[] = [
  ...everywhere,
  'invalid_request',
  'unsupported_media_type',
  'body_too_large',
  'request_timeout',
]

/** A mount of `createStaffHandler` has these routes without `/staff`. */
const servers = [
  {
    url: 'http://127.0.0.1:8081',
    description:
      "The broker's management port, with `Authorization: Bearer` and its STAFF_TOKEN. Keep it private.",
  },
]
const parameters = [
  {
    name: 'id',
    in: 'path',
    required: true,
    schema: { type: 'integer' },
    description: "Powens's payment id.",
  },
]

const act = (operationId: string, summary: string, bodyName: 'StaffResolution' | 'NoBody'): Json => ({
  servers,
  post: {
    operationId,
    summary,
    description: 'For the role `act`. Who did it is named by `authorize`, and stands in the timeline.',
    parameters,
    requestBody: body(bodyName),
    responses: {
      '200': json('The payment as it is now.', 'StaffPaymentDetails'),
      ...problems(...post),
    },
  },
})

/** The staff's routes. */
export const staffPaths: Json = {
  '/staff/payments/search': {
    servers,
    post: {
      operationId: 'searchPayments',
      summary: 'List payments, the newest first.',
      description: 'A page with few payments, or none, may have more behind it: `next` says so.',
      requestBody: body('StaffSearch'),
      responses: { '200': json('Some of them.', 'StaffPaymentList'), ...problems(...post) },
    },
  },
  '/staff/payments/{id}': {
    servers,
    get: {
      operationId: 'readPaymentDetails',
      summary: 'A payment with its timeline, its order and the changes that wait.',
      parameters,
      responses: { '200': json('The payment.', 'StaffPaymentDetails'), ...problems(...everywhere) },
    },
  },
  '/staff/payments/{id}/redeliver': act(
    'redeliverChanges',
    "Offer the parked changes of the payment's order to the shop again.",
    'NoBody',
  ),
  '/staff/payments/{id}/withdraw': act(
    'withdrawOrder',
    "Close the payments of the payment's order, as far as they can be closed.",
    'NoBody',
  ),
  '/staff/payments/{id}/resolve': act(
    'resolveStaffPayment',
    'Record whether the money of a payment arrived, where Powens does not say.',
    'StaffResolution',
  ),
  '/staff/figures': {
    servers,
    post: {
      operationId: 'readFigures',
      summary: 'How far the payments of some days came, per bank, how long it took, and why some failed.',
      requestBody: body('StaffPeriod'),
      responses: { '200': json('The figures.', 'PaymentFigures'), ...problems(...post) },
    },
  },
  '/staff/export': {
    servers,
    post: {
      operationId: 'exportPayments',
      summary: 'The payments that were created on some days, as CSV for the books: one line a transfer.',
      requestBody: body('StaffPeriod'),
      responses: { '200': json('The lines.', 'PaymentExport'), ...problems(...post) },
    },
  },
}
