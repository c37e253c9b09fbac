import type { CreatedPayment } from '@powens-pay/core'
import { banks, type Sandbox } from '@powens-pay/sandbox'
import { toDay } from '../../src/statement/toDay.ts'
import { createShop, iban, instruct, type Shop } from '../createShop.ts'

const day = 24 * 60 * 60 * 1000
const month = 30

/** What really becomes of a payment's money. */
export type Fate =
  | 'paid'
  | 'accepted'
  | 'refused_later'
  | 'rejected'
  | 'abandoned'
  | 'duplicate'
  | 'partial_told'
  | 'partial_untold'
  | 'returned'
  | 'lost_news'

/** A hundred payments of a shop. */
const mix: Record<Fate, number> = {
  paid: 70,
  accepted: 5,
  refused_later: 3,
  rejected: 6,
  abandoned: 2,
  duplicate: 3,
  partial_told: 3,
  partial_untold: 2,
  returned: 2,
  lost_news: 4,
}
const fates = Object.entries(mix).flatMap(([fate, share]) =>
  Array.from({ length: share }, () => fate as Fate),
)

const bankOf: Partial<Record<Fate, string>> = {
  accepted: 'Comptoir Mutuel',
  refused_later: 'Comptoir Mutuel',
  partial_told: 'Banque Horizon',
  partial_untold: 'Banque Céleste',
}

/** The same numbers for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export interface Month {
  shop: Shop
  orderIds: string[]
  /** What became of each payment, by its id. */
  fates: Map<number, Fate>
  /** The days that its statement covers. */
  from: string
  to: string
}

/** A month of payments at a shop, all of it drawn from the seed, and ten quiet days after it. */
export async function openMonth(seed: number, count: number): Promise<Month> {
  const random = createRandom(seed)
  const shop = createShop()
  const from = toDay(shop.sandbox.clock.now())
  const opened: Month = { shop, orderIds: [], fates: new Map(), from, to: from }
  for (let today = 0; today < month; today++) {
    for (
      let index = Math.floor((count * today) / month);
      index < Math.floor((count * (today + 1)) / month);
      index++
    ) {
      const fate = fates[Math.floor(random() * fates.length)] ?? 'paid'
      await pay(opened, { orderId: `order ${index + 1}`, fate, random })
    }
    await shop.sandbox.clock.advance(day)
  }
  await shop.sandbox.clock.advance(10 * day)
  await shop.sandbox.webhooks.flush()
  return { ...opened, to: toDay(shop.sandbox.clock.now()) }
}

interface Plan {
  orderId: string
  fate: Fate
  random: () => number
}

async function pay({ shop, orderIds, fates: known }: Month, { orderId, fate, random }: Plan): Promise<void> {
  const { sandbox } = shop
  const { faults } = sandbox
  const cents = () => (1 + Math.floor(random() * 99_999)) / 100
  const amount = () => cents().toFixed(2)
  const isBulk = fate === 'partial_told' || fate === 'partial_untold'
  const instructions = isBulk
    ? ['done', 'pdng/rjct', 'done'].map((step, line) =>
        instruct(amount(), `${step} - ${orderId} line ${line + 1}`),
      )
    : [instruct(amount(), `${fate === 'rejected' ? 'pdng/rjct' : 'done'} - ${orderId}`)]
  shop.orders.set(orderId, { customer: 'ada', instructions })
  orderIds.push(orderId)
  const browser = shop.browser()
  const begin = async (): Promise<[CreatedPayment, string]> => {
    const created = await browser.create(orderId)
    return [created, await browser.follow(created.redirectUrl ?? '')]
  }
  const options = { bank: bankOf[fate] ?? 'Connecteur de test' }
  const [{ payment }, webview] = await begin()
  const { id } = payment
  known.set(id, fate)

  switch (fate) {
    case 'abandoned':
      await sandbox.payer.abandon(webview, options)
      return
    case 'duplicate': {
      // Its bank moves the money and Powens calls it rejected at first, so the payer pays once more.
      faults.patchPayment(id, { state: 'rejected' })
      await approve(sandbox, webview, options.bank)
      await sandbox.clock.advance(60_000)
      const [second, another] = await begin()
      known.set(second.payment.id, 'paid')
      await approve(sandbox, another, options.bank)
      await faults.setState(id, 'pending')
      await faults.setState(id, 'done')
      return
    }
    case 'lost_news':
      // The money moves, and no news of it comes before the payment expires.
      faults.patchPayment(id, { state: 'pending' })
      await approve(sandbox, webview, options.bank)
      await faults.setState(id, 'expired')
      return
    default:
      await approve(sandbox, webview, options.bank)
      if (fate === 'refused_later') faults.refuseAccepted(id)
      if (fate === 'returned') faults.returnMoney(id)
  }
}

/** What the payer's browser does, without the pages: a month of them is fetched in a third of the time. */
async function approve(sandbox: Sandbox, webview: string, name: string): Promise<void> {
  const { searchParams } = new URL(webview)
  const connector_uuid = banks.find((bank) => bank.name === name)?.uuid
  const response = await sandbox.fetch(`${sandbox.apiUrl}/payments/${searchParams.get('payment_id')}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${searchParams.get('code')}`,
    },
    body: JSON.stringify({
      connector_uuid,
      validate_mechanism: 'webauth',
      webview_url: webview,
      validated: true,
      payer: { scheme_name: 'iban', identification: 'FR7630006000011234567890189', label: 'Ada Martin' },
    }),
  })
  const { validate_uri } = (await response.json()) as { validate_uri: string | null }
  if (!validate_uri)
    throw new Error(`The sandbox answered ${response.status} without an address of the bank.`)
  const decided = await sandbox.fetch(validate_uri, {
    method: 'POST',
    body: new URLSearchParams({ do: 'approve' }),
    redirect: 'manual',
  })
  await sandbox.fetch(decided.headers.get('location') ?? '', { redirect: 'manual' })
  await sandbox.clock.idle()
}

export const account = iban
