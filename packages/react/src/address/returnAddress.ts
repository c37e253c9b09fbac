'use client'

import { parseReturnFragment } from '@powens-pay/core'
import { useSyncExternalStore } from 'react'
import { callbackParameters, readCallback } from './readCallback.ts'

/** Where the history entry keeps what the fragment says. */
const entryKey = 'powens-pay'

/** What the payer came back with, for as long as anything of ours is on the page. */
let kept: { fragment: string; place: string; entry: number } | undefined
/** After the Back button the length of the history does not identify an entry. */
let wasBack = false
let watchers = 0

/** The page, as a router sees it: its path, and the path behind a hash. */
const getPlace = () => location.pathname + (/^#[!/][^?&]*/.exec(location.hash)?.[0] ?? '')

const readEntry = () => String((history.state as Record<string, unknown> | null)?.[entryKey])

/**
 * The fragment the payer came back with, or an empty text. Routers drop it, with `<Navigate replace>`, a search parameter or
 * `replaceState`: it is kept while they stay in the same history entry or on the same page. Another page has another order.
 */
function readReturnAddress(): string {
  const place = getPlace()
  // Replacing an entry keeps the length, pushing one does not.
  const entry = wasBack ? NaN : history.length
  const isSame = kept?.place === place || kept?.entry === entry
  const places = [location.hash, readCallback(location.search), readEntry(), (isSame && kept?.fragment) || '']
  const fragment = places.find(parseReturnFragment) ?? ''
  if (fragment) kept = { fragment, place, entry }
  return fragment
}

/** A server knows no address, and a page begins as the server left it. What the address was is not lost to a router. */
function readAsOnServer(): string {
  if (typeof window !== 'undefined') readReturnAddress()
  return ''
}

// At once, too: a router may write the history entry anew before anything is drawn.
readAsOnServer()

/** What the payer came back with is kept for the visit until the last one has unsubscribed. */
function subscribe(listener: () => void): () => void {
  const visit = new AbortController()
  const onBack = () => {
    wasBack = true
    listener()
  }
  addEventListener('popstate', onBack, visit)
  addEventListener('hashchange', listener, visit)
  watchers++
  return () => {
    visit.abort()
    watchers--
    // Another page of the same app may mount at the same time.
    queueMicrotask(() => {
      if (watchers > 0) return
      kept = undefined
      wasBack = false
    })
  }
}

/** The fragment the payer came back with, or an empty text. */
export const useReturnAddress = (): string =>
  useSyncExternalStore(subscribe, readReturnAddress, readAsOnServer)

/**
 * Takes Powens's query out of the address bar and leaves id and key in the fragment, which no server and no referrer sees
 * and which a reload and the Back button keep. Where the fragment is a router's, they are in the history entry alone.
 */
export function tidyAddress(fragment: string): void {
  const url = new URL(location.href)
  const isCallback = readCallback(url.search) !== ''
  if (!isCallback && readEntry() === fragment) return
  if (isCallback) {
    for (const name of callbackParameters) url.searchParams.delete(name)
    url.hash ||= fragment
  }
  // A router's own state stays.
  const state: unknown = history.state
  history.replaceState(typeof state === 'object' ? { ...state, [entryKey]: fragment } : state, '', url)
}
