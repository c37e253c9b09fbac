import { execFileSync } from 'node:child_process'

export interface RunOptions {
  cwd: string
  env?: NodeJS.ProcessEnv
}

/** Runs a program to its end, quietly; when it fails, everything it said is in the error. */
export function runOrTell(program: string, parameters: readonly string[], options: RunOptions): void {
  try {
    execFileSync(program, parameters, { ...options, stdio: 'pipe', maxBuffer: 64 * 1024 * 1024 })
  } catch (error) {
    const { status, signal, stdout, stderr, message } = error as Error & {
      status?: number
      signal?: string
      stdout?: Buffer
      stderr?: Buffer
    }
    // A package manager tells what went wrong on its first stream.
    const said = [stdout, stderr].map((stream) => String(stream ?? '').trim()).filter(Boolean)
    const command = [program, ...parameters].join(' ')
    throw new Error(
      `${command} ended with ${signal ?? status ?? message} in ${options.cwd}. It said:\n${said.join('\n')}`,
    )
  }
}
