import type { ExitCode, Terminal } from './Terminal.ts'

export interface OptionText {
  /** What the value stands for, such as `FILE`; left out for a switch. */
  value?: string
  /** May be given more than once. */
  isList?: true
  help: string
}

export interface Arguments {
  positionals: string[]
  text: (name: string) => string | undefined
  list: (name: string) => string[]
  isSet: (name: string) => boolean
}

/** What one command takes and does. */
export interface Command {
  /** Names of what stands without a dash, such as `URL`; `[URL]` may be left out. */
  positionals?: readonly string[]
  options?: Readonly<Record<string, OptionText>>
  /** Further paragraphs of the help. */
  details?: string
  examples?: readonly string[]
  run: (input: Arguments, terminal: Terminal) => Promise<ExitCode>
}

/** A command in the list of all of them. It is loaded when it is called, so that the list costs nothing. */
export interface ListedCommand {
  /** `broker`, or `webhooks trigger`. */
  name: string
  summary: string
  load: () => Promise<Command>
}
