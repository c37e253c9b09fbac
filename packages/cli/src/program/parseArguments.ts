import { parseArgs } from 'node:util'
import type { Arguments, Command } from './Command.ts'
import { UsageError } from './UsageError.ts'

/** Options of every command. */
export const commonOptions: NonNullable<Command['options']> = {
  help: { help: 'Show this help.' },
  debug: { help: 'Show where an unexpected error happened. Never shows secrets.' },
}

/** Reads what stands behind a command's name. Throws `UsageError`. */
export function parseArguments(
  name: string,
  { positionals: expected = [], options = {} }: Command,
  words: string[],
): Arguments {
  const all = { ...options, ...commonOptions }
  const config = Object.fromEntries(
    Object.entries(all).map(([option, { value, isList }]) => [
      option,
      { type: value ? ('string' as const) : ('boolean' as const), multiple: isList ?? false },
    ]),
  )
  const { values, positionals } = parse(name, words, config)
  const required = expected.filter((text) => !text.startsWith('['))
  if (!values['help'] && positionals.length < required.length)
    throw new UsageError(
      `powens-pay ${name} needs ${required.slice(positionals.length).join(' and ')}. See powens-pay ${name} --help.`,
    )
  if (positionals.length > expected.length)
    throw new UsageError(
      `powens-pay ${name} does not know what to do with "${positionals[expected.length]}". See powens-pay ${name} --help.`,
    )

  return {
    positionals,
    text: (option) => [values[option]].flat().findLast((value) => typeof value === 'string'),
    list: (option) => [values[option] ?? []].flat().filter((value) => typeof value === 'string'),
    isSet: (option) => values[option] === true,
  }
}

type Config = Record<string, { type: 'string' | 'boolean'; multiple: boolean; short?: string }>

function parse(name: string, args: string[], options: Config) {
  try {
    const known: Config = { ...options, help: { type: 'boolean', multiple: false, short: 'h' } }
    return parseArgs({ args, options: known, allowPositionals: true, strict: true })
  } catch (error) {
    const [what = ''] = (error as Error).message.split('. ')
    throw new UsageError(`${what.replace(/\.$/, '')}. See powens-pay ${name} --help.`)
  }
}
