import { findSetting, settingKeys, type SettingKey } from './configurationSchema.ts'
import type { ConfigurationMistake } from './Mistake.ts'

/** A setting as it is written, before it is understood. */
export type RawValue = string | string[]
export type RawValues = Partial<Record<SettingKey, RawValue>>

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
  for (const key of settingKeys) {
    const { variable } = findSetting(key)
    const setting = `${variable}_FILE`
    const path = environment[setting]?.trim()
    const value = environment[variable]
    if (value?.trim()) raw[key] = value
    else if (path) {
      try {
        raw[key] = await readFile(path)
      } catch {
        mistakes.push({
          setting,
          what: `${setting} names a file that cannot be read.`,
          why: `${variable} has no value without it.`,
          cure: 'Check its path and rights.',
        })
      }
    }
  }
  return { raw, mistakes }
}

/** Settings of a JSON file, by their camelCase names. */
export async function readConfigurationFile(path: string, readFile: ReadFile): Promise<RawReading> {
  const refuse = (what: string, cure: string): RawReading => ({
    raw: {},
    mistakes: [{ setting: path, what: `${path} ${what}.`, why: 'None of its settings is known.', cure }],
  })
  let content: unknown
  try {
    content = JSON.parse(await readFile(path))
  } catch (error) {
    return error instanceof SyntaxError
      ? refuse('is not JSON', 'Check commas and quotes.')
      : refuse('cannot be read', 'Check its path and rights.')
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return refuse('is not a JSON object', 'Write {"domain": "acme", …}.')

  const raw: RawValues = {}
  const mistakes: ConfigurationMistake[] = []
  for (const [key, value] of Object.entries(content)) {
    if (key === '$schema') continue
    const setting = `${key} in ${path}`
    const known = settingKeys.find((name) => name === key)
    if (!known)
      mistakes.push({
        setting,
        what: `${setting} is no setting.`,
        why: 'The broker would ignore it.',
        cure: suggest(key),
      })
    else if (isRaw(value)) raw[known] = Array.isArray(value) ? value : String(value)
    else
      mistakes.push({
        setting,
        what: `${setting} is neither text, a number, true or false, nor a list of texts.`,
        why: 'The broker cannot start with it.',
        cure: 'Write it as one of them.',
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
  const near = settingKeys.find(
    (name) => plain(name) === plain(key) || plain(findSetting(name).variable) === plain(key),
  )
  return near ? `Did you mean ${near}?` : `Known are ${settingKeys.join(', ')}.`
}
