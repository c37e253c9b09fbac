'use client'
import { useEffect, useRef, type FocusEvent } from 'react'

/**
 * Moves the focus to the component's own element, or to what `findSuccessor` returns, when the focused part of it
 * disappears. Focus that is elsewhere is never moved. Spread the result on that element.
 */
export function useKeptFocus(findSuccessor?: (root: HTMLElement) => HTMLElement | null) {
  const focused = useRef<{ element: Element; root: HTMLElement }>(null)
  useEffect(() => {
    if (!focused.current || focused.current.element.isConnected) return
    const { root } = focused.current
    const successor = findSuccessor?.(root) ?? root
    focused.current = null
    if (document.activeElement && document.activeElement !== document.body) return
    if (successor.tabIndex < 0) successor.tabIndex = -1
    successor.focus({ preventScroll: true })
  })
  return {
    onFocus(event: FocusEvent<HTMLElement>): void {
      focused.current = { element: event.target, root: event.currentTarget }
    },
    onBlur(): void {
      focused.current = null
    },
  }
}
