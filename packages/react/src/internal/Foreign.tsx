'use client'
import type { ReactElement, ReactNode } from 'react'

/** Words of a bank or a payer, in a language that nobody knows and a direction of their own. */
export function Foreign({ children }: { children: ReactNode }): ReactElement {
  return (
    <bdi lang="" dir="auto">
      {children}
    </bdi>
  )
}
