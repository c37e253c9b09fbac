import { defaults, type Configuration, type ConfigurationValues } from './Configuration.ts'
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
    const texts = toTexts(raw[key], field.isList ?? false)
    if (texts.length === 0) {
      if (field.isRequired) mistakes.push({ setting: field.variable, message: `is not set. ${field.help}` })
      continue
    }
    try {
      const read = texts.map((text) => field.read(text))
      values[key] = field.isList ? read : read[0]
    } catch (error) {
      if (!(error instanceof Mistake)) throw error
      mistakes.push({ setting: field.variable, message: error.message })
    }
  }

  const complete = { ...defaults, ...values } as Partial<Configuration> as Configuration
  mistakes.push(...findContradictions(complete))
  return {
    configuration: mistakes.length > 0 ? null : complete,
    values: values as ConfigurationValues,
    mistakes,
  }
}

/** A single value stays whole; a list is parted by commas and white space, which no entry of one can hold. */
function toTexts(raw: RawValue | undefined, isList: boolean): string[] {
  const texts = (Array.isArray(raw) ? raw : [raw ?? '']).map((text) => text.trim())
  return (isList ? texts.flatMap((text) => text.split(/[\s,]+/)) : texts).filter(Boolean)
}
