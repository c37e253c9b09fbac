import { useEffect, useRef, type ReactNode } from 'react'
import { hasMoved } from '../navigation.tsx'

/** A page's heading, which names the tab too. After a link of the shop it takes the focus, as a page that is loaded does. */
export function Title({ children, id }: { children: ReactNode; id?: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (hasMoved()) heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    document.title = `${heading.current?.textContent} · Fournil`
  }, [children])
  return (
    <h1 ref={heading} id={id} tabIndex={-1}>
      {children}
    </h1>
  )
}
