import { findSetting, settingKeys, type SettingKey } from './configurationSchema.ts'
import { readConfigurationFile, readEnvironment, type RawReading, type RawValue } from './rawValues.ts'
import { readConfiguration, type ReadConfiguration } from './readConfiguration.ts'

export interface LoadConfigurationOptions {
  environment: Record<string, string | undefined>
  /** A JSON file; the environment wins over it. */
  file?: string | undefined
  readFile: (path: string) => Promise<string>
}

export interface LoadedConfiguration extends ReadConfiguration {
  /** Every secret text that was read, right or wrong: what must never be printed. */
  secrets: string[]
}

/** The configuration from a file and the environment, with every mistake of both. */
export async function loadConfiguration(options: LoadConfigurationOptions): Promise<LoadedConfiguration> {
  const nothing: RawReading = { raw: {}, mistakes: [] }
  const file = options.file ? await readConfigurationFile(options.file, options.readFile) : nothing
  const environment = await readEnvironment(options.environment, options.readFile)
  const raw = { ...file.raw, ...environment.raw }
  const read = readConfiguration(raw)
  const mistakes = [...file.mistakes, ...environment.mistakes, ...read.mistakes]
  return {
    ...read,
    configuration: mistakes.length > 0 ? null : read.configuration,
    mistakes,
    secrets: settingKeys.filter(isSecret).flatMap((key) => listTexts(raw[key])),
  }
}

const isSecret = (key: SettingKey): boolean => findSetting(key).isSecret

const listTexts = (raw: RawValue = []): string[] =>
  [raw]
    .flat()
    .flatMap((text) => [text.trim(), ...text.split(/[\s,]+/)])
    .filter((text) => text.length >= 8)
