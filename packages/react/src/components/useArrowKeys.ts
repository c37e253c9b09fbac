'use client'
import type { FocusEvent, KeyboardEvent } from 'react'

const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

/**
 * Makes one tab stop of the elements that match: arrow keys move the focus among them, and from a field before them to the
 * first. Spread the result around them. The tab stop is kept in the document, as moving it renders nothing.
 */
export function useArrowKeys(selector: string) {
  return {
    onFocus({ target, currentTarget }: FocusEvent<HTMLElement>): void {
      if (!target.matches(selector)) return
      for (const place of currentTarget.querySelectorAll<HTMLElement>(`${selector}[tabindex="0"]`))
        place.tabIndex = -1
      target.tabIndex = 0
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>): void {
      const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined
      const isInField = event.target instanceof HTMLInputElement
      // In a field the other keys move the caret.
      if (!step || (isInField && event.key !== 'ArrowDown')) return
      const places = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)]
      const index = places.indexOf(event.target as HTMLElement)
      if (places.length === 0 || (index === -1 && !isInField)) return
      event.preventDefault()
      places[step(index, places.length - 1)]?.focus()
    },
  }
}
