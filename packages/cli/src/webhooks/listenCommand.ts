import { listen } from '../serve/listen.ts'
import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'
import { describeDelivery } from './describeDelivery.ts'

const list = (text = ''): string[] => text.split(/[\s,]+/).filter(Boolean)

/** `powens-pay webhooks listen` */
export const listenCommand: Command = {
  options: {
    port: { value: 'PORT', help: 'Default: 4500.' },
    'public-url': {
      value: 'URL',
      help: 'The address that is registered with Powens, when a tunnel rewrites it.',
    },
    status: { value: 'STATUS', help: 'What to answer. Default: 204.' },
    body: { help: 'Print bodies too. They may name people and accounts.' },
  },
  details: 'POWENS_WEBHOOK_SECRET verifies what Powens sends, MERCHANT_SECRET what the broker sends.',
  examples: ['powens-pay webhooks listen --port 4500', 'powens-pay webhooks listen --status 500'],
  async run(input, terminal) {
    const port = Number(input.text('port') ?? 4500)
    const status = Number(input.text('status') ?? 204)
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new UsageError('--port is not a port. Write a number below 65536.')
    if (!Number.isInteger(status) || status < 200 || status > 599)
      throw new UsageError('--status is not a status. Write a number from 200 to 599.')
    const powensSecrets = list(terminal.environment['POWENS_WEBHOOK_SECRET'])
    const merchantSecrets = list(terminal.environment['MERCHANT_SECRET'])
    terminal.hide([...powensSecrets, ...merchantSecrets])

    const listener = await listen(
      async (request) => {
        const body = new Uint8Array(await request.arrayBuffer())
        const url = input.text('public-url') ?? request.url
        const { headers } = request
        const line = await describeDelivery({
          headers,
          body,
          url,
          powensSecrets,
          merchantSecrets,
          now: Date.now(),
        })
        terminal.print(
          `${new Date().toISOString()}  ${request.method} ${new URL(request.url).pathname}  ${line}\n`,
        )
        if (input.isSet('body')) terminal.print(`${new TextDecoder().decode(body)}\n`)
        return new Response(null, { status })
      },
      '127.0.0.1',
      port,
    )
    terminal.printError(`Listening at ${listener.url}, answering ${status}. Control-C ends it.\n`)
    await terminal.stopped
    await listener.close(0)
    return exitCodes.done
  },
}
