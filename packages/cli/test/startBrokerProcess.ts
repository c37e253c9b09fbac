import type { StartedSandbox } from '@powens-pay/sandbox/node'
import { describeSandbox } from './describeSandbox.ts'
import { freePort } from './freePort.ts'
import { startProgram, type StartedProcess } from './startProcess.ts'

export const merchantSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
export const webhookSecret = 'webhook-secret-of-the-broker-test'

export interface BrokerProcess extends StartedProcess {
  /** Where browsers reach it. */
  publicUrl: string
  managementUrl: string
}

export interface BrokerProcessOptions {
  sandbox: StartedSandbox
  /** Where the merchant's backend listens. */
  backendUrl: string
  store: string
  port?: number
  environment?: Record<string, string>
}

/** Starts the broker as a program of its own, against a sandbox on a port. */
export async function startBrokerProcess(options: BrokerProcessOptions): Promise<BrokerProcess> {
  const { sandbox, backendUrl, store } = options
  const port = options.port ?? (await freePort())
  const managementPort = await freePort()
  const publicUrl = `http://127.0.0.1:${port}/api/powens`
  const started = startProgram(['broker'], {
    environment: {
      ...describeSandbox(sandbox, { port, webhookSecret }),
      PAYMENT_SECRET: 'payment-secret-of-the-broker-test-32-bytes',
      MERCHANT_PREPARE_URL: `${backendUrl}/payments/prepare`,
      MERCHANT_CHANGES_URL: `${backendUrl}/payments/changes`,
      MERCHANT_SECRET: merchantSecret,
      FORWARD_COOKIES: 'sessionid',
      STORE: store,
      MANAGEMENT_PORT: String(managementPort),
      LOG_LEVEL: 'debug',
      ...options.environment,
    },
  })
  await started.until('"broker.started"')
  return { ...started, publicUrl, managementUrl: `http://127.0.0.1:${managementPort}` }
}
