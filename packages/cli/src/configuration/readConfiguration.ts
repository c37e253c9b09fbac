import type * as z from 'zod'
import type { Configuration, ConfigurationValues } from './Configuration.ts'
import { findSetting, settingKeys, type SettingKey } from './configurationSchema.ts'
import { findContradictions } from './findContradictions.ts'
import type { ConfigurationMistake, Mistake } from './Mistake.ts'
import type { RawValue, RawValues } from './rawValues.ts'

export interface ReadConfiguration {
  /** `null` while there is a mistake. */
  configuration: Configuration | null
  /** What could be read, whatever else is wrong. */
  values: ConfigurationValues
  mistakes: ConfigurationMistake[]
}

/** Reads every setting and names every mistake, not only the first. */
export function readConfiguration(raw: RawValues): ReadConfiguration {
  const mistakes: ConfigurationMistake[] = []
  const values: Partial<Record<SettingKey, unknown>> = {}
  const standards: Partial<Record<SettingKey, unknown>> = {}

  for (const key of settingKeys) {
    const value = isBlank(raw[key]) ? undefined : raw[key]
    const { data, error } = findSetting(key).type.safeParse(value)
    if (error) mistakes.push(toMistake(key, value, error))
    else if (value !== undefined) values[key] = data
    else if (data !== undefined) standards[key] = data
  }

  // Each value was made by the schema of its own key.
  const complete = { ...standards, ...values } as Configuration
  mistakes.push(...findContradictions(complete))
  return {
    configuration: mistakes.length > 0 ? null : complete,
    values: values as ConfigurationValues,
    mistakes,
  }
}

const isBlank = (raw: RawValue = []): boolean => [raw].flat().every((text) => !/[^\s,]/.test(text))

function toMistake(
  key: SettingKey,
  value: RawValue | undefined,
  { issues }: z.ZodError,
): ConfigurationMistake {
  const { variable, help } = findSetting(key)
  if (value === undefined)
    return {
      setting: variable,
      what: `${variable} is not set.`,
      why: 'The broker cannot start without it.',
      cure: `Set it. ${help}`,
    }
  const [issue] = issues
  const mistake = issue?.code === 'custom' ? (issue.params as Mistake | undefined) : undefined
  const { what, why, cure } = mistake ?? notOneValue
  return { setting: variable, what: `${variable} ${what}.`, why, cure }
}

/** The only thing a type itself refuses: every other rule of it is a refinement that says what is wrong. */
const notOneValue: Mistake = {
  what: 'is a list',
  why: 'The broker takes one value here.',
  cure: 'Write it as text.',
}
