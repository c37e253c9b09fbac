import packageJson from '../../package.json' with { type: 'json' }
import { commands } from './commands.ts'
import { createTerminal } from './createTerminal.ts'
import { runProgram } from './runProgram.ts'
import type { ExitCode } from './Terminal.ts'

/** Runs the program with the process's own terminal. */
export const main = (words: string[]): Promise<ExitCode> =>
  runProgram(commands, words, createTerminal(), packageJson.version)
