import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isPaymentError } from '@powens-pay/core'
import { build } from 'vite'
import { readConfig, ShopConfigError } from './config.ts'
import { startShop } from './startShop.ts'

try {
  const config = readConfig(process.env)
  // A folder of its own, so that a second shop does not empty what the first one serves.
  const folder = await mkdtemp(join(tmpdir(), 'powens-pay-shop-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: false },
  })
  const shop = await startShop(config, { folder })

  if (shop.sandbox) {
    console.log(`Using the embedded sandbox: no money moves. Its control page: ${shop.sandbox.url}`)
  } else {
    console.log('Using Powens itself: payments are real.')
    console.log(`Register this redirect URL with your client application: ${shop.url}/api/powens/callback`)
    console.log(`Register this URL for the event PAYMENT_STATE_UPDATED:   ${shop.url}/api/powens/webhooks`)
    console.log(`Listening on port ${shop.port}; ${shop.url} has to lead there.`)
  }
  console.log(`The shop is ready: ${shop.url}`)

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      console.log('\nThe shop is closed.')
      void shop.close().then(() => process.exit(0))
    })
} catch (error) {
  const isOurs = error instanceof ShopConfigError || isPaymentError(error)
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (isOurs) console.error((error as Error).message)
  else if (code === 'EADDRINUSE')
    console.error(
      `Port ${port} is taken, so the shop cannot listen. Stop what listens there, or set PORT to another one.`,
    )
  else throw error
  process.exitCode = 1
}
