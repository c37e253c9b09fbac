import { expect, onTestFinished, test } from 'vitest'
import { makeInstruction } from '../../test/exampleInstruction.ts'
import { isChange, openBroker, prepared } from '../../test/openBroker.ts'
import { runHere } from '../../test/runHere.ts'
import { listen } from '../serve/listen.ts'

/** A broker whose management port really listens. */
async function open(answer: object = prepared, changes: { staffToken?: string } = {}) {
  const broker = openBroker(
    (request) => (isChange(request) ? new Response(null, { status: 204 }) : Response.json(answer)),
    changes,
  )
  const { manage } = broker
  const listener = await listen(
    async (request) => {
      const { pathname, search } = new URL(request.url)
      const { method, headers } = request
      const body = method === 'POST' ? await request.text() : null
      return manage(`${pathname}${search}`, { method, headers, body })
    },
    '127.0.0.1',
    0,
  )
  onTestFinished(() => listener.close(0))
  const environment = {
    MANAGEMENT_HOST: '0.0.0.0',
    MANAGEMENT_PORT: new URL(listener.url).port,
    ...(changes.staffToken !== undefined && { STAFF_TOKEN: changes.staffToken }),
  }
  return { ...broker, url: listener.url, run: (...words: string[]) => runHere(words, environment) }
}

test('orders withdraw: default', async () => {
  const { pay, run, sandbox } = await open()
  const { payment } = await pay()
  expect(await run('orders', 'withdraw', '42')).toEqual({
    code: 0,
    output: 'closed\nNo payment of this order can be approved any more.\n',
  })
  expect(sandbox.payments.get(payment.id)).toMatchObject({ state: 'rejected' })
})

test('orders withdraw: behavior: what may still bring money ends with 1', async () => {
  const { pay, run, sandbox } = await open()
  const { payment } = await pay()
  await sandbox.faults.setState(payment.id, 'done')
  expect(await run('orders', 'withdraw', '42')).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^paid\n/),
  })
})

test('payments resolve: default', async () => {
  const { pay, run, sandbox, broker } = await open()
  const { payment, redirectUrl } = await pay()
  await broker.handler(new Request(redirectUrl ?? '', { headers: { 'sec-fetch-mode': 'navigate' } }))
  await sandbox.faults.setState(payment.id, 'expired')
  const resolve = ['payments', 'resolve', String(payment.id), '--by=ada', '--note=statement']
  expect(await run(...resolve, '--received=yes')).toEqual({
    code: 0,
    output: `payment ${payment.id} of order 42: succeeded\n`,
  })
  expect(await run(...resolve, '--received=no')).toMatchObject({ output: expect.stringContaining('failed') })
})

test('orders unpaid-lines: default', async () => {
  const lines = ['done', 'pdng/rjct'].map((label) => makeInstruction(label))
  const { pay, run, sandbox } = await open({
    orderId: '42',
    request: { instructions: lines },
    lineIds: ['rent', 'heating'],
  })
  const { payment } = await pay()
  await sandbox.faults.setState(payment.id, 'rejected')
  expect((await run('orders', 'unpaid-lines', '42')).output).toBe(
    `rent  4.20 EUR  payment ${payment.id}  done\nheating  4.20 EUR  payment ${payment.id}  pdng/rjct\n`,
  )
  const { output } = await run('orders', 'unpaid-lines', '42', '--json')
  expect(
    output
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id),
  ).toEqual(['rent', 'heating'])
})

test('orders forget: behavior: a refusal is the sentence of the broker, and ends with 1', async () => {
  const { pay, run, sandbox, broker } = await open()
  const { payment, redirectUrl } = await pay()
  await broker.handler(new Request(redirectUrl ?? '', { headers: { 'sec-fetch-mode': 'navigate' } }))
  expect(await run('orders', 'forget', '42')).toMatchObject({
    code: 1,
    output: expect.stringContaining('Money of this order may still move'),
  })
  await sandbox.faults.setState(payment.id, 'rejected')
  expect((await run('orders', 'forget', '42')).code).toBe(0)
})

test.each([
  [['payments', 'resolve', 'rent', '--received=yes', '--by=a', '--note=b'], 'PAYMENT'],
  [['payments', 'resolve', '501', '--received=maybe', '--by=a', '--note=b'], '--received'],
  [['payments', 'resolve', '501', '--received=yes', '--by=a'], '--note'],
  [['orders', 'withdraw'], 'ORDER'],
  [['orders', 'withdraw', '42', '--url=8081'], '--url'],
  [['orders', 'withdraw', '42', '--url=http://127.0.0.1:9'], 'No broker answers'],
])('behavior: %j is a wrong call', async (words, sentence) => {
  const { run } = await open()
  expect(await run(...words)).toMatchObject({ code: 2, output: expect.stringContaining(sentence) })
})

