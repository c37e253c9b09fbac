const steps = ['pdng', 'done', 'canc', 'rjct', 'err', 'bug'] as const

/** A step of the test connector's label grammar. */
export type Step = (typeof steps)[number]

const isStep = (text: string): text is Step => (steps as readonly string[]).includes(text)

/**
 * The steps a label asks for: `pdng/done - order 1042` is `['pdng', 'done']`.
 *
 * Empty when the label names none. At most three count, and nothing counts after a final one; without a final one
 * the end is `done`.
 */
export function parseScenario(label: string): Step[] {
  const words = (label.split('-')[0] ?? '')
    .split('/')
    .map((word) => word.trim())
    .slice(0, 3)
  if (!words.every(isStep)) return []
  const end = words.findIndex((word) => word !== 'pdng')
  return end === -1 ? [...words, 'done'] : words.slice(0, end + 1)
}
