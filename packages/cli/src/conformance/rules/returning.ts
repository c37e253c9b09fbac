import { parseReturnFragment } from '@powens-pay/core'
import { must, mustAnswer } from '../must.ts'
import type { Rule } from '../Rule.ts'

const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' }
/** What the return page receives, in either form that a page reads. */
const readReturn = (response: Response) => parseReturnFragment(response.headers.get('location') ?? '')

/** The way to the bank and back: `GET /go/{token}` and `GET /callback`. */
export const returningRules: readonly Rule[] = [
  {
    name: 'go',
    promise: 'The link answers a navigation with 303 to the webview of that payment.',
    otherwise: 'the payer does not reach the bank.',
    async check(visitor) {
      const { id, redirectUrl } = await visitor.pay()
      const response = await visitor.send(redirectUrl, { headers: navigation })
      mustAnswer(response, [302, 303], 'The link')
      const location = response.headers.get('location') ?? ''
      must(
        location.startsWith(visitor.sandbox.webviewUrl) || location.startsWith(visitor.sandbox.apiUrl),
        'It does not lead to the webview.',
      )
      must(new URL(location).searchParams.get('payment_id') === String(id), 'It leads to another payment.')
    },
  },
  {
    name: 'go-referrer',
    promise: 'The link carries Referrer-Policy: no-referrer.',
    otherwise: 'the next site learns the address with its token.',
    async check(visitor) {
      const { redirectUrl } = await visitor.pay()
      const response = await visitor.send(redirectUrl, { headers: navigation })
      must(response.headers.get('referrer-policy') === 'no-referrer', 'The header is missing.')
    },
  },
  {
    name: 'go-prefetch',
    promise: 'A prefetch of the link, or HEAD, is 204 and mints nothing.',
    otherwise: 'mail scanners and browsers that look ahead use up links.',
    async check(visitor) {
      const { redirectUrl } = await visitor.pay()
      mustAnswer(await visitor.send(redirectUrl, { method: 'HEAD' }), 204, 'HEAD')
      const headers = { ...navigation, 'sec-purpose': 'prefetch' }
      mustAnswer(await visitor.send(redirectUrl, { headers }), 204, 'A prefetch')
    },
  },
  {
    name: 'callback',
    promise: 'GET /callback answers 303 to the return page with #powens-payment-{id}-{key}.',
    otherwise: 'the payer comes back to a page that knows nothing.',
    async check(visitor) {
      const { id, key } = await visitor.pay()
      const response = await visitor.callBack({ id_payment: id, state: key, payment_state: 'created' })
      mustAnswer(response, [302, 303], 'The callback')
      const received = readReturn(response)
      must(
        received?.paymentId === id && received.paymentKey === key,
        'The fragment names neither this payment nor its key.',
      )
    },
  },
  {
    name: 'callback-claim',
    promise: "The callback's payment_state is ignored.",
    otherwise: 'anyone types payment_state=done and has paid.',
    async check(visitor) {
      const payment = await visitor.pay()
      await visitor.callBack({ id_payment: payment.id, state: payment.key, payment_state: 'done' })
      const { state } = await visitor.look(payment)
      must(state === 'created', `The payment is shown as ${String(state)} because the URL claims it.`)
    },
  },
  {
    name: 'callback-forged-state',
    promise: 'A state that was not signed here leads to #powens-error-invalid_state and shows no payment.',
    otherwise: 'a forged return shows a stranger a payment.',
    async check(visitor) {
      const { id, key } = await visitor.pay()
      const forged = [`${key.slice(0, -4)}${key.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`, 'order-1042', '']
      for (const state of forged) {
        const response = await visitor.callBack({ id_payment: id, state, payment_state: 'done' })
        must(
          readReturn(response)?.error === 'invalid_state',
          'The return page does not learn that nothing was proved.',
        )
      }
    },
  },
  {
    name: 'callback-other-payment',
    promise: "A callback with one payment's state and another's id shows neither.",
    otherwise: 'a cheap payment passes for a dear one.',
    async check(visitor) {
      const [mine, other] = [await visitor.pay(), await visitor.pay()]
      const response = await visitor.callBack({ id_payment: other.id, state: mine.key })
      must(readReturn(response)?.paymentId !== other.id, 'The other payment is shown.')
    },
  },
  {
    name: 'callback-replay',
    promise: 'The same callback again gives the same answer and changes nothing.',
    otherwise: 'a reload of the return page breaks, or does something twice.',
    async check(visitor) {
      const payment = await visitor.pay()
      const parameters = { id_payment: payment.id, state: payment.key }
      const first = await visitor.callBack(parameters)
      const before = await visitor.look(payment)
      const second = await visitor.stranger().callBack(parameters)
      must(
        second.headers.get('location') === first.headers.get('location'),
        'The second answer leads elsewhere.',
      )
      must(
        (await visitor.look(payment))['state'] === before['state'],
        'The second callback changed the payment.',
      )
    },
  },
]
