import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { installShop } from '../../server-kit/test/runtimes/installShop.ts'
import { commands } from '../src/program/commands.ts'
import { freePort } from './freePort.ts'
import { runConformanceProgram } from './runConformanceProgram.ts'
import { startProcess, type StartProcessOptions } from './startProcess.ts'

const nodePackage = `node-${process.platform}-${process.arch}`
let folder = ''

beforeAll(() => {
  folder = installShop({ [nodePackage]: '20.19.5' }, ['core', 'sandbox', 'server-kit', 'cli'])
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts the packed program on the oldest Node it promises to run on. */
function start(words: string[], options?: StartProcessOptions) {
  const packages = join(folder, 'node_modules')
  const node = join(packages, nodePackage, 'bin', 'node')
  return startProcess(node, [join(packages, '@powens-pay', 'cli', 'dist', 'main.js'), ...words], options)
}

test.each(['', ...commands.map(({ name }) => name)])('powens-pay %s --help', async (name) => {
  const program = start([...name.split(' ').filter(Boolean), '--help'])
  expect(await program.ended).toBe(0)
  expect(program.output()).toContain(`Usage: powens-pay ${name}`)
})

test('powens-pay webhooks listen and trigger', async () => {
  const environment = { POWENS_WEBHOOK_SECRET: 'webhook-secret-of-the-old-node' }
  const url = `http://127.0.0.1:${await freePort()}`
  const listener = start(['webhooks', 'listen', `--port=${new URL(url).port}`], { environment })
  onTestFinished(async () => void (await listener.stop()))
  await listener.until('Listening')
  const trigger = start(['webhooks', 'trigger', `${url}/hooks`, '--payment=7'], { environment })
  expect(await trigger.ended).toBe(0)
  await vi.waitFor(() => expect(listener.output()).toContain('powens  genuine  payment 7  done'))
})

test('powens-pay conformance', { timeout: 120_000 }, async () => {
  expect(await runConformanceProgram(start)).toEqual({
    code: 0,
    output: expect.stringMatching(/(\d+) of \1 rules kept\.\n$/),
    report: expect.stringContaining('failures="0"'),
  })
})

const environment = {
  POWENS_DOMAIN: 'acme',
  POWENS_CLIENT_ID: '12345678',
  POWENS_CLIENT_SECRET: 'client-secret-of-the-old-node',
  PUBLIC_URL: 'https://shop.example/api/powens',
  RETURN_URL: 'https://shop.example/order',
  PAYMENT_SECRET: 'payment-secret-of-the-old-node-32-bytes',
  MERCHANT_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  MERCHANT_PREPARE_URL: 'http://127.0.0.1:8000/prepare',
  MERCHANT_CHANGES_URL: 'http://127.0.0.1:8000/changes',
  PORT: '0',
  MANAGEMENT_PORT: '0',
}

test('powens-pay doctor', async () => {
  const program = start(['doctor'], { environment })
  expect(await program.ended).toBe(0)
  expect(program.output()).toContain('0 errors')
})

test.each(['broker', 'broker --check'])(
  'powens-pay %s with the embedded database says what needs a newer Node, and why',
  async (words) => {
    const program = start(words.split(' '), { environment })
    expect(await program.ended).toBe(2)
    expect(program.output()).toMatch(
      /^powens-pay broker keeps payments in sqlite:.+ needs Node 22\.13 or newer: v20\.19\.5 has no embedded database\. .+\n$/,
    )
  },
)

test('powens-pay broker with another store', async () => {
  const program = start(['broker'], { environment: { ...environment, STORE: 'memory:' } })
  await program.until('"broker.started"')
  expect(await program.stop()).toBe(0)
})
