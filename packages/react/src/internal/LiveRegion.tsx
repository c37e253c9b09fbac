'use client'
import type { ReactElement, ReactNode } from 'react'
import { AfterMount } from './AfterMount.tsx'

export interface LiveRegionProps {
  className: string
  isError?: boolean
  /** It replaces a control, so its text is visible. */
  isDone?: boolean
  children: ReactNode
}

/**
 * Announces changes. Empty in the first render: screen readers announce only what changes after they know the region.
 */
export function LiveRegion({ className, isError, isDone, children }: LiveRegionProps): ReactElement {
  const kind = { 'data-error': isError ? '' : undefined, 'data-done': isDone ? '' : undefined }
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> may hold neither paragraphs nor lists
    <div role="status" className={className} {...kind}>
      <AfterMount>{children}</AfterMount>
    </div>
  )
}
