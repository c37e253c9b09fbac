type Props = Record<string, unknown>
type Handler = (event: { defaultPrevented?: boolean }, ...rest: unknown[]) => unknown

// A component's own props hold no other functions.
const isHandler = (value: unknown): value is Handler => typeof value === 'function'

/**
 * Lays the merchant's props over a component's own: class names are joined, the merchant's event handlers run first
 * and can call off the component's with `event.preventDefault()`, anything else of the merchant's wins.
 */
export function mergeProps(own: object, given: object): Props {
  const merged: Props = { ...own }
  for (const key in given) {
    const before = merged[key]
    const value: unknown = given[key as keyof typeof given]
    if (value === undefined) continue
    if (key === 'className') merged[key] = [before, value].filter(Boolean).join(' ')
    else if (isHandler(before) && isHandler(value)) {
      merged[key] = (...[event, ...rest]: Parameters<Handler>) => {
        value(event, ...rest)
        if (!event.defaultPrevented) before(event, ...rest)
      }
    } else merged[key] = value
  }
  return merged
}
