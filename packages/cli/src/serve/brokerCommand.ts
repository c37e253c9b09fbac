import { formatMistakes } from '../configuration/formatMistakes.ts'
import { formatSettings } from '../configuration/formatSettings.ts'
import { loadFromTerminal } from '../configuration/loadFromTerminal.ts'
import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { requireNodeFor } from './requireNodeFor.ts'
import { startBroker } from './startBroker.ts'

/** `powens-pay broker` */
export const brokerCommand: Command = {
  options: {
    config: {
      value: 'FILE',
      help: 'A JSON file of settings, by their names in camelCase. The environment wins over it.',
    },
    check: { help: 'Check the configuration and end.' },
  },
  details: `Settings, each also as NAME_FILE naming a file that holds it:\n${formatSettings()}`,
  examples: ['powens-pay broker', 'powens-pay broker --config broker.json --check'],
  async run(input, terminal) {
    const { configuration, mistakes } = await loadFromTerminal(input, terminal)
    if (!configuration) {
      terminal.printError(formatMistakes(mistakes))
      return exitCodes.misused
    }
    requireNodeFor(configuration.store)
    if (input.isSet('check')) {
      terminal.print('The configuration is complete.\n')
      return exitCodes.done
    }
    const running = await startBroker({ configuration, write: terminal.print })
    await terminal.stopped
    await running.stop()
    return exitCodes.done
  },
}
