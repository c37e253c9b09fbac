'use client'
import { useState, type ReactElement } from 'react'

export interface CopyButtonProps {
  /** What is copied. */
  text: string
  label: string
  copied: string
}

/** Copies text. Where the browser has no clipboard for the page, as without https, nothing is offered. */
export function CopyButton({ text, label, copied }: CopyButtonProps): ReactElement | null {
  const [isCopied, setCopied] = useState(false)
  if (typeof navigator === 'undefined' || !('clipboard' in navigator)) return null
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      // The payer or a policy refused: the text is still on the page.
      () => {},
    )
  return (
    <>
      <button
        type="button"
        className="powens-pay-secondary powens-pay-copy"
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        {isCopied ? copied : label}
      </button>
      <span aria-live="polite" className="powens-pay-hidden">
        {isCopied ? copied : ''}
      </span>
    </>
  )
}
