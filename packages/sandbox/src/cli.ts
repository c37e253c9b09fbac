#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { startSandbox } from './serve.ts'

const help = `powens-sandbox: a Powens Pay of your own, on a port. Unofficial.

  --port <number>            where to listen; 0 takes any free port (default 4300)
  --host <address>           default 127.0.0.1
  --domain <label>           the domain's label (default acme-sandbox)
  --webhook <url>            where PAYMENT_STATE_UPDATED goes
  --webhook-secret <secret>  the secret it is signed with
  --help
`

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4300' },
    host: { type: 'string', default: '127.0.0.1' },
    domain: { type: 'string', default: 'acme-sandbox' },
    webhook: { type: 'string' },
    'webhook-secret': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(help)
} else {
  try {
    await run()
  } catch (error) {
    console.error(`powens-sandbox could not start: ${explain(error)}`)
    process.exitCode = 1
  }
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'EADDRINUSE'
    ? `port ${values.port} is taken. Stop what listens there, or choose another with --port (0 takes any).`
    : message
}

async function run() {
  const { webhook: url, 'webhook-secret': secret } = values
  const sandbox = await startSandbox({
    port: Number(values.port),
    host: values.host,
    domain: values.domain,
    ...(url !== undefined && { webhook: { url, ...(secret !== undefined && { secret }) } }),
  })
  console.log(`Powens sandbox: ${sandbox.url}

  API            ${sandbox.apiUrl}
  Webview        ${sandbox.webviewUrl}
  Domain         ${sandbox.domain}
  Client id      ${sandbox.clientId}
  Client secret  ${sandbox.clientSecret}
  Config token   ${sandbox.configToken}
  Webhooks       ${url ?? 'none (--webhook <url>)'}

Nothing here moves money. Stop it with Ctrl-C.`)

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
  }
}
