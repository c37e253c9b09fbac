import { setTimeout as sleep } from 'node:timers/promises'
import { createPayment, createPaymentClient } from '@powens-pay/core'
import { startSandbox } from '@powens-pay/sandbox/node'
import { startProxy } from '../../server-kit/test/stores/startProxy.ts'
import { listen } from '../src/serve/listen.ts'
import type { ChaosDatabase } from './chaosDatabases.ts'
import { makeInstruction } from './exampleInstruction.ts'
import { freePort } from './freePort.ts'
import { navigate } from './navigate.ts'
import { startBalancer } from './startBalancer.ts'
import { startBrokerProcess, webhookSecret, type BrokerProcess } from './startBrokerProcess.ts'

export interface ReceivedNews {
  changeId: string
  orderId: string
  sequence: number
  state: string
  bucket: string
}

/** What the merchant's backend does with a call. */
export type MerchantMood = 'answers' | 'hangs' | 'refuses' | 'throws' | 'breaks off' | 'redirects'

/** In milliseconds. */
export const stopGrace = 3_000

/** The second broker's clock is ahead by so much, in milliseconds. */
const clockAhead = 8_000
const setClock = `const now = Date.now.bind(Date); Date.now = () => now() + ${clockAhead}`

/** Two brokers behind one address, over one database whose network can fail, and a merchant that has moods. */
export async function startChaosSite(database: ChaosDatabase) {
  const received: ReceivedNews[] = []
  const site = { mood: 'answers' as MerchantMood }

  async function answer(request: Request): Promise<Response> {
    const { data } = (await request.json()) as {
      data: {
        input?: { orderId: string }
        orderId: string
        sequence: number
        outcome: { bucket: string }
        payment: { state: string }
      }
    }
    if (request.url.endsWith('/prepare')) {
      const orderId = data.input?.orderId ?? ''
      return Response.json({ orderId, request: { instructions: [makeInstruction(`done - ${orderId}`)] } })
    }
    if (site.mood === 'hangs') await sleep(2_000)
    if (site.mood === 'refuses') return new Response(null, { status: 500 })
    if (site.mood === 'throws') throw new Error('The merchant throws.')
    if (site.mood === 'breaks off')
      return new Response(new ReadableStream({ pull: (stream) => stream.error(new Error('broken off')) }))
    if (site.mood === 'redirects') return Response.redirect('https://elsewhere.example/')
    received.push({
      changeId: request.headers.get('webhook-id') ?? '',
      orderId: data.orderId,
      sequence: data.sequence,
      state: data.payment.state,
      bucket: data.outcome.bucket,
    })
    return new Response(null, { status: 204 })
  }

  const [sandbox, backend] = await Promise.all([startSandbox(), listen(answer, '127.0.0.1', 0)])
  const network = await startProxy({ port: database.port })
  const balancer = await startBalancer()
  const publicUrl = `http://127.0.0.1:${balancer.port}/api/powens`
  const brokers: BrokerProcess[] = []

  async function startBroker(index: number): Promise<void> {
    const port = await freePort()
    brokers[index] = await startBrokerProcess({
      sandbox,
      backendUrl: backend.url,
      store: database.addressAt(network.port),
      port,
      environment: {
        PUBLIC_URL: publicUrl,
        RETURN_URL: `http://127.0.0.1:${balancer.port}/order`,
        MERCHANT_TIMEOUT: '500',
        STORE_TIMEOUT: '1000',
        STOP_GRACE: String(stopGrace),
        SWEEP_INTERVAL: '1000',
        CREATE_LIMIT: '0',
        LOG_LEVEL: 'info',
        ...(index === 1 && { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(setClock)}` }),
      },
    })
    balancer.targets[index] = port
  }
  await Promise.all([startBroker(0), startBroker(1)])
  sandbox.webhooks.register({ url: `${publicUrl}/webhooks`, secret: webhookSecret })

  /** Repeats what a person does until it works. */
  async function insist<T>(job: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return await job()
      } catch (error) {
        if (tries > 200) throw error
        await sleep(100)
      }
    }
  }

  return {
    site,
    sandbox,
    brokers,
    received,
    network,
    startBroker,
    isReady: async (index: number): Promise<boolean> =>
      fetch(`${brokers[index]?.managementUrl}/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    /** Pays an order from the click to the return; every link that was handed out, by its payment. */
    async pay(orderId: string): Promise<string[]> {
      const client = createPaymentClient({ basePath: publicUrl })
      const open = async (): Promise<string> => {
        const { redirectUrl } = await createPayment(client, { input: { orderId } })
        const { location } = await navigate(redirectUrl ?? '')
        if (!location.includes('payment_id=')) throw new Error('The link leads to no bank.')
        return location
      }
      // Two tabs at once, at whichever broker.
      const webviews = await Promise.all([insist(open), insist(open)])
      const callback = (await sandbox.payer.approve(webviews[0])) ?? ''
      await insist(async () => {
        const { status } = await navigate(callback)
        if (status >= 500) throw new Error(`The callback answered ${status}.`)
      })
      await sandbox.clock.advance(60_000)
      return webviews.map((url) => new URL(url).searchParams.get('payment_id') ?? '')
    },
    async close(): Promise<void> {
      for (const { child } of brokers) child.kill('SIGKILL')
      await Promise.all([...brokers.map(({ ended }) => ended), network.close(), balancer.close()])
      await Promise.all([sandbox.close(), backend.close(0)])
    },
  }
}
