import { fieldKeys, fields, type FieldKey } from './fields.ts'
import type { ConfigurationMistake } from './Mistake.ts'

/** A setting as it is written, before it is understood. */
export type RawValue = string | string[]
export type RawValues = Partial<Record<FieldKey, RawValue>>

export interface RawReading {
  raw: RawValues
  mistakes: ConfigurationMistake[]
}

type ReadFile = (path: string) => Promise<string>

/** Settings of the environment. `NAME_FILE` names a file that holds the value, as container secrets do. */
export async function readEnvironment(
  environment: Record<string, string | undefined>,
  readFile: ReadFile,
): Promise<RawReading> {
  const raw: RawValues = {}
  const mistakes: ConfigurationMistake[] = []
  for (const key of fieldKeys) {
    const { variable } = fields[key]
    const path = environment[`${variable}_FILE`]?.trim()
    const value = environment[variable]
    if (value?.trim()) raw[key] = value
    else if (path) {
      try {
        raw[key] = await readFile(path)
      } catch {
        mistakes.push({
          setting: `${variable}_FILE`,
          message: 'names a file that cannot be read. Check path and rights.',
        })
      }
    }
  }
  return { raw, mistakes }
}

/** Settings of a JSON file, by their camelCase names. */
export async function readConfigurationFile(path: string, readFile: ReadFile): Promise<RawReading> {
  let content: unknown
  try {
    content = JSON.parse(await readFile(path))
  } catch (error) {
    const message =
      error instanceof SyntaxError
        ? 'is not JSON. Check commas and quotes.'
        : 'cannot be read. Check path and rights.'
    return { raw: {}, mistakes: [{ setting: path, message }] }
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return {
      raw: {},
      mistakes: [{ setting: path, message: 'is not a JSON object. Write {"domain": "acme", …}.' }],
    }

  const raw: RawValues = {}
  const mistakes: ConfigurationMistake[] = []
  for (const [key, value] of Object.entries(content)) {
    if (key === '$schema') continue
    const known = fieldKeys.find((name) => name === key)
    if (!known) mistakes.push({ setting: `${key} in ${path}`, message: `is no setting. ${suggest(key)}` })
    else if (isRaw(value)) raw[known] = Array.isArray(value) ? value : String(value)
    else
      mistakes.push({
        setting: `${key} in ${path}`,
        message: 'is neither text, a number, true or false, nor a list of texts.',
      })
  }
  return { raw, mistakes }
}

const isRaw = (value: unknown): value is string | number | boolean | string[] =>
  Array.isArray(value)
    ? value.every((entry) => typeof entry === 'string')
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

function suggest(key: string): string {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/g, '')
  const near = fieldKeys.find(
    (name) => plain(name) === plain(key) || plain(fields[name].variable) === plain(key),
  )
  return near ? `Did you mean ${near}?` : `Known are ${fieldKeys.join(', ')}.`
}
