import { signWebhook } from '@powens-pay/server-kit'
import type { Arguments, Command } from '../program/Command.ts'
import { exitCodes, type Terminal } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'
import { signStandardWebhook } from '../standardWebhooks/signStandardWebhook.ts'
import { createExampleChange, createExamplePayment, exampleStates } from './examplePayment.ts'

/** `powens-pay webhooks trigger` */
export const triggerCommand: Command = {
  positionals: ['URL'],
  options: {
    as: {
      value: 'SENDER',
      help: 'powens: a webhook, signed with POWENS_WEBHOOK_SECRET. broker: a change, signed with MERCHANT_SECRET. Default: powens.',
    },
    payment: { value: 'ID', help: 'Id of the payment. Default: 42.' },
    state: { value: 'STATE', help: `Any state; Powens knows ${exampleStates.join(', ')}. Default: done.` },
    order: { value: 'ID', help: 'Id of the order, in a change. Default: 1042.' },
    sequence: {
      value: 'NUMBER',
      help: 'The number of the change in its order, to try what a late one does. Default: the time.',
    },
    'client-state': { value: 'KEY', help: 'The payment key, in a webhook.' },
    body: { value: 'FILE', help: 'Send the bytes of this file instead.' },
    'public-url': { value: 'URL', help: 'The address that is registered with Powens, when it is not URL.' },
    id: { value: 'ID', help: "The delivery's or the change's id; the same again for a repeat." },
    age: { value: 'SECONDS', help: 'How old the signature is. Default: 0.' },
  },
  details: 'Ends with 1 when the answer is not 2xx.',
  examples: [
    'powens-pay webhooks trigger http://localhost:3000/api/powens/webhooks --payment 42 --state done',
    'powens-pay webhooks trigger http://localhost:8000/payments/changes --as broker --order 1042',
  ],
  async run(input, terminal) {
    const url = input.positionals[0] ?? ''
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
      throw new UsageError(
        'URL is not one. Write it whole, such as http://localhost:3000/api/powens/webhooks.',
      )
    const sender = input.text('as') ?? 'powens'
    if (sender !== 'powens' && sender !== 'broker') throw new UsageError('--as is neither powens nor broker.')
    const secret = readSecret(terminal, sender === 'powens' ? 'POWENS_WEBHOOK_SECRET' : 'MERCHANT_SECRET')
    const now = Date.now() - 1000 * readNumber(input, 'age', 0)
    const id = input.text('id') ?? String(Date.now())
    const file = input.text('body')
    const text = file === undefined ? createBody(input, sender, id) : await terminal.readFile(file)
    const body = new TextEncoder().encode(text)
    const headers =
      sender === 'powens'
        ? await signWebhook({
            secret,
            url: input.text('public-url') ?? url,
            body,
            date: new Date(now).toISOString().replace('Z', '000Z'),
          })
        : signStandardWebhook({ id, body, secrets: [secret], now })

    let answer: Response
    try {
      answer = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
        signal: AbortSignal.timeout(30_000),
      })
    } catch {
      throw new UsageError(`${new URL(url).host} cannot be reached. Start your server, then send again.`)
    }
    const said = (await answer.text()).slice(0, 500)
    terminal.print(`${answer.status} ${answer.ok ? 'taken' : 'refused'}${said && `\n${said}`}\n`)
    return answer.ok ? exitCodes.done : exitCodes.found
  },
}

function createBody(input: Arguments, sender: 'powens' | 'broker', id: string): string {
  const payment = {
    id: readNumber(input, 'payment', 42),
    state: input.text('state') ?? 'done',
    clientState: input.text('client-state') ?? null,
  }
  const deliveryId = /^\d{1,15}$/.test(id) ? Number(id) : Date.now()
  return JSON.stringify(
    sender === 'powens'
      ? createExamplePayment(payment, deliveryId)
      : createExampleChange({
          ...payment,
          orderId: input.text('order') ?? '1042',
          changeId: id,
          sequence: readNumber(input, 'sequence', Date.now()),
        }),
  )
}

function readNumber(input: Arguments, option: string, otherwise: number): number {
  const text = input.text(option)
  if (text === undefined) return otherwise
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  throw new UsageError(`--${option} is not a whole number.`)
}

function readSecret(terminal: Terminal, variable: string): string {
  // The first of several is the newest.
  const [secret] = (terminal.environment[variable] ?? '').trim().split(/[\s,]+/)
  if (!secret)
    throw new UsageError(
      `${variable} is not set, so nothing could be signed. Set it to what your server verifies with.`,
    )
  terminal.hide([secret])
  return secret
}
