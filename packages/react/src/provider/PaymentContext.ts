'use client'
import type { PaymentClient } from '@powens-pay/core'
import { createContext } from 'react'
import type { Messages } from '../messages/Messages.ts'

export interface PaymentContextValue {
  client: PaymentClient
  /** BCP 47; `undefined` until the provider is told. */
  locale?: string | undefined
  messages?: Messages | readonly Messages[] | undefined
  navigate: (url: string) => void
}

/** Without a provider: everything but the way to the server. */
export const PaymentContext = createContext<Omit<PaymentContextValue, 'client'> & { client?: PaymentClient }>(
  {
    navigate: (url) => location.assign(url),
  },
)
