import type { Arguments, OptionText } from '../program/Command.ts'
import { UsageError } from '../program/UsageError.ts'
import type { ExitCode, Terminal } from '../program/Terminal.ts'
import { askBroker, urlOption, type BrokerQuestion } from './askBroker.ts'

export const staffOptions: Record<'url', OptionText> = {
  url: { ...urlOption.url, help: `${urlOption.url.help} Its token comes from STAFF_TOKEN.` },
}

/** Asks the staff's routes of a running broker, with the token of the environment. Throws `UsageError` without one. */
export async function askStaff<Answer>(
  input: Arguments,
  terminal: Terminal,
  { path, person, ...question }: BrokerQuestion & { person?: string | undefined },
  show: (answer: Answer) => ExitCode,
): Promise<ExitCode> {
  const token = terminal.environment['STAFF_TOKEN']
  if (!token)
    throw new UsageError(
      'STAFF_TOKEN is not set, so the broker shows no payments. Set the one it was started with.',
    )
  const headers = {
    authorization: `Bearer ${token}`,
    ...(person !== undefined && { 'powens-staff-name': encodeURIComponent(person) }),
  }
  return askBroker(input, terminal, { ...question, path: `/staff${path}`, headers }, show)
}

/** A payment's number, as it was written. Throws `UsageError` for anything else. */
export function requirePaymentId([payment = '']: readonly string[]): string {
  if (/^\d{1,15}$/.test(payment)) return payment
  throw new UsageError('PAYMENT is not the number of a payment.')
}
