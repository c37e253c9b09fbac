import type { ListedCommand } from './Command.ts'
import { formatHelp, formatOverview } from './formatHelp.ts'
import { parseArguments } from './parseArguments.ts'
import { exitCodes, type ExitCode, type Terminal } from './Terminal.ts'
import { UsageError } from './UsageError.ts'

/** Finds the command, runs it, and turns whatever goes wrong into a sentence and an exit code. */
export async function runProgram(
  commands: readonly ListedCommand[],
  words: string[],
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  const [first] = words
  if (first === '--version') {
    terminal.print(`${version}\n`)
    return exitCodes.done
  }
  const listed = commands.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))
  if (!listed) {
    const isAsked = first === undefined || first === '--help' || first === '-h' || first === 'help'
    if (first === undefined) terminal.printError(formatOverview(commands))
    else if (isAsked) terminal.print(formatOverview(commands))
    else terminal.printError(describeUnknown(commands, first))
    return isAsked && first !== undefined ? exitCodes.done : exitCodes.misused
  }

  try {
    const { name } = listed
    const command = await listed.load()
    const input = parseArguments(name, command, words.slice(name.split(' ').length))
    if (input.isSet('help')) {
      terminal.print(formatHelp(listed, command))
      return exitCodes.done
    }
    return await command.run(input, terminal)
  } catch (error) {
    terminal.printError(`${await describe(error, words.includes('--debug'))}\n`)
    return exitCodes.misused
  }
}

function describeUnknown(commands: readonly ListedCommand[], first: string): string {
  const names = commands.map(({ name }) => name)
  const begun = names.filter((name) => name.startsWith(`${first} `))
  return begun.length > 0
    ? `powens-pay ${first} does nothing alone. There are: ${begun.join(', ')}. See powens-pay --help.\n`
    : `powens-pay has no command "${first}". There are: ${names.join(', ')}. See powens-pay --help.\n`
}

async function describe(error: unknown, isDebugging: boolean): Promise<string> {
  if (error instanceof UsageError) return error.message
  // Imported here, because the help does without it.
  const { isPaymentError } = await import('@powens-pay/core')
  if (isPaymentError(error)) return error.message
  const { code, port, address } = (error ?? {}) as NodeJS.ErrnoException & { port?: number; address?: string }
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken, so nothing could listen there. Choose another, or stop what uses it.`
  if (code === 'EADDRNOTAVAIL')
    return `${address} is no address of this machine, so nothing could listen there. Name one that is.`
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} is not yours to take. Choose one above 1023.`
  if (isDebugging && error instanceof Error) return error.stack ?? error.message
  const name = typeof code === 'string' ? code : error instanceof Error ? error.name : 'an error'
  return `powens-pay could not go on (${name}). Run it again with --debug to see where.`
}
