import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createPayment, createPaymentClient } from '@powens-pay/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installApp } from '../apps/installApp.ts'
import { startApp } from '../apps/startApp.ts'

const folder = installApp(join(import.meta.dirname, 'app'), (run) => run('next', ['build']))
let app: Awaited<ReturnType<typeof startApp>>

beforeAll(async () => {
  app = await startApp('Next 14', folder)
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A payment that a page of the server shows, before and after the payer approved it. */
async function show(kind: 'fresh' | 'cached', orderId: string): Promise<(string | undefined)[]> {
  const client = createPaymentClient({ basePath: `${app.url}/api/powens` })
  const { payment, paymentKey, redirectUrl } = await createPayment(client, { input: { orderId } })
  const page = `${app.url}/${kind}/${new URL(app.url).port}/${payment.id}/${paymentKey}`
  const read = async () => /state: (?:<!-- -->)?(\w+)/.exec(await (await fetch(page)).text())?.[1]
  const before = await read()
  const go = await fetch(String(redirectUrl), { redirect: 'manual' })
  const callback = await app.sandbox.payer.approve(go.headers.get('location') ?? '')
  await fetch(String(callback), { redirect: 'manual' })
  return [before, await read(), await read()]
}

test('behavior: what a server component read first is not shown for ever', async () => {
  expect(await show('fresh', '42')).toEqual(['created', 'done', 'done'])
})

test('behavior: a read that is told how long it may be cached is cached', async () => {
  expect(await show('cached', '43')).toEqual(['created', 'created', 'created'])
})
