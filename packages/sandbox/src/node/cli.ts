#!/usr/bin/env node
import { FlagError, help, readFlags } from './readFlags.ts'
import { startSandbox, type StartOptions } from './serve.ts'

try {
  const options = readFlags(process.argv.slice(2))
  if (options) await run(options)
  else console.log(help)
} catch (error) {
  const isMisused = error instanceof FlagError
  console.error(isMisused ? error.message : `powens-sandbox could not start: ${explain(error)}`)
  process.exitCode = isMisused ? 2 : 1
}

function explain(error: unknown): string {
  const { code, message, port, address } = error as NodeJS.ErrnoException & {
    port?: number
    address?: string
  }
  if (code === 'EADDRINUSE')
    return `port ${port} is taken. Stop what listens there, or choose another with --port (0 takes any).`
  if (code === 'EADDRNOTAVAIL')
    return `${address} is no address of this machine. Leave --host out, or name one that is.`
  if (code === 'EACCES') return `port ${port} is not yours to take. Choose one above 1023 with --port.`
  return message
}

async function run(options: StartOptions) {
  const sandbox = await startSandbox(options)
  console.log(`Powens sandbox: ${sandbox.url}

  API            ${sandbox.apiUrl}
  Webview        ${sandbox.webviewUrl}
  Domain         ${sandbox.domain}
  Client id      ${sandbox.clientId}
  Client secret  ${sandbox.clientSecret}
  Config token   ${sandbox.configToken}
  Webhooks       ${options.webhook?.url ?? 'none (--webhook <url>)'}

Nothing here moves money. Stop it with Ctrl-C.`)

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
  }
}
