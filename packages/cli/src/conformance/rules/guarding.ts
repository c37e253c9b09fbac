import { problemSchema } from '@powens-pay/core/models'
import { must, mustAnswer } from '../must.ts'
import type { Rule } from '../Rule.ts'
import type { Visitor } from '../createVisitor.ts'

const raw = (visitor: Visitor, body: string, headers: Record<string, string> = {}, path = '/payments') =>
  visitor.send(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })

const valid = (visitor: Visitor): string => JSON.stringify({ input: visitor.subject.createInput() })

/** What every route refuses, and how it says so. */
export const guardingRules: readonly Rule[] = [
  {
    name: 'body-size',
    promise: 'A body above 64 KiB is 413, or the connection is closed.',
    otherwise: 'a few large bodies take the server down.',
    async check(visitor) {
      const body = JSON.stringify({ input: 'x'.repeat(80 * 1024) })
      const response = await raw(visitor, body).catch(() => null)
      must(
        response === null || response.status === 413,
        `A large body was answered ${response?.status}, not 413.`,
      )
    },
  },
  {
    name: 'body-depth',
    promise: 'JSON that is nested deeper than 32 is 400.',
    otherwise: 'deep JSON exhausts whatever walks it.',
    async check(visitor) {
      const body = `{"input":${'['.repeat(60)}${']'.repeat(60)}}`
      mustAnswer(await raw(visitor, body), 400, 'Deep JSON')
    },
  },
  {
    name: 'body-broken',
    promise: 'A body that is no JSON is 400.',
    otherwise: 'an error of a page looks like one of the server.',
    async check(visitor) {
      mustAnswer(await raw(visitor, '{"input":'), 400, 'Broken JSON')
    },
  },
  {
    name: 'body-type',
    promise: 'A body of another type than JSON is 415.',
    otherwise: "another site's form creates payments with the visitor's cookie.",
    async check(visitor) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
        mustAnswer(await raw(visitor, valid(visitor), { 'content-type': type }), 415, `A body of ${type}`)
    },
  },
  {
    name: 'method',
    promise: 'A method that a route does not take is 405.',
    otherwise: 'a GET that creates is followed by every crawler.',
    async check(visitor) {
      mustAnswer(await visitor.send('/payments'), 405, 'GET /payments')
      mustAnswer(await visitor.send('/webhooks'), 405, 'GET /webhooks')
    },
  },
  {
    name: 'path',
    promise: 'A path that is no route is 404.',
    otherwise: 'mistakes of the mounting stay hidden.',
    async check(visitor) {
      mustAnswer(await visitor.send('/nothing-here'), 404, 'An unknown path')
    },
  },
  {
    name: 'origin',
    promise: "A browser's POST from another site is 403 forbidden_origin.",
    otherwise: "another site acts with the visitor's cookie.",
    async check(visitor) {
      const count = visitor.countPayments()
      const foreign = [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
      ] as Record<string, string>[]
      for (const headers of foreign)
        mustAnswer(await raw(visitor, valid(visitor), headers), 403, 'A POST from another site')
      must(visitor.countPayments() === count, 'A payment was made.')
    },
  },
  {
    name: 'problem',
    promise: 'A refusal is a problem document (RFC 9457) with a code.',
    otherwise: 'the page cannot tell the payer what is wrong.',
    async check(visitor) {
      const response = await visitor.post('/payments', { input: visitor.subject.foreignInput })
      const type = response.headers.get('content-type') ?? ''
      must(type.startsWith('application/problem+json'), `The content type is ${type || 'missing'}.`)
      const problem = problemSchema.safeParse(await response.json().catch(() => null))
      must(problem.success, 'The body has no type, title, status and code.')
      must(problem.data?.code === 'order_not_found', `The code of a foreign order is ${problem.data?.code}.`)
    },
  },
  {
    name: 'no-store',
    promise: 'Every answer carries Cache-Control: no-store.',
    otherwise: 'a cache shows one payer the payment of another.',
    async check(visitor) {
      const { id, key } = await visitor.pay()
      const answers = [
        await visitor.read(id, key),
        await visitor.read(id, null),
        await visitor.callBack({ id_payment: id, state: key }),
      ]
      for (const { headers } of answers)
        must((headers.get('cache-control') ?? '').includes('no-store'), 'The header is missing.')
    },
  },
]
