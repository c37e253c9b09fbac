/**
 * Turns a component's state into `data-*` attributes: `true` is an empty string, what is off or absent is left out.
 * Its keys are single words, as attributes know no capitals.
 */
export function getStateAttributes(state: object): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const key in state) {
    const value = (state as Record<string, string | number | boolean | null | undefined>)[key]
    if (value === undefined || value === null || value === false) continue
    attributes[`data-${key}`] = value === true ? '' : String(value)
  }
  return attributes
}
