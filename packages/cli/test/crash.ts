import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createPayment, createPaymentClient } from '@powens-pay/core'
import { createClock } from '@powens-pay/sandbox'
import { startSandbox } from '@powens-pay/sandbox/node'
import { listen } from '../src/serve/listen.ts'
import { findStandardWebhookFault } from '../src/standardWebhooks/verifyStandardWebhook.ts'
import type { CrashMessage, CrashPoint } from './crashPoints.ts'
import { describeSandbox } from './describeSandbox.ts'
import { makeInstruction } from './exampleInstruction.ts'
import { freePort } from './freePort.ts'
import { navigate } from './navigate.ts'
import { compileCache } from './startProcess.ts'

export interface ReceivedChange {
  changeId: string
  orderId: string
  state: string
  body: string
}

const merchantSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const webhookSecret = 'webhook-secret-of-the-crash-test'
const program = fileURLToPath(new URL('./crashingBroker.ts', import.meta.url))

/** A merchant's backend that stores the changes it receives, in their order. */
async function startBackend(received: ReceivedChange[], now: () => number) {
  const answer = async (request: Request): Promise<Response> => {
    const body = await request.text()
    const bytes = new TextEncoder().encode(body)
    const fault = findStandardWebhookFault({
      headers: request.headers,
      body: bytes,
      secrets: [merchantSecret],
      now: now(),
    })
    if (fault) return Response.json({ fault }, { status: 401 })
    const { data } = JSON.parse(body) as {
      data: { input?: { orderId: string }; orderId: string; payment: { state: string } }
    }
    if (request.url.endsWith('/changes')) {
      const changeId = request.headers.get('webhook-id') ?? ''
      received.push({ changeId, orderId: data.orderId, state: data.payment.state, body })
      return new Response(null, { status: 204 })
    }
    const orderId = data.input?.orderId ?? ''
    const instructions = [makeInstruction(`pdng/done - ${orderId}`)]
    return Response.json({ orderId, request: { instructions } })
  }
  return listen(answer, '127.0.0.1', 0)
}

/** A broker that is started again whenever it died, and everything around it. */
export async function startCrashSite() {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-crash-'))
  const received: ReceivedChange[] = []
  const deaths: string[] = []
  const written = new Set<string>()
  const clock = createClock()
  const sandbox = await startSandbox({ clock })
  const backend = await startBackend(received, clock.now)
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}/api/powens`
  sandbox.webhooks.register({ url: `${publicUrl}/webhooks`, secret: webhookSecret })
  let child: ChildProcess
  let isAlive = false

  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      child = fork(program, [], {
        execArgv: ['--conditions=@powens-pay/source'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: {
          NODE_COMPILE_CACHE: compileCache,
          NOW: String(clock.now()),
          ...describeSandbox(sandbox, { port, webhookSecret }),
          PAYMENT_SECRET: 'payment-secret-of-the-crash-test-32-bytes',
          MERCHANT_PREPARE_URL: `${backend.url}/prepare`,
          MERCHANT_CHANGES_URL: `${backend.url}/changes`,
          MERCHANT_SECRET: merchantSecret,
          STORE: `sqlite:${join(folder, 'broker.db')}`,
          CREATE_LIMIT: '0',
        },
      })
      child.on('message', (message) => {
        if (message === 'ready') {
          isAlive = true
          resolve()
        } else if (typeof message === 'string') {
          const [what, ...name] = message.split(' ')
          if (what === 'died') deaths.push(name.join(' '))
          else written.add(name.join(' '))
        }
      })
      child.once('exit', () => {
        isAlive = false
        reject(new Error('The broker ended before it was ready.'))
      })
    })
  const say = (message: CrashMessage): void => void (child.connected && child.send(message))

  async function move(milliseconds: number): Promise<void> {
    await clock.advance(milliseconds)
    say({ now: clock.now() })
  }

  /** Lets the leases of the killed process expire, and starts it again. */
  async function revive(): Promise<void> {
    while (!isAlive) {
      await clock.advance(120_000)
      await start()
    }
  }

  /** Repeats what a person or Powens does until it works, and starts the broker again when it died. */
  async function insist<T>(job: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      await revive()
      try {
        return await job()
      } catch (error) {
        if (attempt > 20) throw error
        await sleep(20)
      }
    }
  }

  /** Pays one order from the click to the last change, whatever is killed meanwhile. */
  async function payOrder(orderId: string): Promise<void> {
    const client = createPaymentClient({ basePath: publicUrl })
    const { redirectUrl } = await insist(() => createPayment(client, { input: { orderId } }))
    const { location } = await insist(() => navigate(redirectUrl ?? ''))
    const callback = (await sandbox.payer.approve(location)) ?? ''
    await insist(() => navigate(callback))
    await move(60_000)
    for (let round = 0; round < 200; round++) {
      await revive()
      if (received.some((change) => change.orderId === orderId && change.state === 'done')) return
      await sandbox.webhooks.retry()
      await move(1_000)
      await sleep(20)
    }
    throw new Error(`The backend received no change of ${orderId} to done.`)
  }

  await start()
  return {
    sandbox,
    received,
    deaths,
    written,
    payOrder,
    arm: (point: CrashPoint, visit: number) => say({ arm: point, visit }),
    async close() {
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
      await backend.close(0)
      await sandbox.close()
      rmSync(folder, { recursive: true })
    },
  }
}
