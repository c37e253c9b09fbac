import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface StartedProcess {
  child: ChildProcess
  /** Everything it has printed. */
  output(): string
  /** Resolves with its exit code, or `null` when a signal ended it. */
  ended: Promise<number | null>
  /** Resolves once it printed this; rejects when it ends before. */
  until(text: string): Promise<void>
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export interface StartProcessOptions {
  environment?: Record<string, string>
  cwd?: string
}

/** Starts a program with nothing of this process's environment but the path. */
export function startProcess(
  program: string,
  words: string[],
  options: StartProcessOptions = {},
): StartedProcess {
  const { PATH = '' } = process.env
  const child = spawn(program, words, { env: { PATH, ...options.environment }, cwd: options.cwd })
  let printed = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      for (const listener of listeners) listener()
    })
  const ended = once(child, 'exit').then(([code]) => code as number | null)

  return {
    child,
    output: () => printed,
    ended,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!printed.includes(text)) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
        void ended.then(() => reject(new Error(`${program} ended without printing "${text}":\n${printed}`)))
      }),
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** Where Node keeps sources it has compiled: half the start of every further process. */
export const compileCache = fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url))

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** Starts `powens-pay` from its sources. */
export const startProgram = (words: string[], options?: StartProcessOptions): StartedProcess =>
  startProcess(process.execPath, ['--conditions=@powens-pay/source', main, ...words], {
    ...options,
    environment: { NODE_COMPILE_CACHE: compileCache, ...options?.environment },
  })
