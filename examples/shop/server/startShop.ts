import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { startSandbox } from '@powens-pay/sandbox/node'
import { createPowens } from '@powens-pay/server-kit'
import { toNodeHandler } from '@powens-pay/server-kit/node'
import type { ShopConfig } from './config.ts'
import { createShop } from './createShop.ts'

/** A published example IBAN: nobody's account. */
const sandboxBeneficiary = { iban: 'FR1420041010050500013M02606', name: 'Fournil SAS' }

const builtFrontEnd = fileURLToPath(new URL('../dist', import.meta.url))

export interface StartShopOptions {
  /** What sends the calls to Powens. @default the global fetch */
  fetch?: typeof fetch
  /** The built front end. @default dist */
  folder?: string
}

/** Listens, and with no credentials starts a sandbox beside the shop. */
export async function startShop(
  config: ShopConfig,
  { folder = builtFrontEnd, ...options }: StartShopOptions = {},
) {
  let listener: RequestListener = (_request, response) => response.writeHead(503).end()
  const server = createServer((request, response) => listener(request, response))
  const port = await listen(server, config)
  const origin = config.mode === 'powens' ? config.publicUrl : `http://localhost:${port}`

  const stopListening = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }

  try {
    const { sandbox, ...connection } =
      config.mode === 'powens'
        ? connectToPowens(config, options)
        : await connectToSandbox(`${origin}/api/powens/webhooks`, options)
    const shop = createShop({ ...connection, mode: config.mode, origin, folder })
    listener = toNodeHandler(shop.handler)
    return {
      port,
      url: origin,
      orders: shop.orders,
      sandbox,
      async close() {
        await stopListening()
        await shop.close()
        await sandbox?.close()
      },
    }
  } catch (error) {
    // A configuration that is refused must not leave a shop behind that only listens.
    await stopListening()
    throw error
  }
}

function connectToPowens(config: ShopConfig & { mode: 'powens' }, options: Pick<StartShopOptions, 'fetch'>) {
  const { domain, clientId, clientSecret, paymentSecret, webhookSecret, beneficiary } = config
  return {
    powens: createPowens({ domain, clientId, clientSecret, ...options }),
    secret: paymentSecret,
    webhookSecret,
    beneficiary,
    sandbox: undefined,
  }
}

async function connectToSandbox(webhookUrl: string, options: Pick<StartShopOptions, 'fetch'>) {
  const webhookSecret = 'sandbox-webhook-secret-of-the-example-shop'
  const sandbox = await startSandbox({ port: 0, webhook: { url: webhookUrl, secret: webhookSecret } })
  const { domain, clientId, clientSecret, apiUrl, webviewUrl } = sandbox
  return {
    powens: createPowens({ domain, clientId, clientSecret, apiUrl, webviewUrl, ...options }),
    secret: undefined,
    webhookSecret,
    beneficiary: sandboxBeneficiary,
    sandbox,
  }
}

/** Against Powens the port is fixed, because its addresses are registered; otherwise the next free one does. */
async function listen(server: Server, config: ShopConfig): Promise<number> {
  const tries = config.mode === 'powens' || config.port === 0 ? 1 : 20
  for (let port = config.port; ; port += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, config.mode === 'powens' ? undefined : 'localhost', () => {
          server.off('error', reject)
          resolve()
        })
      })
      return (server.address() as AddressInfo).port
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!isTaken || port + 1 >= config.port + tries) throw error
    }
  }
}
