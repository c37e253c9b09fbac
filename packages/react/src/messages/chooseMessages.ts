import type { Messages } from './Messages.ts'

/** The messages of the nearest language: `fr-CH` falls to `fr`, and what is not offered to English. */
export function chooseMessages<Words extends Partial<Messages>>(
  locale: string | undefined,
  messages: Messages | readonly Messages[] = [],
  english: Words,
): Messages | Words {
  const offered: Messages[] = [messages].flat()
  if (locale === undefined) return offered[0] ?? english
  for (
    let tag = locale.toLowerCase().replaceAll('_', '-');
    tag;
    tag = tag.slice(0, Math.max(tag.lastIndexOf('-'), 0))
  ) {
    const found = offered.find((messages) => messages.locale.toLowerCase() === tag)
    if (found) return found
  }
  return english
}
