import { startSandbox, type StartedSandbox, type StartOptions } from '@powens-pay/sandbox/node'
import { afterEach, expect, test } from 'vitest'
import { runHere } from '../../test/runHere.ts'

let sandbox: StartedSandbox
afterEach(() => sandbox.close())

async function setUp(options: StartOptions = {}) {
  sandbox = await startSandbox({ config: { 'payment.manual_expire_time_days': '30' }, ...options })
  const files = new Map<string, string>()
  const environment: Record<string, string> = {
    POWENS_DOMAIN: sandbox.domain,
    POWENS_API_URL: sandbox.apiUrl,
    POWENS_CONFIG_TOKEN: sandbox.configToken,
    PUBLIC_URL: 'https://shop.example/api/powens',
  }
  const run = (line: string, changes: Record<string, string> = {}) =>
    runHere(['setup', ...line.split(' ').filter(Boolean)], { ...environment, ...changes }, files)
  const listProviders = async () => {
    const headers = { authorization: `Bearer ${sandbox.configToken}` }
    const answer = await fetch(`${sandbox.apiUrl}/webhooks/auth`, { headers })
    return ((await answer.json()) as { authproviders: { id: number; name: string }[] }).authproviders
  }
  return { run, files, listProviders }
}

test('default: shows what is at Powens, and changes nothing', async () => {
  const { run } = await setUp()
  const { code, output } = await run('')
  expect(code).toBe(0)
  expect(output).toContain(`Domain acme at ${sandbox.apiUrl}`)
  expect(output).toMatch(/payment\.manual_expire_time_days +"30", stays/)
  expect(output).toMatch(/payment\.max_amount +not set, stays/)
  expect(output).toContain('There is nothing to change.')
})

const everything =
  '--confirmation manual --expiry-days 14 --maximum-amount 500.00 --every-change on --allowed-origins shop.example'

test('behavior: shows each change first, and changes it with --apply alone', async () => {
  const { run } = await setUp()
  const before = [...sandbox.config]
  const shown = await run(everything)
  expect(shown.code).toBe(0)
  expect(shown.output).toMatch(/payment\.auto_confirmation +not set → "0"/)
  expect(shown.output).toMatch(/payment\.manual_expire_time_days +"30" → "14"/)
  expect(shown.output).toContain('Nothing was changed.')
  expect([...sandbox.config]).toEqual(before)

  const applied = await run(`${everything} --apply`)
  expect(applied).toMatchObject({ code: 0, output: expect.stringContaining('Changed, and read back') })
  expect(Object.fromEntries(sandbox.config)).toEqual({
    'payment.auto_confirmation': '0',
    'payment.manual_expire_time_days': '14',
    'payment.max_amount': '500.00',
    'payment.state_updated_webhook.systematic': '1',
    'biapi.allowed_origins': 'shop.example',
  })
  expect((await run(`${everything} --apply`)).output).toContain('There is nothing to change.')
})

test('behavior: switches back', async () => {
  const { run } = await setUp()
  await run(`${everything} --apply`)
  await run('--confirmation automatic --maximum-amount none --every-change off --apply')
  expect(Object.fromEntries(sandbox.config)).toMatchObject({
    'payment.auto_confirmation': '1',
    'payment.max_amount': '0',
    'payment.state_updated_webhook.systematic': '0',
    'payment.manual_expire_time_days': '14',
  })
})

test('--webhook-auth: the secret goes into a file, and is printed nowhere', async () => {
  const { run, files, listProviders } = await setUp()
  const shown = await run('--webhook-auth Shop --secret-file secret.txt')
  expect(shown.output).toContain('"Shop" is created')
  expect([await listProviders(), files.size]).toEqual([[], 0])

  const { code, output } = await run('--webhook-auth Shop --secret-file secret.txt --apply')
  expect(code).toBe(0)
  expect(await listProviders()).toMatchObject([{ name: 'Shop' }])
  const secret = files.get('secret.txt')?.trim() ?? ''
  expect(secret.length).toBeGreaterThan(20)
  expect(output).not.toContain(secret)
  expect(output).not.toContain(sandbox.configToken)
  expect(output).toContain('POWENS_WEBHOOK_SECRET_FILE=secret.txt')
  expect(output).toContain('the URL https://shop.example/api/powens/webhooks and the authentication "Shop"')

  const again = await run('--webhook-auth Shop --apply')
  expect(again.output).toMatch(/"Shop" is there \(id \d+\), stays/)
  expect(await listProviders()).toHaveLength(1)
})

