import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { startSandbox, type StartedSandbox } from '@powens-pay/sandbox/node'
import { findPackageManager } from '../init/packageManager.ts'
import { readNextConfig } from '../init/readNextConfig.ts'
import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'
import { followPayments } from './followPayments.ts'
import { startApp } from './startApp.ts'

/** `powens-pay dev` */
export const devCommand: Command = {
  positionals: ['[FOLDER]'],
  options: {
    port: { value: 'NUMBER', help: "The sandbox's port; any that is free where it is taken. (4300)" },
    command: {
      value: 'COMMAND',
      help: "What starts the app, such as `npm run dev`. (the app's script `dev`)",
    },
  },
  details:
    'Starts a Powens in memory that sends its webhooks to the app, and the app itself with the settings for it. The settings of ' +
    '.env and .env.local are handed to the app; those that name a Powens are replaced. Nothing here moves money.',
  examples: ['npx @powens-pay/cli dev', 'npx @powens-pay/cli dev --command "make serve"'],
  async run(input, terminal) {
    const folder = resolve(input.positionals[0] ?? '.')
    const settings = readSettings(folder)
    const { PUBLIC_URL: publicUrl = '', POWENS_WEBHOOK_SECRET: secret } = settings
    if (!URL.canParse(publicUrl))
      throw new UsageError(
        'PUBLIC_URL is in neither .env nor .env.local, so webhooks would have no address. Run `npx @powens-pay/cli init` first, or write ' +
          'it there: where your payment routes are, such as http://localhost:3000/api/powens.',
      )
    // The address is signed with the slash that Next demands.
    const slash = readNextConfig(folder).trailingSlash ? '/' : ''
    const webhookUrl = `${publicUrl.replace(/\/$/, '')}/webhooks${slash}`
    const sandbox = await start(readPort(input.text('port') ?? '4300'), webhookUrl, secret)
    const manager = findPackageManager(folder, terminal.environment)
    const app = startApp({
      command: input.text('command') ?? `${manager} run dev`,
      folder,
      environment: { ...terminal.environment, ...settings, ...describe(sandbox) },
    })
    terminal.print(`
Powens sandbox  ${sandbox.url}   every payment, and the clock
Webhooks go to  ${webhookUrl}
Try an order    ${tryAt(settings)}
Nothing here moves money. Stop with Ctrl-C.

`)
    const stopFollowing = followPayments(sandbox, terminal.print)
    const code = await Promise.race([app.ended, terminal.stopped.then(() => null)])
    stopFollowing()
    await app.stop()
    await sandbox.close()
    if (code === null || code === 0) return exitCodes.done
    terminal.printError(`The app ended with ${code}.\n`)
    return exitCodes.found
  },
}

function readSettings(folder: string): Record<string, string | undefined> {
  const files = ['.env', '.env.development', '.env.local', '.env.development.local']
  return Object.assign(
    {},
    ...files
      .map((name) => join(folder, name))
      .filter((path) => existsSync(path))
      .map((path) => parseEnv(readFileSync(path, 'utf8'))),
  ) as Record<string, string | undefined>
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new UsageError('--port is not a port. Write a number below 65536, or 0 for any that is free.')
}

async function start(port: number, url: string, secret: string | undefined): Promise<StartedSandbox> {
  const webhook = { url, ...(secret !== undefined && { secret }) }
  try {
    return await startSandbox({ port, webhook })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return startSandbox({ port: 0, webhook })
  }
}

/** The names that the broker and `createPowens()` read. */
const describe = ({ domain, clientId, clientSecret, apiUrl, webviewUrl }: StartedSandbox) => ({
  POWENS_DOMAIN: domain,
  POWENS_CLIENT_ID: clientId,
  POWENS_CLIENT_SECRET: clientSecret,
  POWENS_API_URL: apiUrl,
  POWENS_WEBVIEW_URL: webviewUrl,
})

const tryAt = ({ RETURN_URL: url = '' }: Record<string, string | undefined>): string =>
  url.replace(/\/return$/, '')
