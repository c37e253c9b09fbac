'use client'
import { useInsertionEffect, useRef } from 'react'

/** A ref that always holds what the last committed render was given, so that callbacks are never stale. */
export function useLatest<Value>(value: Value): { readonly current: Value } {
  const ref = useRef(value)
  // Runs before every other effect and, unlike a layout effect, is silent on a server under React 18.
  useInsertionEffect(() => {
    ref.current = value
  })
  return ref
}
