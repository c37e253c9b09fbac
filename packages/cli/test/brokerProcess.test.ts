import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox, type StartedSandbox } from '@powens-pay/sandbox/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBrokerProcess } from './startBrokerProcess.ts'
import { startProgram } from './startProcess.ts'

const folder = mkdtempSync(join(tmpdir(), 'powens-pay-process-'))
const backendUrl = 'http://127.0.0.1:9'
let sandbox: StartedSandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

test('behavior: SIGTERM ends it with 0, after saying so', async () => {
  const broker = await startBrokerProcess({ sandbox, backendUrl, store: `sqlite:${join(folder, 'a.db')}` })
  expect((await fetch(`${new URL(broker.publicUrl).origin}/ready`)).status).toBe(200)
  expect(await broker.stop()).toBe(0)
  expect(broker.output()).toContain('"broker.stopping"')
  expect(broker.output()).toContain('"broker.stopped"')
  // One JSON object a line, and nothing else: no warning of Node among them.
  for (const line of broker.output().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('event')
})

test('behavior: a port that is taken is a sentence and 2', async () => {
  const first = await startBrokerProcess({ sandbox, backendUrl, store: 'memory:' })
  const port = Number(new URL(first.publicUrl).port)
  const second = startBrokerProcess({ sandbox, backendUrl, store: 'memory:', port })
  await expect(second).rejects.toThrow(`Port ${port} is taken`)
  await first.stop()
})

test('behavior: a configuration with mistakes ends with 2 and names them all', async () => {
  const program = startProgram(['broker', '--check'], { environment: { POWENS_DOMAIN: 'acme', PORT: 'x' } })
  expect(await program.ended).toBe(2)
  expect(program.output()).toMatch(/POWENS_CLIENT_ID[^]*PORT/)
})