test('behavior: another server at that address is said', async () => {
  const { run } = await open()
  const other = await listen(async () => new Response('<h1>Hello</h1>', { status: 404 }), '127.0.0.1', 0)
  onTestFinished(() => other.close(0))
  expect(await run('orders', 'withdraw', '42', `--url=${other.url}`)).toMatchObject({
    code: 2,
    output: expect.stringContaining('which no broker'),
  })
})

const staffToken = 'a token of the staff, long enough for everybody'

test('payments list, show: what needs a person, and what happened to it', async () => {
  const { pay, run, sandbox } = await open(prepared, { staffToken })
  const { payment } = await pay()
  expect((await run('payments', 'list', '--needs=review')).output).toBe('')
  await sandbox.faults.setState(payment.id, 'accepted')
  const { code, output } = await run('payments', 'list', '--needs=review')
  expect([code, output]).toEqual([0, expect.stringMatching(/order 42 .* accepted .*review: accepted\n$/)])
  expect(output).toContain(String(payment.id))
  for (const filter of ['--order=42', '--state=accepted', `--amount=${payment.amount}`, '--limit=1'])
    expect((await run('payments', 'list', filter, '--json')).output).toContain(`"id":${payment.id}`)
  expect((await run('payments', 'list', '--order=43')).output).toBe('')
  const shown = (await run('payments', 'show', String(payment.id))).output
  for (const words of ['created  by payer', 'observed  accepted  pushed', 'delivered', 'order 42: open'])
    expect(shown).toContain(words)
})

test('payments export: the lines of a day, for the books', async () => {
  const { pay, run, sandbox } = await open(prepared, { staffToken })
  const { payment } = await pay()
  await sandbox.faults.setState(payment.id, 'done')
  const day = new Date(sandbox.clock.now()).toISOString().slice(0, 10)
  const { code, output } = await run('payments', 'export', `--day=${day}`)
  const [head = '', line = '', ...rest] = output.split('\r\n')
  expect([code, head.startsWith('created_on,order,payment,reference_id'), rest]).toEqual([0, true, ['']])
  expect(line.startsWith(`${day},42,${payment.id},`)).toBe(true)
  expect((await run('payments', 'export', '--day=2020-01-01')).output).toBe(`${head}\r\n`)
  expect(await run('payments', 'export')).toMatchObject({ code: 2, output: expect.stringContaining('--day') })
  expect((await run('payments', 'export', `--day=${day}`, '--to=2020-01-01')).code).toBe(1)
})

test('payments redeliver: the name of who did it stays with the payment', async () => {
  const { pay, run, sandbox } = await open(prepared, { staffToken })
  const { payment } = await pay()
  await sandbox.faults.setState(payment.id, 'done')
  expect(await run('payments', 'redeliver', String(payment.id), '--by=Zoé')).toEqual({
    code: 0,
    output: 'Your backend accepted every change.\n',
  })
})

test.each([
  [['payments', 'list', '--needs=money'], '--needs'],
  [['payments', 'list', '--limit=many'], '--limit'],
  [['payments', 'list', '--from=May'], 'YYYY-MM-DD'],
  [['payments', 'show', 'last'], 'PAYMENT'],
  [['payments', 'show', '999999'], 'no payment of this number'],
  [['payments', 'redeliver', '1'], '--by'],
])('payments: behavior: %o is refused with a sentence', async (words, sentence) => {
  const { run } = await open(prepared, { staffToken })
  const { code, output } = await run(...words)
  expect(code).not.toBe(0)
  expect(output).toContain(sentence)
})

test('payments: behavior: without the token nothing is shown', async () => {
  const { run } = await open(prepared)
  expect(await run('payments', 'list')).toMatchObject({
    code: 2,
    output: expect.stringContaining('STAFF_TOKEN'),
  })
  const { manage, pay } = await open(prepared, { staffToken })
  const { payment } = await pay()
  const ask = async (authorization: string | null, name = '') =>
    (
      await manage(`/staff/payments/${payment.id}/withdraw`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'powens-staff-name': name,
          ...(authorization !== null && { authorization }),
        },
        body: '{}',
      })
    ).status
  for (const wrong of [null, 'Bearer', 'Bearer x', `Basic ${staffToken}`, `Bearer ${staffToken}x`])
    expect(await ask(wrong, 'ada')).toBe(403)
  expect(await ask(`Bearer ${staffToken}`)).toBe(403)
  expect(await ask(`Bearer ${staffToken}`, '%')).toBe(403)
  expect(await ask(`Bearer ${staffToken}`, 'ada')).toBe(200)
})
