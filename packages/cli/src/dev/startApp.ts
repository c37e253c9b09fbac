import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface RunningApp {
  /** Resolves with its exit code; `null` when a signal ended it. */
  ended: Promise<number | null>
  /** Ends it with everything it started. */
  stop: () => Promise<void>
}

interface StartAppOptions {
  command: string
  folder: string
  environment: Record<string, string | undefined>
}

/** Starts the app's own development command. */
export function startApp({ command, folder, environment }: StartAppOptions): RunningApp {
  const isWindows = process.platform === 'win32'
  // A group of its own: the shell's children would outlive the shell. They get no keyboard, which belongs to our group.
  const child = spawn(command, {
    cwd: folder,
    env: environment,
    shell: true,
    detached: !isWindows,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = once(child, 'exit').then(
    ([code]) => code as number | null,
    () => 1,
  )
  return {
    ended,
    async stop() {
      try {
        if (isWindows) child.kill()
        else if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      } catch {
        // It has ended.
      }
      await ended
    },
  }
}
