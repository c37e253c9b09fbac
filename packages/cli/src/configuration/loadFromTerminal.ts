import type { Arguments } from '../program/Command.ts'
import type { Terminal } from '../program/Terminal.ts'
import { loadConfiguration, type LoadedConfiguration } from './loadConfiguration.ts'

/** The configuration a command was started with; from now on its secrets are not printed. */
export async function loadFromTerminal(input: Arguments, terminal: Terminal): Promise<LoadedConfiguration> {
  const { environment, readFile } = terminal
  const loaded = await loadConfiguration({ environment, file: input.text('config'), readFile })
  terminal.hide(loaded.secrets)
  return loaded
}
