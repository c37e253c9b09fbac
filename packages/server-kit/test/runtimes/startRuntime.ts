import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export interface Runtime {
  origin: string
  /** Ends when the program has. */
  stop: () => Promise<void>
}

/** Starts a program that says on its third or first stream which port it took. */
export function startRuntime(
  command: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Runtime> {
  const [program, ...parameters] = command as [string, ...string[]]
  const child = spawn(program, parameters, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = (): Promise<void> => {
    child.kill()
    return ended
  }
  let said = ''
  child.stderr!.on('data', (chunk) => (said += String(chunk)))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', () => reject(new Error(`${command.join(' ')} ended. It said:\n${said}`)))
    for (const stream of [child.stdout, child.stdio[3]]) {
      createInterface({ input: stream as Readable }).on('line', (line) => {
        const port = /(?:"port":|port |127\.0\.0\.1:)(\d+)/.exec(line)?.[1]
        if (port) resolve({ origin: `http://127.0.0.1:${port}`, stop })
      })
    }
  })
}
