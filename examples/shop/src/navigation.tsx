import { useSyncExternalStore, type ComponentProps, type MouseEvent } from 'react'

const listeners = new Set<() => void>()
let isMoved = false

function move() {
  isMoved = true
  for (const listener of listeners) listener()
}

window.addEventListener('popstate', move)

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whether the page that is shown was reached inside the shop, without loading one. */
export function hasMoved(): boolean {
  return isMoved
}

/** The path of the page that is shown. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname)
}

/** Shows another page of the shop without loading one. */
export function goTo(path: string): void {
  window.history.pushState(null, '', path)
  window.scrollTo(0, 0)
  move()
}

/** A link inside the shop. */
export function Link({ href, children, ...props }: ComponentProps<'a'> & { href: string }) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    goTo(href)
  }
  return (
    <a {...props} href={href} onClick={follow}>
      {children}
    </a>
  )
}
