import type { OpenShopOptions, Shop } from '@powens-pay/react/testing'

interface Begun {
  shop: Shop
  redirectUrl: string
  paymentId: number
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
const setState =
  (...states: string[]) =>
  async ({ shop, paymentId }: Begun) => {
    for (const state of states) await shop.sandbox.faults.setState(paymentId, state)
  }
const refuseWith =
  (errorCode: string, message?: string) =>
  async ({ shop, paymentId }: Begun) => {
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
  'approved on the phone': {
    act: ({ shop, paymentId }) =>
      Promise.resolve(
        shop.sandbox.faults.patchPayment(paymentId, { state: 'validating', action: 'decoupled' }),
      ),
  },
  'waiting for the shop': {
    act: ({ shop, paymentId }) =>
      Promise.resolve(
        shop.sandbox.faults.patchPayment(paymentId, { state: 'validating', action: 'confirm' }),
      ),
  },
  'being cancelled': {
    order: { scenario: 'pdng/done', webhooks: false },
    act: async (begun) => {
      await approve(begun)
      begun.shop.sandbox.faults.patchPayment(begun.paymentId, { state_detail: 'cancelling' })
    },
  },
  'accepted by the bank': { act: setState('accepted') },
  'in three parts, one refused': {
    order: { kind: 'bulk', scenario: ['done', 'rjct', 'done'] },
    act: approve,
  },
  'in three parts, the bank says no more': { order: { kind: 'bulk' }, act: setState('partial') },
  'in three parts, all paid': { order: { kind: 'bulk' }, act: approve },
  'every month': { order: { kind: 'recurring', scenario: 'pdng' }, act: setState('validating', 'pending') },
  'every month, then stopped': {
    order: { kind: 'recurring', scenario: 'pdng' },
    act: setState('validating', 'pending', 'rejected'),
  },
  'left in the webview': { act: ({ shop, redirectUrl }) => shop.payer.cancel(redirectUrl) },
  'refused at the bank': { act: ({ shop, redirectUrl }) => shop.payer.refuse(redirectUrl) },
  'an empty account': {
    act: ({ shop, redirectUrl }) => shop.payer.approve(redirectUrl, { account: 'empty' }),
  },
  'stopped by the bank': {
    act: refuseWith('bankMessage', 'Plafond de virement atteint. Contactez votre conseiller.'),
  },
  'the bank is down': { act: refuseWith('websiteUnavailable') },
  'too late': { act: setState('expired') },
  'a state from the future': { act: setState('teleported') },
  'two endings': { act: setState('done', 'rejected') },
} satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios
