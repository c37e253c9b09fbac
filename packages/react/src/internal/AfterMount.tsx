'use client'
import { useEffect, useReducer, type ReactNode } from 'react'

/** Shows its children once it is mounted: not on a server, and not in the first render. */
export function AfterMount({ children }: { children: ReactNode }): ReactNode {
  const [isMounted, mount] = useReducer(() => true, false)
  useEffect(mount, [mount])
  return isMounted && children
}
