'use client'
import type { ReactElement, ReactNode } from 'react'

/** Text of a bank or a payer, in an unknown language and direction. */
export function Foreign({ children }: { children: ReactNode }): ReactElement {
  return (
    <bdi lang="" dir="auto">
      {children}
    </bdi>
  )
}
