import { brokerCommand } from '../serve/brokerCommand.ts'
import { conformanceCommand } from '../conformance/conformanceCommand.ts'
import { doctorCommand } from '../doctor/doctorCommand.ts'
import { listenCommand } from '../webhooks/listenCommand.ts'
import { triggerCommand } from '../webhooks/triggerCommand.ts'
import type { Command } from './Command.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  brokerCommand,
  doctorCommand,
  conformanceCommand,
  triggerCommand,
  listenCommand,
]