test('behavior: what Powens does not keep is found when it is read back', async () => {
  const { run } = await setUp()
  sandbox.faults.replaceNext(
    'GET /config',
    async (response) => {
      const kept = (await response.json()) as Record<string, string>
      return Response.json({ ...kept, 'payment.max_amount': '10' })
    },
    { times: Infinity },
  )
  const { code, output } = await run('--maximum-amount 500 --every-change on --apply')
  expect(code).toBe(1)
  expect(output).toContain('payment.max_amount reads "10" after it was set to "500".')
  expect(output).not.toContain('systematic reads')
  expect(output).not.toContain('Changed, and read back')
})

test('behavior: a provider whose secret was lost is named, with its id', async () => {
  const { run, files, listProviders } = await setUp()
  sandbox.faults.dropNext('POST /webhooks/auth', { when: 'answered' })
  const { code, output } = await run('--webhook-auth Shop --secret-file s.txt --apply')
  expect(code).toBe(1)
  const [provider] = await listProviders()
  expect(output).toContain(`Remove the provider (id ${provider?.id}) in the console, and run this again.`)
  expect(files.get('s.txt')).toBe('')
})

test.each([
  ['--confirmation perhaps', '--confirmation is none of manual, automatic.'],
  ['--every-change yes', '--every-change is none of on, off.'],
  ['--expiry-days soon', 'payment.manual_expire_time_days: not a number of days'],
  ['--maximum-amount -5', "Option '--maximum-amount' argument is ambiguous"],
  ['--maximum-amount=-5', 'payment.max_amount: not an amount'],
  ['--allowed-origins shop.example/pay', 'biapi.allowed_origins: not a list of hosts'],
  ['--webhook-auth a-name-of-thirty-nine-characters-or-more', 'name: long and with dashes'],
  ['--webhook-auth Shop', 'A new provider needs --secret-file FILE'],
  ['--secret-file s.txt', '--secret-file has no secret to write without --webhook-auth'],
])('behavior: %s is refused, and nothing is changed', async (line, sentence) => {
  const { run, files, listProviders } = await setUp()
  const { code, output } = await run(`${line} --apply`)
  expect([code, output]).toEqual([2, expect.stringContaining(sentence)])
  expect([[...sandbox.config].length, await listProviders(), files.size]).toEqual([1, [], 0])
})

test('behavior: a file that holds something is not written over', async () => {
  const { run, files, listProviders } = await setUp()
  files.set('secret.txt', 'the secret that is in use\n')
  const { code, output } = await run('--webhook-auth Shop --secret-file secret.txt --apply')
  expect([code, output]).toEqual([2, expect.stringContaining('secret.txt is not empty')])
  expect(await listProviders()).toEqual([])
})

test.each([
  ['no token', { POWENS_CONFIG_TOKEN: '' }, 'POWENS_CONFIG_TOKEN is not set'],
  ['another token', { POWENS_CONFIG_TOKEN: 'another-token' }, 'Powens refused POWENS_CONFIG_TOKEN.'],
  ['no domain', { POWENS_DOMAIN: '' }, 'POWENS_DOMAIN'],
  ['no address', { POWENS_API_URL: 'http://shop.example' }, 'POWENS_API_URL is plain http'],
])('behavior: %s is said', async (_, changes, sentence) => {
  const { run } = await setUp()
  const { code, output } = await run('', changes)
  expect([code, output]).toEqual([2, expect.stringContaining(sentence)])
  expect(output).not.toContain('another-token')
})

test('behavior: a sandbox domain keeps its cap', async () => {
  const { run } = await setUp({ domain: 'acme-sandbox', callsPerMinute: null })
  expect((await run('--maximum-amount 500')).output).toContain('keeps its cap of 10 EUR')
  expect((await run('--maximum-amount 5')).output).not.toContain('keeps its cap')
})
