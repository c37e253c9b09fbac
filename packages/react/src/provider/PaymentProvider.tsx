'use client'
import { createPaymentClient, type PaymentClient } from '@powens-pay/core'
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
import { useContext, useMemo, useState, type ReactElement, type ReactNode } from 'react'
import { useReturnAddress } from '../address/returnAddress.ts'
import type { Messages } from '../messages/Messages.ts'
import { PaymentContext } from './PaymentContext.ts'

export interface PaymentProviderProps {
  /**
   * Where the handler is mounted, for a page that needs no client of its own. Plain text, so a server component may pass it.
   * @default '/api/powens'
   */
  basePath?: string | undefined
  /** A client of your own, made once outside of rendering by `createPaymentClient()`. Needs a file with `'use client'`. */
  client?: PaymentClient | undefined
  /** The payer's language, BCP 47, such as `fr-CH`. @default the language of the first of `messages`, else English */
  locale?: string | undefined
  /** The languages you offer beside English, each from its own entry `@powens-pay/react/messages/{language}`. */
  messages?: Messages | readonly Messages[] | undefined
  /** Takes the payer to another page. @default a full-page navigation in the same tab */
  navigate?: ((url: string) => void) | undefined
  children?: ReactNode
}

/** Gives hooks and components the client for your server. Uses the `QueryClient` above it, or brings its own. */
export function PaymentProvider({
  basePath,
  client: given,
  locale,
  messages,
  navigate,
  children,
}: PaymentProviderProps): ReactElement {
  const outer = useContext(PaymentContext)
  const above = useContext(QueryClientContext)
  const [own] = useState(() => above ?? new QueryClient())
  // The first thing on the page, and there until the end: what the payer came back with is not lost to a router.
  useReturnAddress()
  const client = useMemo(() => given ?? createPaymentClient({ basePath }), [given, basePath])
  const value = useMemo(
    () => ({ client, locale, messages, navigate: navigate ?? outer.navigate }),
    [client, locale, messages, navigate, outer],
  )
  return (
    <QueryClientProvider client={above ?? own}>
      <PaymentContext.Provider value={value}>{children}</PaymentContext.Provider>
    </QueryClientProvider>
  )
}
