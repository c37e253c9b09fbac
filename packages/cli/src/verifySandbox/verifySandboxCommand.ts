import { findRedirectUriProblem } from '@powens-pay/core'
import type { ConfigurationValues } from '../configuration/Configuration.ts'
import { formatMistakes } from '../configuration/formatMistakes.ts'
import { loadFromTerminal } from '../configuration/loadFromTerminal.ts'
import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'
import { formatReport } from './formatReport.ts'
import { verifySandbox, type ProbeReport } from './verifySandbox.ts'

const needed =
  /^(POWENS_DOMAIN|POWENS_CLIENT_ID|POWENS_CLIENT_SECRET|POWENS_API_URL|domain|clientId|clientSecret|apiUrl)\b/

/** `powens-pay verify-sandbox` */
export const verifySandboxCommand: Command = {
  options: {
    'redirect-url': {
      value: 'URL',
      help: 'A redirect URL that is registered with the client. Without one no payment is created, and less is compared.',
    },
    config: {
      value: 'FILE',
      help: 'A JSON file of settings, as for the broker. The environment wins over it.',
    },
    json: { help: 'Print the report as JSON.' },
  },
  details:
    'Compares the answers of a sandbox domain of Powens with those of the simulator @powens-pay/sandbox: status, keys and types. It reads, creates one payment of 1 EUR at the test connector that nobody validates, and cancels it. Prints no value of an answer. Needs POWENS_DOMAIN, POWENS_CLIENT_ID and POWENS_CLIENT_SECRET; with POWENS_CONFIG_TOKEN the settings are compared too. Ends with 1 when something differs.',
  examples: ['powens-pay verify-sandbox --redirect-url https://shop.example/api/powens/callback'],
  async run(input, terminal) {
    const redirectUrl = input.text('redirect-url') ?? null
    const problem = redirectUrl === null ? null : findRedirectUriProblem(redirectUrl)
    if (problem !== null) throw new UsageError(`--redirect-url ${problem}`)
    const { values, mistakes } = await loadFromTerminal(input, terminal)
    const concerning = mistakes.filter(({ setting }) => needed.test(setting))
    if (concerning.length > 0) {
      terminal.printError(formatMistakes(concerning))
      return exitCodes.misused
    }
    const configToken = terminal.environment['POWENS_CONFIG_TOKEN']?.trim() || null
    if (configToken !== null) terminal.hide([configToken])

    const { domain, clientId, clientSecret } = requireDomain(values)
    const apiUrl = values.apiUrl ?? `https://${domain}.biapi.pro/2.0`
    const send = (request: Request) => fetch(request)
    const reports = await verifySandbox({
      domain,
      apiUrl,
      fetch: send,
      clientId,
      clientSecret,
      configToken,
      redirectUrl,
    })
    refuseUseless(reports)
    const date = new Date().toISOString().slice(0, 10)
    terminal.print(
      input.isSet('json')
        ? `${JSON.stringify({ domain, date, reports }, null, 2)}\n`
        : formatReport(reports, { domain, date }),
    )
    return reports.some(({ differences }) => differences.length > 0) ? exitCodes.found : exitCodes.done
  },
}

function requireDomain({ domain, clientId, clientSecret }: ConfigurationValues) {
  if (!domain || !clientId || !clientSecret)
    throw new UsageError('POWENS_DOMAIN, POWENS_CLIENT_ID and POWENS_CLIENT_SECRET are needed to ask Powens.')
  if (!domain.endsWith('-sandbox'))
    throw new UsageError(
      `${domain} is not a sandbox domain: those end in -sandbox. This command creates a payment, so it stays away from others.`,
    )
  return { domain, clientId, clientSecret }
}

/** Throws `UsageError` when the answers say nothing about Powens. */
function refuseUseless(reports: readonly ProbeReport[]): void {
  const [first] = reports
  if (first?.status === null)
    throw new UsageError('Powens cannot be reached. Check POWENS_DOMAIN, the network and the proxy.')
  if (first?.status === 400 || first?.status === 401 || first?.status === 403)
    throw new UsageError(
      'Powens refused the credentials. Compare POWENS_DOMAIN, POWENS_CLIENT_ID and POWENS_CLIENT_SECRET with the console.',
    )
  if (reports.some(({ status }) => status === 429))
    throw new UsageError(
      'Powens limits the calls of this domain at the moment. Wait a minute, and run it again.',
    )
}
