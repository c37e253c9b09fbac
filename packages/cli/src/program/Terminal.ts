/** What a command may touch of the machine. Handed in, so that a test can hold all of it. */
export interface Terminal {
  environment: Record<string, string | undefined>
  /** Standard output: what was asked for. */
  print: (text: string) => void
  /** Standard error: what went wrong, and progress. */
  printError: (text: string) => void
  readFile: (path: string) => Promise<string>
  /** `isSecret`: nobody but the owner may read the file. */
  writeFile: (path: string, text: string, options?: { isSecret: boolean }) => Promise<void>
  /** Resolves when the process is asked to stop. */
  stopped: Promise<void>
  /** Asks the person at the keyboard; left out where there is none. */
  ask?: ((question: string) => Promise<string>) | undefined
  /** Texts that are never printed from now on. */
  hide: (secrets: readonly string[]) => void
}

/** What a shell script reads. */
export const exitCodes = {
  done: 0,
  /** It ran and found something wrong. */
  found: 1,
  /** It could not run: arguments, configuration, or an address that is taken. */
  misused: 2,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
