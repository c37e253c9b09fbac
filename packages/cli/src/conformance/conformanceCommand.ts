import { startSandbox } from '@powens-pay/sandbox/node'
import { listen } from '../serve/listen.ts'
import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'
import { createMerchant } from './createMerchant.ts'
import { formatJunit, formatResult, formatTotal } from './formatReports.ts'
import { rules } from './rules/index.ts'
import { runConformance } from './runConformance.ts'
import { sendRequest } from './sendRequest.ts'

/** `powens-pay conformance` */
export const conformanceCommand: Command = {
  positionals: ['URL'],
  options: {
    input: {
      value: 'JSON',
      help: 'What the page would send for an order that may be paid; {n} is another number each time.',
    },
    'foreign-input': { value: 'JSON', help: 'The same for an order this caller may not pay.' },
    header: {
      value: 'NAME: VALUE',
      isList: true,
      help: 'Sent with every call, to say who calls. May be repeated.',
    },
    'sandbox-port': {
      value: 'PORT',
      help: 'Where to run the Powens your server has to speak to. Default: 4400.',
    },
    'changes-port': {
      value: 'PORT',
      help: 'Where to receive the changes for the merchant, for the rules about them.',
    },
    'public-url': { value: 'URL', help: 'The address webhooks are signed for, when it is not URL.' },
    rule: { value: 'NAME', isList: true, help: 'Only this rule. May be repeated.' },
    junit: { value: 'FILE', help: 'Write the results as JUnit XML too.' },
  },
  details: [
    'It starts a sandbox. Configure your server to use it, with these settings of the broker or their like:',
    '  POWENS_API_URL=http://127.0.0.1:4400/2.0  POWENS_WEBVIEW_URL=http://127.0.0.1:4400/webview',
    '  POWENS_DOMAIN=acme  POWENS_CLIENT_ID=12345678  POWENS_CLIENT_SECRET=conformance-client-secret',
    'With --changes-port 4401 let it send each change to http://127.0.0.1:4401 (for the broker: MERCHANT_CHANGES_URL).',
    'Let it create more than sixty payments a minute (for the broker: CREATE_LIMIT=0).',
    'The secret that signs webhooks is read from POWENS_WEBHOOK_SECRET.',
    '',
    `Rules:\n${rules.map(({ name, promise }) => `  ${name}\n      ${promise}`).join('\n')}`,
  ].join('\n'),
  examples: [
    `powens-pay conformance http://127.0.0.1:8080/api/powens --input '{"orderId":"test-{n}"}' --foreign-input '{"orderId":"none"}' --header 'cookie: sessionid=…' --junit report.xml`,
  ],
  async run(input, terminal) {
    const url = (input.positionals[0] ?? '').replace(/\/+$/, '')
    if (!URL.canParse(url))
      throw new UsageError('URL is not one. Write it whole, such as http://127.0.0.1:8080/api/powens.')
    const webhookSecret = terminal.environment['POWENS_WEBHOOK_SECRET']?.trim()
    if (!webhookSecret)
      throw new UsageError(
        'POWENS_WEBHOOK_SECRET is not set, so no webhook could be signed. Set it to what your server verifies with.',
      )
    terminal.hide([webhookSecret])
    const known = {
      url,
      publicUrl: input.text('public-url'),
      fetch: sendRequest,
      createInput: readTemplate(input.text('input')),
      foreignInput: readJson(
        '--foreign-input',
        input.text('foreign-input') ?? '{"orderId":"of-somebody-else"}',
      ),
      headers: readHeaders(input.list('header')),
      webhookSecret,
    }
    const chosen = chooseRules(input.list('rule'))
    const changesPort = readPort('--changes-port', input.text('changes-port'))
    const sandboxPort = readPort('--sandbox-port', input.text('sandbox-port')) ?? 4400

    await mustBeThere(url)
    const merchant = createMerchant()
    const listener = changesPort === null ? null : await listen(merchant.answer, '127.0.0.1', changesPort)
    const sandbox = await startSandbox({ port: sandboxPort, ...credentials })
    try {
      const results = await runConformance(
        { ...known, sandbox, merchant: listener ? merchant : undefined },
        { rules: chosen, onResult: (result) => terminal.print(formatResult(result)) },
      )
      terminal.print(formatTotal(results))
      const report = input.text('junit')
      if (report) await terminal.writeFile(report, formatJunit(results))
      return results.some(({ fault }) => fault !== null) ? exitCodes.found : exitCodes.done
    } finally {
      await sandbox.close()
      await listener?.close(0)
    }
  },
}

/** Throws `UsageError` when no server answers there at all. */
async function mustBeThere(url: string): Promise<void> {
  try {
    await sendRequest(new Request(url))
  } catch {
    throw new UsageError(`${new URL(url).host} cannot be reached. Start your server, then run this again.`)
  }
}

/** The same in every run, so that the server can be configured first. They work for this sandbox alone. */
export const credentials = { domain: 'acme', clientId: '12345678', clientSecret: 'conformance-client-secret' }

function readPort(option: string, text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text)
  throw new UsageError(`${option} is not a port. Write a number below 65536.`)
}

function chooseRules(names: readonly string[]) {
  const unknown = names.find((name) => !rules.some((rule) => rule.name === name))
  if (unknown !== undefined)
    throw new UsageError(`There is no rule "${unknown}". See powens-pay conformance --help.`)
  return names.length > 0 ? rules.filter(({ name }) => names.includes(name)) : rules
}

/** Makes another input at every call and in every run. */
function readTemplate(template: string | undefined): () => unknown {
  const text = template ?? '{"orderId":"conformance-{n}"}'
  readJson('--input', text.replaceAll('{n}', '0'))
  if (!text.includes('{n}'))
    throw new UsageError(
      '--input holds no {n}, so every rule would use one order. Put {n} where the order differs.',
    )
  let count = Date.now() % 1_000_000_000
  return () => JSON.parse(text.replaceAll('{n}', String(++count)))
}

function readJson(option: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`${option} is not JSON. Put it in single quotes for the shell.`)
  }
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w-]{1,64}):\s*(.+)$/.exec(line) ?? []
      if (!name || !value) throw new UsageError('--header is not of the form NAME: VALUE.')
      return [name.toLowerCase(), value]
    }),
  )
}
