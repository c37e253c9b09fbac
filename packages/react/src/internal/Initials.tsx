'use client'
import type { ReactElement } from 'react'
import { chooseInk } from './chooseInk.ts'

export interface InitialsProps {
  name: string
  /** Hex without `#`. */
  color: string | null
}

/** A bank without a logo: its initials on its colour. Attributes, not styles, so that a strict CSP allows it. */
export function Initials({ name, color }: InitialsProps): ReactElement {
  const fill = color && /^[\da-f]{6}$/i.test(color) ? color : '4b5563'
  const initials = name
    .split(/[\s&'’-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .slice(0, 2)
    .map((word) => word[0])
    .join('')
  return (
    <svg className="powens-pay-initials" viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="10" fill={`#${fill}`} />
      <text x="20" y="25.5" textAnchor="middle" fontSize="15" fontWeight="600" fill={chooseInk(fill)}>
        {initials || name.slice(0, 1).toUpperCase()}
      </text>
    </svg>
  )
}
