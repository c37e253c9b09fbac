import { isPaymentError } from '@powens-pay/core'
import {
  createWebhookAuth,
  getConfiguration,
  listWebhookAuths,
  PowensApiError,
  updateConfiguration,
  type Powens,
} from '@powens-pay/server-kit'
import type { Mistake } from '../configuration/Mistake.ts'
import { isChange, readValue, type Plan } from './Plan.ts'
import type { SecretFile } from './SecretFile.ts'

interface ApplyParameters {
  configToken: string
  secretFile: SecretFile | null
}

/** Changes at Powens what the plan changes, and reads all of it back. Gives what is not as it was wanted. */
export async function applyPlan(
  powens: Powens,
  plan: Plan,
  { configToken, secretFile }: ApplyParameters,
): Promise<Mistake[]> {
  const wanted = plan.settings.filter(isChange)
  const changes = Object.fromEntries(wanted.map(({ key, to }) => [key, to]))
  const mistakes: Mistake[] = []
  if (wanted.length > 0) await updateConfiguration(powens, { configToken, changes })

  const configuration = await getConfiguration(powens, { configToken })
  for (const { key, to } of wanted) {
    const value = readValue(configuration, key)
    if (value === to) continue
    mistakes.push({
      what: `${key} reads ${value === null ? 'as not set' : `"${value}"`} after it was set to "${to}".`,
      why: 'Payments go on by the value that Powens kept.',
      cure: 'Look at it in the console, or ask Powens whether your domain may change it.',
    })
  }
  if (plan.provider && !plan.provider.found && secretFile)
    mistakes.push(...(await createProvider(powens, plan.provider.name, { configToken, secretFile })))
  return mistakes
}

/** Creates the provider and keeps its secret, or says how to get rid of a provider whose secret is lost. */
async function createProvider(
  powens: Powens,
  name: string,
  { configToken, secretFile }: { configToken: string; secretFile: SecretFile },
): Promise<Mistake[]> {
  const find = async () =>
    (await listWebhookAuths(powens, { configToken })).find((provider) => provider.name === name)
  const lost = async (what: string): Promise<Mistake[]> => {
    const id = (await find().catch(() => undefined))?.id
    return [
      {
        what,
        why: 'Powens shows the secret once, so webhooks that it signs could not be verified.',
        cure:
          id === undefined
            ? 'Run this again.'
            : `Remove the provider (id ${id}) in the console, and run this again.`,
      },
    ]
  }
  // Before the provider is there: a secret that cannot be written would be lost.
  await secretFile.reserve()
  let secret: string | null | undefined
  try {
    secret = (await createWebhookAuth(powens, { configToken, name })).config?.secret_key
  } catch (error) {
    if (!(error instanceof PowensApiError) || !error.isAmbiguous) throw error
    return lost(`Powens's answer about the provider "${name}" did not arrive.`)
  }
  if (!secret) return lost(`Powens created the provider "${name}" and sent no secret.`)
  await secretFile.write(secret)
  if (await find()) return []
  return [
    {
      what: `The provider "${name}" is not in Powens's list after it was created.`,
      why: 'Webhooks may come unsigned.',
      cure: 'Look at the webhooks of the domain in the console.',
    },
  ]
}

/** The configuration token is not one. */
export const isRefusedToken = (error: unknown): boolean =>
  isPaymentError(error) &&
  error instanceof PowensApiError &&
  (error.upstreamStatus === 401 || error.upstreamStatus === 403)
