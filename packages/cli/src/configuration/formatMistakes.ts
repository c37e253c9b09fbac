import type { ConfigurationMistake } from './Mistake.ts'

/** All mistakes of a configuration as one text for a person. */
export function formatMistakes(mistakes: readonly ConfigurationMistake[]): string {
  const lines = mistakes.map(({ what, why, cure }) => `  ${what} ${why} ${cure}`)
  const count = lines.length === 1 ? 'a mistake' : `${lines.length} mistakes`
  return `The configuration has ${count}, so nothing was started:\n${lines.join('\n')}\n`
}
