import type { Configuration, ConfigurationValues } from './Configuration.ts'
import { fieldKeys, fields, type Field, type FieldKey } from './fields.ts'
import { findContradictions } from './findContradictions.ts'
import { Mistake, type ConfigurationMistake } from './Mistake.ts'
import type { RawValue } from './rawValues.ts'

export interface ReadConfiguration {
  /** `null` while there is a mistake. */
  configuration: Configuration | null
  /** What could be read, whatever else is wrong. */
  values: ConfigurationValues
  mistakes: ConfigurationMistake[]
}

/** Reads every setting and names every mistake, not only the first. */
export function readConfiguration(raw: Partial<Record<FieldKey, RawValue>>): ReadConfiguration {
  const mistakes: ConfigurationMistake[] = []
  const values: Record<string, unknown> = {}

  for (const key of fieldKeys) {
    const field: Field = fields[key]
    try {
      const value = readField(field, raw[key])
      if (value !== undefined) values[key] = value
      else if (field.isRequired)
        mistakes.push({ setting: field.variable, message: `is not set. ${field.help}` })
    } catch (error) {
      if (!(error instanceof Mistake)) throw error
      mistakes.push({ setting: field.variable, message: error.message })
    }
  }

  const complete = { ...readDefaults(), ...values } as Partial<Configuration> as Configuration
  mistakes.push(...findContradictions(complete))
  return {
    configuration: mistakes.length > 0 ? null : complete,
    values: values as ConfigurationValues,
    mistakes,
  }
}

/** `undefined` for what is not set. */
function readField({ read, isList }: Field, raw: RawValue | undefined): unknown {
  // A single value stays whole; a list is parted by commas and white space, which no entry of one can hold.
  const texts = [raw ?? []].flat().flatMap((text) => (isList ? text.split(/[\s,]+/) : text.trim()))
  const values = texts.filter(Boolean).map((text) => read(text))
  if (values.length === 0) return undefined
  return isList ? values : values[0]
}

function readDefaults(): Record<string, unknown> {
  return Object.fromEntries(
    fieldKeys.flatMap((key) => {
      const field: Field = fields[key]
      const value = readField(field, field.default) ?? (field.isList ? [] : undefined)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}
