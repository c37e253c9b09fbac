import { createSandbox } from '@powens-pay/sandbox'
import { expect, test } from 'vitest'
import { commands } from '../program/commands.ts'
import { runProgram } from '../program/runProgram.ts'
import { checkConfiguration } from './checkConfiguration.ts'
import { checkDeployment } from './checkDeployment.ts'
import { checkPowens } from './checkPowens.ts'
import { checkSignatures } from './checkSignatures.ts'
import type { Finding } from './Finding.ts'

const levels = (findings: readonly Finding[]) => findings.map(({ check, level }) => `${check} ${level}`)
const publicUrl = 'https://shop.example/api/powens'
const values = {
  publicUrl,
  returnUrl: 'https://shop.example/order',
  webhookSecrets: ['w'],
  forwardCookies: ['sid'],
}

test('checkConfiguration: default', () => {
  expect(levels(checkConfiguration(values, []))).toEqual(['setting ok', 'redirect-uri ok', 'webhook-path ok'])
})

test.each([
  ['another redirect URL is registered', { redirectUrl: `${publicUrl}/back` }, 'redirect-uri error'],
  ['another webhook path is registered', { webhookUrl: 'https://shop.example/hooks' }, 'webhook-path error'],
])('checkConfiguration: behavior: %s', (_, registered, expected) => {
  expect(levels(checkConfiguration(values, [], registered))).toContain(expected)
})

test('checkConfiguration: behavior: a webhook address with a slash at its end is the same path', () => {
  const registered = { webhookUrl: `${publicUrl}/webhooks/` }
  expect(levels(checkConfiguration(values, [], registered))).toContain('webhook-path ok')
})

test.each([
  ['PUBLIC_URL on this machine', { publicUrl: 'http://localhost:8080/api/powens' }, 'public-url warning'],
  ['no webhook secret', { webhookSecrets: [] }, 'webhook-secret warning'],
  ['nothing that identifies the payer', { forwardCookies: [] }, 'forwarding warning'],
])('checkConfiguration: behavior: %s', (_, change, expected) => {
  expect(levels(checkConfiguration({ ...values, ...change }, []))).toContain(expected)
})

function askSandbox(
  change: { clientSecret?: string; verifyResponses?: boolean } = {},
  skew = 0,
  configToken?: string,
) {
  const sandbox = createSandbox()
  const { domain, clientId, clientSecret, apiUrl, clock } = sandbox
  const fetchDated = async (request: Request) => {
    const response = await sandbox.fetch(request)
    const headers = new Headers(response.headers)
    headers.set('date', new Date(clock.now() + skew).toUTCString())
    return new Response(response.body, { status: response.status, headers })
  }
  const configuration = { domain, clientId, clientSecret, apiUrl, ...change }
  const token = configToken === 'right' ? sandbox.configToken : configToken
  return checkPowens({ values: configuration, fetch: fetchDated, now: clock.now, configToken: token })
}

test('checkPowens: default', async () => {
  expect(levels(await askSandbox())).toEqual(['clock ok', 'credentials ok', 'connectors ok'])
})

test.each([
  ['wrong credentials', { clientSecret: 'wrong' }, 0, 'credentials error'],
  ['a clock that is a minute off', {}, 60_000, 'clock warning'],
  ['a clock that is ten minutes off', {}, -600_000, 'clock error'],
])('checkPowens: behavior: %s', async (_, change, skew, expected) => {
  expect(levels(await askSandbox(change, skew))).toContain(expected)
})

test.each([
  ['signs its answers', 'signed', 'signatures ok'],
  ['does not', 'plain', 'signatures error'],
  ['is away', 'away', 'signatures warning'],
])('checkSignatures: behavior: a Powens that %s', async (_, kind, expected) => {
  const sandbox = createSandbox()
  const { domain, clientId, clientSecret, apiUrl, clock } = sandbox
  if (kind === 'plain') sandbox.faults.replaceNext('GET /connectors', () => Response.json({ connectors: [] }))
  if (kind === 'away') sandbox.faults.failNext('GET /connectors', { status: 404 })
  const options = { domain, clientId, clientSecret, apiUrl, now: clock.now, fetch: sandbox.fetch }
  expect(levels([await checkSignatures(options)])).toEqual([expected])
})

test('checkPowens: behavior: signatures are looked at where they are asked for', async () => {
  expect(levels(await askSandbox({ verifyResponses: true }))).toContain('signatures ok')
})

test('checkPowens: parameters: configToken', async () => {
  expect(levels(await askSandbox({}, 0, 'right')).some((level) => level.startsWith('domain '))).toBe(true)
  expect(levels(await askSandbox({}, 0, 'wrong'))).toContain('domain warning')
})

test('checkPowens: behavior: a Powens that cannot be reached is one finding', async () => {
  const findings = await checkPowens({
    values: { domain: 'acme', clientId: '1', clientSecret: 's' },
    fetch: () => Promise.reject(new TypeError('fetch failed')),
    now: () => 0,
  })
  expect(levels(findings)).toEqual(['powens error'])
})

