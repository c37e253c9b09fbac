import { brokerCommand } from '../broker/brokerCommand.ts'
import { conformanceCommand } from '../conformance/conformanceCommand.ts'
import type { Command } from './Command.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [brokerCommand, conformanceCommand]
