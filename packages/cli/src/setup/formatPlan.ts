import { isChange, type Plan, type ProviderStep, type SettingStep } from './Plan.ts'

/** What is at Powens, and what would change, a line each. */
export function formatPlan({ settings, provider, providers }: Plan): string {
  const width = Math.max(...settings.map(({ key }) => key.length))
  return [
    ...settings.map((step) => `  ${step.key.padEnd(width)}  ${describeSetting(step)}`),
    `  ${'webhook provider'.padEnd(width)}  ${describeProvider(provider, providers)}`,
  ].join('\n')
}

const quote = (value: string | null) => (value === null ? 'not set' : `"${value}"`)

const describeSetting = (step: SettingStep) =>
  isChange(step) ? `${quote(step.from)} → ${quote(step.to)}` : `${quote(step.from)}, stays`

function describeProvider(provider: ProviderStep | null, providers: readonly string[]): string {
  if (!provider) return providers.length > 0 ? `${providers.map(quote).join(', ')}, stays` : 'none, stays'
  if (provider.found) return `"${provider.name}" is there (id ${provider.found.id}), stays`
  return `"${provider.name}" is created`
}
