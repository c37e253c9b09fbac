import { isPaymentError } from '@powens-pay/core'
import type { Command } from './Command.ts'
import { formatHelp, formatOverview } from './formatHelp.ts'
import { parseArguments } from './parseArguments.ts'
import { exitCodes, type ExitCode, type Terminal } from './Terminal.ts'
import { UsageError } from './UsageError.ts'

/** Finds the command, runs it, and turns whatever goes wrong into a sentence and an exit code. */
export async function runProgram(
  commands: readonly Command[],
  words: string[],
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  const [first] = words
  if (first === '--version') {
    terminal.print(`${version}\n`)
    return exitCodes.done
  }
  const command = commands.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))
  if (!command) {
    const isAsked = first === undefined || first === '--help' || first === '-h' || first === 'help'
    if (first === undefined) terminal.printError(formatOverview(commands))
    else if (isAsked) terminal.print(formatOverview(commands))
    else
      terminal.printError(
        `powens-pay has no command "${words.slice(0, 2).join(' ')}". See powens-pay --help.\n`,
      )
    return isAsked && first !== undefined ? exitCodes.done : exitCodes.misused
  }

  try {
    const input = parseArguments(command, words.slice(command.name.split(' ').length))
    if (input.isSet('help')) {
      terminal.print(formatHelp(command))
      return exitCodes.done
    }
    return await command.run(input, terminal)
  } catch (error) {
    terminal.printError(`${describe(error, words.includes('--debug'))}\n`)
    return exitCodes.misused
  }
}

function describe(error: unknown, isDebugging: boolean): string {
  if (error instanceof UsageError || isPaymentError(error)) return (error as Error).message
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  if (code === 'EADDRINUSE')
    return 'The address is taken, so nothing could listen there. Choose another port, or stop what uses it.'
  if (isDebugging && error instanceof Error) return error.stack ?? error.message
  const name = typeof code === 'string' ? code : error instanceof Error ? error.name : 'an error'
  return `powens-pay could not go on (${name}). Run it again with --debug to see where.`
}
