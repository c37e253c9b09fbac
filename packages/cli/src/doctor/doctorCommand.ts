import { loadFromTerminal } from '../configuration/loadFromTerminal.ts'
import type { ConfigurationValues } from '../configuration/Configuration.ts'
import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'
import { checkConfiguration } from './checkConfiguration.ts'
import { checkDeployment } from './checkDeployment.ts'
import { checkPowens } from './checkPowens.ts'
import type { Finding } from './Finding.ts'
import { scanFolder, type NamedSecrets } from './scan/scanFolder.ts'

/** `powens-pay doctor` */
export const doctorCommand: Command = {
  options: {
    config: {
      value: 'FILE',
      help: 'A JSON file of settings, as for the broker. The environment wins over it.',
    },
    online: { help: 'Ask Powens and visit PUBLIC_URL and RETURN_URL. Creates nothing.' },
    scan: { value: 'FOLDER', help: 'Look for secrets and tokens in a built front end.' },
    'redirect-url': { value: 'URL', help: 'The redirect URL that is registered in the console.' },
    'webhook-url': { value: 'URL', help: 'The webhook URL that is registered in the console.' },
    json: { help: 'Print the findings as JSON.' },
  },
  details:
    'With POWENS_CONFIG_TOKEN the domain’s settings are read too. Ends with 1 when it finds an error; warnings are for you to weigh.',
  examples: ['powens-pay doctor', 'powens-pay doctor --online --scan dist --json'],
  async run(input, terminal) {
    const { values, mistakes } = await loadFromTerminal(input, terminal)
    const configToken = terminal.environment['POWENS_CONFIG_TOKEN']?.trim()
    if (configToken) terminal.hide([configToken])

    const registered = { redirectUrl: input.text('redirect-url'), webhookUrl: input.text('webhook-url') }
    const findings = checkConfiguration(values, mistakes, registered)
    if (input.isSet('online')) {
      const send = (request: Request) => fetch(request)
      findings.push(...(await checkPowens({ values, fetch: send, now: Date.now, configToken })))
      findings.push(...(await checkDeployment({ values, fetch: send })))
    }
    const folder = input.text('scan')
    if (folder !== undefined) findings.push(...(await scan(folder, nameSecrets(values, configToken))))

    terminal.print(
      input.isSet('json') ? `${JSON.stringify({ findings }, null, 2)}\n` : formatFindings(findings),
    )
    return findings.some(({ level }) => level === 'error') ? exitCodes.found : exitCodes.done
  },
}

async function scan(folder: string, secrets: NamedSecrets): Promise<Finding[]> {
  try {
    return await scanFolder(folder, secrets)
  } catch {
    throw new UsageError(`${folder} is no folder that can be read. Name the folder of the built front end.`)
  }
}

function nameSecrets(values: ConfigurationValues, configToken: string | undefined): NamedSecrets {
  return {
    POWENS_CLIENT_SECRET: values.clientSecret ? [values.clientSecret] : [],
    POWENS_WEBHOOK_SECRET: values.webhookSecrets ?? [],
    PAYMENT_SECRET: values.paymentSecrets ?? [],
    MERCHANT_SECRET: values.merchantSecrets ?? [],
    POWENS_CONFIG_TOKEN: configToken ? [configToken] : [],
  }
}

const marks = { ok: 'ok     ', warning: 'WARNING', error: 'ERROR  ' }

function formatFindings(findings: readonly Finding[]): string {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length
  const lines = findings.map(({ level, what, why, cure }) =>
    [`${marks[level]}  ${what}`, ...[why, cure].filter(Boolean).map((text) => `         ${text}`)].join('\n'),
  )
  const number = (level: 'error' | 'warning') => `${count(level)} ${level}${count(level) === 1 ? '' : 's'}`
  return `${lines.join('\n')}\n\n${number('error')}, ${number('warning')}, ${count('ok')} ok.\n`
}
