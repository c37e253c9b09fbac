import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPayment, createPaymentClient } from '@powens-pay/core'
import { startSandbox } from '@powens-pay/sandbox/node'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../src/serve/listen.ts'
import { makeInstruction } from './exampleInstruction.ts'
import { startBrokerProcess } from './startBrokerProcess.ts'

const folder = mkdtempSync(join(tmpdir(), 'powens-pay-disk-'))
const hasDisk = mountDisk()

/** A disk of four megabytes; only where this process may mount one. */
function mountDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Takes all the room that is left; gives what makes it free again. */
function fillDisk(): () => void {
  const path = join(folder, 'full')
  for (let size = 4 * 1024 * 1024; size >= 512; size /= 2) {
    try {
      for (;;) writeFileSync(path, new Uint8Array(size), { flag: 'a' })
    } catch {
      // As much as fits is written.
    }
  }
  return () => rmSync(path)
}

test.skipIf(!hasDisk)(
  'behavior: a full disk takes no payment and loses none',
  async () => {
    const sandbox = await startSandbox()
    const backend = await listen(
      async (request) => {
        const { data } = (await request.json()) as { data: { input?: { orderId: string } } }
        if (!request.url.endsWith('/prepare')) return new Response(null, { status: 204 })
        const orderId = data.input?.orderId ?? ''
        return Response.json({ orderId, request: { instructions: [makeInstruction(`done - ${orderId}`)] } })
      },
      '127.0.0.1',
      0,
    )
    const broker = await startBrokerProcess({
      sandbox,
      backendUrl: backend.url,
      store: `sqlite:${join(folder, 'payments.db')}`,
    })
    onTestFinished(async () => {
      await broker.stop('SIGKILL')
      await Promise.all([sandbox.close(), backend.close(0)])
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    })
    const ready = async () => (await fetch(`${broker.managementUrl}/ready`)).status
    const client = createPaymentClient({ basePath: broker.publicUrl })
    const pay = async (orderId: string) => {
      const { payment } = await createPayment(client, { input: { orderId } })
      return payment.id
    }
    const before = await pay('D1')

    const free = fillDisk()
    await expect.poll(ready, { timeout: 20_000 }).toBe(503)
    await expect
      .poll(broker.output, { timeout: 20_000 })
      .toMatch(/"event":"store.unavailable"[^\n]*"reason":"[^"]*full/i)
    await expect(pay('D2')).rejects.toMatchObject({ code: 'internal_error' })
    const linked = sandbox.payments.list().length

    free()
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
    expect(await pay('D1')).toBe(before)
    expect(await pay('D2')).toBeGreaterThan(0)
    // Nothing was asked of Powens that could not be written first.
    expect(sandbox.payments.list()).toHaveLength(linked + 1)
    expect(linked).toBe(1)
    expect(await broker.stop()).toBe(0)
  },
  120_000,
)