const problem = (status: number) =>
  new Response('{}', {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
const page = (headers: Record<string, string>) => new Response('<!doctype html>', { headers })
const good = {
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000',
}
const visit = (answers: { payments?: Response; webhooks?: Response; order?: Response }) =>
  checkDeployment({
    values,
    fetch: async ({ url }) => {
      const all = { payments: problem(405), webhooks: problem(401), order: page(good), ...answers }
      return all[(url.split('/').at(-1) ?? '') as keyof typeof all]
    },
  })

test('checkDeployment: default', async () => {
  expect(levels(await visit({}))).toEqual(['reachability ok', 'webhooks ok', 'csp ok'])
})

test.each([
  ['another program at PUBLIC_URL', { payments: new Response('hello') }, 'reachability error'],
  ['webhooks that are off', { webhooks: problem(404) }, 'webhooks error'],
  ['webhooks that take anything', { webhooks: new Response(null, { status: 204 }) }, 'webhooks error'],
  ['a return page that is not there', { order: new Response(null, { status: 404 }) }, 'return-page error'],
  ['a return page that fails', { order: new Response(null, { status: 502 }) }, 'return-page error'],
  [
    'a page that may be framed',
    { order: page({ ...good, 'content-security-policy': "default-src 'self'" }) },
    'csp warning',
  ],
  [
    'a page without HSTS',
    { order: page({ 'content-security-policy': "frame-ancestors 'none'" }) },
    'https warning',
  ],
  [
    'a cookie that scripts read',
    { order: page({ ...good, 'set-cookie': 'sid=1; Path=/' }) },
    'cookies warning',
  ],
])('checkDeployment: behavior: %s', async (_, answers, expected) => {
  expect(levels(await visit(answers))).toContain(expected)
})

test.each([
  ['a whole address', (path: string) => `https://shop.example${path}/`],
  ['a path', (path: string) => `${path}/`],
])('checkDeployment: behavior: a site that adds a slash to every address, told by %s', async (_, locate) => {
  const findings = await checkDeployment({
    values: { publicUrl },
    fetch: async ({ url, method }) => {
      const { pathname } = new URL(url)
      if (!pathname.endsWith('/'))
        return new Response(null, { status: 308, headers: { location: locate(pathname) } })
      return problem(method === 'POST' ? 401 : 405)
    },
  })
  expect(levels(findings)).toEqual(['reachability ok', 'webhooks warning'])
  expect(findings[1]).toMatchObject({ cure: expect.stringContaining(`${publicUrl}/webhooks/ `) as string })
})

test('checkDeployment: behavior: a redirect to elsewhere is no broker', async () => {
  const elsewhere = new Response(null, { status: 302, headers: { location: '/login/' } })
  expect(levels(await visit({ payments: elsewhere }))).toContain('reachability error')
})

async function runDoctor(environment: Record<string, string>, ...words: string[]) {
  let output = ''
  const terminal = {
    environment,
    print: (text: string) => void (output += text),
    printError: (text: string) => void (output += text),
    readFile: () => Promise.reject(new Error('none')),
    writeFile: () => Promise.resolve(),
    stopped: Promise.resolve(),
    hide: () => undefined,
  }
  return { code: await runProgram(commands, ['doctor', ...words], terminal, '1'), output }
}

test('doctor: behavior: it ends with 1 for an error, and prints JSON', async () => {
  const { code, output } = await runDoctor({ POWENS_DOMAIN: 'acme' }, '--json')
  expect(code).toBe(1)
  const { findings } = JSON.parse(output) as { findings: Finding[] }
  expect(findings.length).toBeGreaterThan(5)
})

test('doctor: behavior: every mistake of the configuration has a what, a why and a cure', async () => {
  const { output } = await runDoctor(
    { PAYMENT_SECRET: 'short', PORT: 'x', TRUST_PROXY: 'perhaps', RETURN_URL: 'https://shop.example/?a' },
    '--json',
  )
  const { findings } = JSON.parse(output) as { findings: Finding[] }
  const mistakes = findings.filter(({ check }) => check === 'setting')
  expect(mistakes).toHaveLength(11)
  expect(mistakes).toContainEqual({
    check: 'setting',
    level: 'error',
    what: 'PAYMENT_SECRET is shorter than 32 bytes.',
    why: 'Payment keys could be forged.',
    cure: 'Make one with `openssl rand -base64 48`.',
  })
  for (const { what, why, cure } of mistakes)
    for (const sentence of [what, why, cure]) expect(sentence).toMatch(/^[A-Z].*\.$/)
})

test('doctor: behavior: a folder that is not there is a wrong call', async () => {
  expect(await runDoctor({}, '--scan', '/nowhere')).toMatchObject({
    code: 2,
    output: expect.stringContaining('/nowhere'),
  })
})
