import { commands } from '../src/program/commands.ts'
import { createRedactor } from '../src/program/createRedactor.ts'
import { runProgram } from '../src/program/runProgram.ts'

/** Runs a command line in this process, and gives what a shell would see of it. */
export async function runHere(
  words: string[],
  environment: Record<string, string>,
  /** The files there are; without it none is read or written. */
  files?: Map<string, string>,
): Promise<{ code: number; output: string }> {
  let output = ''
  const { hide, redact } = createRedactor()
  const print = (text: string): void => void (output += redact(text))
  const code = await runProgram(
    commands,
    words,
    {
      environment,
      print,
      printError: print,
      async readFile(path) {
        const content = files?.get(path)
        if (content === undefined) throw new Error('There is no such file here.')
        return content
      },
      async writeFile(path, text) {
        if (!files) throw new Error('No file is written here.')
        files.set(path, text)
      },
      stopped: new Promise(() => undefined),
      hide,
    },
    '0.0.0',
  )
  return { code, output }
}
