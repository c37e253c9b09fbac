import { startSandbox, type StartedSandbox, type StartOptions } from '@powens-pay/sandbox/node'
import { afterEach, expect, test } from 'vitest'
import { runHere } from '../../test/runHere.ts'

const running: StartedSandbox[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()))
})

async function setUp(options: StartOptions = {}) {
  const started = await startSandbox({ domain: 'acme-sandbox', ...options })
  running.push(started)
  const environment: Record<string, string> = {
    POWENS_DOMAIN: started.domain,
    POWENS_CLIENT_ID: started.clientId,
    POWENS_CLIENT_SECRET: started.clientSecret,
    POWENS_CONFIG_TOKEN: started.configToken,
    POWENS_API_URL: started.apiUrl,
  }
  const run = (
    { REDIRECT = 'https://shop.example/return', ...changes }: Record<string, string> = {},
    ...words: string[]
  ) => runHere(['verify-sandbox', `--redirect-url=${REDIRECT}`, ...words], { ...environment, ...changes })
  return { started, run }
}

test('default: nothing differs, with a date to quote', async () => {
  const { run } = await setUp()
  const { code, output } = await run()
  expect(output).toMatch(/No difference in \d+ calls\. Tried against acme-sandbox on \d{4}-\d\d-\d\d\.\n$/)
  expect(code).toBe(0)
})

test('behavior: what differs is printed without a value, and ends with 1', async () => {
  const { started, run } = await setUp()
  const iban = 'FR1420041010050500013M02606'
  const change = async (response: Response) => {
    if (!response.ok) return response
    const body = (await response.json()) as Record<string, unknown>
    return Response.json({ ...body, payer_note: iban, 'a key\u001B[31m with an escape': 1 })
  }
  started.faults.replaceNext('GET /payments/{id}', change, { times: Infinity })
  const { code, output } = await run()
  expect(code).toBe(1)
  expect(output).toContain('DIFFERS  GET /payments/{id}\n')
  expect(output).toContain('payer_note: string at Powens, absent in the simulator')
  expect(output).toContain('(a key of other characters)')
  expect(output).toContain('6 differences in')
  for (const secret of [iban, started.clientSecret, started.configToken, '\u001B', 'Ada'])
    expect(output).not.toContain(secret)
})

test('parameters: --json', async () => {
  const { run } = await setUp()
  const report = JSON.parse((await run({}, '--json')).output) as { domain: string; reports: object[] }
  expect(report.domain).toBe('acme-sandbox')
  expect(report.reports[0]).toEqual({ name: 'POST /auth/token', isMade: true, differences: [], status: 200 })
})

test.each([
  ['a domain that is no sandbox', { POWENS_DOMAIN: 'acme' }, 'acme is not a sandbox domain'],
  ['a wrong secret', { POWENS_CLIENT_SECRET: 'another-secret' }, 'Powens refused the credentials.'],
  ['no secret', { POWENS_CLIENT_SECRET: '' }, 'POWENS_CLIENT_SECRET'],
  ['a redirect URL with a query', { REDIRECT: 'https://shop.example/?a=1' }, '--redirect-url has a query'],
  ['nobody there', { POWENS_API_URL: 'http://127.0.0.1:9/2.0' }, 'Powens cannot be reached.'],
])('behavior: %s is said, and nothing is compared', async (_, changes, sentence) => {
  const { started, run } = await setUp()
  const { code, output } = await run(changes)
  expect([code, output]).toEqual([2, expect.stringContaining(sentence)])
  expect(output).not.toContain('another-secret')
  expect(started.payments.list()).toEqual([])
})

test('behavior: a domain that is at its limit is no difference', async () => {
  const { run } = await setUp()
  expect((await run()).code).toBe(0)
  expect(await run()).toMatchObject({ code: 2, output: expect.stringContaining('Wait a minute') })
})
