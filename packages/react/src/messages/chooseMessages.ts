import type { ComponentMessages, Messages } from './Messages.ts'

/** The messages of the nearest language: `fr-CH` falls to `fr`, and what is not offered to English. */
export function chooseMessages<Words extends ComponentMessages>(
  locale: string | undefined,
  messages: Messages | readonly Messages[] = [],
  english: Words,
): Messages | Words {
  const offered: Messages[] = [messages].flat()
  if (locale === undefined) return offered[0] ?? english
  const tag = `${locale.toLowerCase().replaceAll('_', '-')}-`
  const fitting = offered.filter((words) => tag.startsWith(`${words.locale.toLowerCase()}-`))
  // The longest one is the nearest.
  return fitting.sort((a, b) => b.locale.length - a.locale.length)[0] ?? english
}
