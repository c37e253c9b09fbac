import type { Arguments, OptionText } from '../program/Command.ts'
import { UsageError } from '../program/UsageError.ts'
import { exitCodes, type ExitCode, type Terminal } from '../program/Terminal.ts'

export const urlOption: Record<'url', OptionText> = {
  url: {
    value: 'URL',
    help: "The broker's management port. Default: http://127.0.0.1:8081, or as MANAGEMENT_HOST and MANAGEMENT_PORT say.",
  },
}

export interface BrokerQuestion {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
  headers?: Record<string, string>
}

/**
 * Asks a running broker at its management port and shows its answer. A refusal is printed as the broker's own sentence.
 * Throws `UsageError` when there is no broker.
 */
export async function askBroker<Answer>(
  input: Arguments,
  terminal: Terminal,
  { method, path, body, headers }: BrokerQuestion,
  show: (answer: Answer) => ExitCode,
): Promise<ExitCode> {
  const url = input.text('url') ?? findUrl(terminal.environment)
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError('--url is not one. Write it whole, such as http://127.0.0.1:8081.')
  const { host } = new URL(url)
  const response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
    redirect: 'error',
  }).catch(() => {
    throw new UsageError(
      `No broker answers at ${host}. Start powens-pay broker, or name its management port with --url.`,
    )
  })
  const answer = readObject(await response.text())
  if (response.ok && answer) return show(answer as Answer)
  const said = answer?.['detail'] ?? answer?.['title'] ?? answer?.['error']
  if (typeof said !== 'string')
    throw new UsageError(
      `${host} answered ${response.status}, which no broker's management port does. Look at --url.`,
    )
  terminal.printError(`${said}\n`)
  return exitCodes.found
}

function findUrl({
  MANAGEMENT_HOST: host = '127.0.0.1',
  MANAGEMENT_PORT: port = '8081',
}: Terminal['environment']) {
  // A broker that listens everywhere listens here too.
  const named = ['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host
  return `http://${named.includes(':') ? `[${named}]` : named}:${port}`
}

function readObject(text: string): Record<string, unknown> | null {
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
