import { cancelPayment } from '@powens-pay/core'
import type { PaymentReference } from '@powens-pay/react'
import type { OpenShopOptions, Shop } from '@powens-pay/react/testing'

interface Begun {
  shop: Shop
  redirectUrl: string
  reference: PaymentReference
}

/** What the sandbox plays before a story is drawn. */
export interface Scenario {
  order?: OpenShopOptions
  /** The payer has been to the shop's button, and then … */
  act?: (begun: Begun) => Promise<unknown>
  /** The order has no payment yet. */
  isUntouched?: boolean
  /** The shop's server when the page opens: it keeps the payer waiting, or cannot be reached. */
  server?: 'slow' | 'down'
}

const approve = ({ shop, redirectUrl }: Begun) => shop.payer.approve(redirectUrl)
const approveAt =
  (bank: string) =>
  ({ shop, redirectUrl }: Begun) =>
    shop.payer.approve(redirectUrl, { bank })
const day = 86_400_000

// What no bank of the sandbox does by itself is put into its books.
const setState =
  (...states: string[]) =>
  async ({ shop, reference }: Begun) => {
    for (const state of states) await shop.sandbox.faults.setState(reference.paymentId, state)
  }
const refuseWith =
  (errorCode: string, message?: string) =>
  async ({ shop, reference: { paymentId } }: Begun) => {
    if (message) shop.sandbox.faults.patchPayment(paymentId, { error_description: message })
    await shop.sandbox.faults.setState(paymentId, 'rejected', { errorCode })
  }

/** Every story names one of these. */
export const scenarios = {
  'an open order': { isUntouched: true },
  'an open order, and a slow shop': { isUntouched: true, server: 'slow' },
  'an open order, and the shop is down': { isUntouched: true, server: 'down' },
  'an open order with a slow bank': { order: { scenario: 'pdng/done' }, isUntouched: true },
  'an open order in three parts': {
    order: { kind: 'bulk', scenario: ['done', 'rjct', 'done'] },
    isUntouched: true,
  },
  'an open order every month': { order: { kind: 'recurring', scenario: 'pdng' }, isUntouched: true },
  'a dear order': { order: { amount: '99999.00' }, isUntouched: true },
  'begun and left': {},
  'approved at once': { act: approve },
  'approved, and a slow shop': { act: approve, server: 'slow' },
  'approved, and the shop is down': { act: approve, server: 'down' },
  'approved, then slow': { order: { scenario: 'pdng/done' }, act: approve },
  'to be approved on the phone': {
    act: ({ shop, redirectUrl }) => shop.payer.abandon(redirectUrl, { bank: 'Néo Mercure' }),
  },
  'waiting for the shop': {
    order: { sandbox: { config: { 'payment.auto_confirmation': '0' } } },
    // The shop confirms as soon as the payer is back, and Powens does not hear it.
    act: (begun) => {
      begun.shop.sandbox.faults.failNext('POST /payments/{id}', { status: 503, times: Infinity })
      return approve(begun)
    },
  },
  'a cancellation to approve': {
    order: { scenario: 'pdng/done', executionDateType: 'first_open_day' },
    act: async (begun) => {
      await approveAt('Banque Horizon')(begun)
      await cancelPayment(begun.shop.client, begun.reference)
    },
  },
  'accepted by the bank': { act: approveAt('Comptoir Mutuel') },
  'in three parts, one refused': {
    order: { kind: 'bulk', scenario: ['done', 'rjct', 'done'] },
    act: approve,
  },
  'in three parts, the bank says no more': {
    order: { kind: 'bulk', scenario: ['done', 'rjct', 'done'] },
    act: approveAt('Banque Céleste'),
  },
  'in three parts, all paid': { order: { kind: 'bulk' }, act: approve },
  'every month': { order: { kind: 'recurring', scenario: 'pdng' }, act: approve },
  'every month, then stopped': {
    order: { kind: 'recurring', scenario: 'pdng/rjct' },
    act: async (begun) => {
      await approve(begun)
      await begun.shop.sandbox.clock.advance(day)
    },
  },
  'left in the webview': { act: ({ shop, redirectUrl }) => shop.payer.cancel(redirectUrl) },
  'declined by the bank': { order: { scenario: 'rjct' }, act: approve },
  'an empty account': {
    act: ({ shop, redirectUrl }) => shop.payer.approve(redirectUrl, { account: 'empty' }),
  },
  'stopped by the bank': {
    act: refuseWith('bankMessage', 'Plafond de virement atteint. Contactez votre conseiller.'),
  },
  'the bank is down': { act: refuseWith('websiteUnavailable') },
  'too late': { act: ({ shop }) => shop.sandbox.clock.advance(30 * day) },
  'a state from the future': { act: setState('teleported') },
  'two endings': { act: setState('done', 'rejected') },
} satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios
