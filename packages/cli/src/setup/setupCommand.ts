import { createPowens, type Powens } from '@powens-pay/server-kit'
import { formatMistakes } from '../configuration/formatMistakes.ts'
import { loadFromTerminal } from '../configuration/loadFromTerminal.ts'
import type { ConfigurationValues } from '../configuration/Configuration.ts'
import type { Command } from '../program/Command.ts'
import { exitCodes, type Terminal } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'
import { applyPlan, isRefusedToken } from './applyPlan.ts'
import { checkWishes } from './checkWishes.ts'
import { formatPlan } from './formatPlan.ts'
import { makePlan } from './makePlan.ts'
import { isChange, type Plan, type SettingStep } from './Plan.ts'
import { readWishes, wishOptions } from './readWishes.ts'
import { openSecretFile } from './SecretFile.ts'

/** `powens-pay setup` */
export const setupCommand: Command = {
  options: {
    ...wishOptions,
    apply: { help: 'Change it. Without this the changes are shown and nothing happens.' },
    config: {
      value: 'FILE',
      help: 'A JSON file of settings, as for the broker. The environment wins over it.',
    },
  },
  details:
    'Needs POWENS_DOMAIN and POWENS_CONFIG_TOKEN, the configuration token of the console. What was changed is read back. The webhook itself is added in the console: Powens has no public call for it. Ends with 1 when something is not as it was wanted.',
  examples: [
    'powens-pay setup',
    'powens-pay setup --confirmation manual --maximum-amount 500 --every-change on --apply',
    'powens-pay setup --webhook-auth Shop --secret-file webhook-secret --apply',
  ],
  async run(input, terminal) {
    const wishes = readWishes(input)
    checkWishes(wishes)
    const isApplied = input.isSet('apply')
    const { values, mistakes } = await loadFromTerminal(input, terminal)
    const concerning = mistakes.filter(({ setting }) =>
      /^(POWENS_DOMAIN|POWENS_API_URL|domain|apiUrl)\b/.test(setting),
    )
    if (concerning.length > 0) {
      terminal.printError(formatMistakes(concerning))
      return exitCodes.misused
    }
    const configToken = readToken(terminal)
    const powens = openDomain(values)
    try {
      const { domain } = powens
      const plan = await makePlan(powens, { configToken, wishes })
      const secretFile = needsSecretFile(plan) ? requireSecretFile(wishes.webhookAuth?.secretFile) : null
      terminal.print(`Domain ${domain} at ${powens.apiUrl}\n\n${formatPlan(plan)}\n\n`)
      if (!plan.settings.some(isChange) && !needsSecretFile(plan)) {
        terminal.print(`There is nothing to change.\n${describeConsole(plan, values)}`)
        return exitCodes.done
      }
      if (domain.endsWith('-sandbox') && plan.settings.some(raisesMaximum))
        terminal.print('A sandbox domain keeps its cap of 10 EUR, whatever payment.max_amount says.\n')
      if (!isApplied) {
        terminal.print('Nothing was changed. Run it again with --apply to change it.\n')
        return exitCodes.done
      }
      const file = secretFile === null ? null : openSecretFile(secretFile, terminal)
      const found = await applyPlan(powens, plan, { configToken, secretFile: file })
      for (const { what, why, cure } of found) terminal.printError(`${what} ${why} ${cure}\n`)
      if (found.length > 0) return exitCodes.found
      terminal.print('Changed, and read back as it was wanted.\n')
      if (secretFile !== null)
        terminal.print(
          `The secret is in ${secretFile}: start your server with POWENS_WEBHOOK_SECRET_FILE=${secretFile}.\n`,
        )
      terminal.print(describeConsole(plan, values))
      return exitCodes.done
    } catch (error) {
      if (!isRefusedToken(error)) throw error
      throw new UsageError(
        'Powens refused POWENS_CONFIG_TOKEN. Take the configuration token from the console’s settings; the secret of a client application is not one.',
      )
    }
  },
}

const raisesMaximum = (step: SettingStep): boolean =>
  step.key === 'payment.max_amount' && isChange(step) && (Number(step.to) === 0 || Number(step.to) > 10)

const needsSecretFile = ({ provider }: Plan): boolean => provider !== null && provider.found === null

function requireSecretFile(path: string | undefined): string {
  if (path !== undefined) return path
  throw new UsageError(
    'A new provider needs --secret-file FILE: Powens shows its secret once, and a terminal is no place for it.',
  )
}

function readToken(terminal: Terminal): string {
  const token = terminal.environment['POWENS_CONFIG_TOKEN']?.trim()
  if (!token)
    throw new UsageError(
      'POWENS_CONFIG_TOKEN is not set, so the settings of the domain cannot be read. It is in the settings of the Powens console.',
    )
  terminal.hide([token])
  return token
}

/** The domain, for calls that take the configuration token alone. */
function openDomain({ domain, apiUrl }: ConfigurationValues): Powens {
  if (!domain) throw new UsageError('POWENS_DOMAIN is not set, so it is not known whose settings are meant.')
  const clientSecret = () => Promise.reject(new Error('The setup asks for no service token.'))
  return createPowens({ domain, clientId: '0', clientSecret, apiUrl })
}

function describeConsole({ provider }: Plan, { publicUrl }: ConfigurationValues): string {
  if (!provider) return ''
  const address = `${publicUrl ?? 'PUBLIC_URL'}/webhooks`
  return `In the console, add a webhook for PAYMENT_STATE_UPDATED with the URL ${address} and the authentication "${provider.name}".\n`
}
