import { paymentStates } from '@powens-pay/core'
import { paymentViewSchema } from '@powens-pay/core/models'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createExampleChange, exampleStates } from '../src/webhooks/examplePayment.ts'
import { freePort } from './freePort.ts'
import { isChange, openBroker, prepared } from './openBroker.ts'
import { runHere } from './runHere.ts'
import { startProgram, type StartedProcess } from './startProcess.ts'

const environment = {
  POWENS_WEBHOOK_SECRET: 'webhook-secret-of-the-trigger-test',
  MERCHANT_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
}
let listener: StartedProcess
let url: string

beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  listener = startProgram(['webhooks', 'listen', `--port=${port}`], { environment })
  await listener.until('Listening')
})
afterAll(() => listener.stop())

const trigger = (words: string[], env: Record<string, string> = environment) =>
  runHere(['webhooks', 'trigger', ...words], env)

test.each([
  ['a webhook of Powens', ['--payment=7', '--state=done'], 'powens  genuine  payment 7  done'],
  [
    'a change of the broker',
    ['--as=broker', '--order=B1', '--id=7-1'],
    'broker  7-1  genuine  payment.updated  order B1  payment 42  done  succeeded',
  ],
  ['an old webhook', ['--age=3600'], 'powens  genuine, but dated more than 5 minutes away  payment 42  done'],
  ['an old change', ['--as=broker', '--id=8-1', '--age=3600'], 'broker  8-1  NOT GENUINE: wrong_timestamp'],
])('behavior: %s is sent and shown', async (_, words, line) => {
  expect(await trigger([`${url}/hooks`, ...words])).toMatchObject({ code: 0, output: '204 taken\n' })
  await vi.waitFor(() => expect(listener.output()).toContain(`POST /hooks  ${line}`))
})

test('behavior: it ends as a program by itself, with what it found as exit code', async () => {
  const program = startProgram(['webhooks', 'trigger', `${url}/program`], { environment })
  expect(await program.ended).toBe(0)
  expect(program.output()).toBe('204 taken\n')
})

test('behavior: another secret is not genuine', async () => {
  await trigger([`${url}/forged`], { POWENS_WEBHOOK_SECRET: 'another-secret' })
  await vi.waitFor(() => expect(listener.output()).toContain('POST /forged  powens  NOT GENUINE: '))
})

test('behavior: no secret is a wrong call', async () => {
  expect(await trigger([`${url}/hooks`], {})).toMatchObject({
    code: 2,
    output: expect.stringContaining('POWENS_WEBHOOK_SECRET'),
  })
})

test('behavior: nobody there is a wrong call', async () => {
  expect((await trigger(['http://127.0.0.1:9/hooks'])).code).toBe(2)
})

test('behavior: no secret was printed', () => {
  for (const secret of Object.values(environment)) expect(listener.output()).not.toContain(secret)
})

test('createExampleChange: behavior: it is what the broker sends', async () => {
  expect(exampleStates).toEqual(paymentStates)
  for (const state of paymentStates) {
    const { pay, broker, sandbox, calls } = openBroker((request) =>
      isChange(request) ? new Response(null, { status: 204 }) : Response.json(prepared),
    )
    const { payment, redirectUrl } = await pay()
    await broker.handler(new Request(redirectUrl ?? '', { headers: { 'sec-fetch-mode': 'navigate' } }))
    await sandbox.faults.setState(payment.id, state)
    const change = calls.filter(isChange).at(-1)
    // That it was created is no change, and a payment that was never validated has no action.
    const sent = change && ((await change.json()) as { data: Record<string, unknown> }).data
    const example = createExampleChange({ id: 1, state, orderId: 'o', changeId: '1-1', sequence: 1 }).data
    expect(paymentViewSchema.safeParse(example.payment).error).toBeUndefined()
    if (!sent) {
      expect(state).toBe('created')
      continue
    }
    expect(Object.keys(example).sort()).toEqual(Object.keys(sent).sort())
    const { aggregate, isLatest, outcome } = example
    expect({ aggregate, isLatest, outcome }, state).toEqual({
      aggregate: sent['aggregate'],
      isLatest: sent['isLatest'],
      outcome: sent['outcome'],
    })
  }
})
