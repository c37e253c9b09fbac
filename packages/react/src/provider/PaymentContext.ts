'use client'
import type { PaymentClient } from '@powens-pay/core'
import { createContext } from 'react'
import { leavePage } from '../departure/leavePage.ts'
import type { Messages } from '../messages/Messages.ts'

export interface PaymentContextValue {
  client: PaymentClient
  /** BCP 47; `undefined` unless `<PaymentProvider>` was given one. */
  locale?: string | undefined
  messages?: Messages | readonly Messages[] | undefined
  navigate: (url: string) => void
}

/** The defaults without a provider: everything but the client. */
export const PaymentContext = createContext<Omit<PaymentContextValue, 'client'> & { client?: PaymentClient }>(
  { navigate: leavePage },
)
