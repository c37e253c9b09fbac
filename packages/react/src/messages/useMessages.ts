'use client'
import { usePaymentContext } from '../provider/usePaymentContext.ts'
import { chooseMessages } from './chooseMessages.ts'
import type { Messages } from './Messages.ts'

/** The words of the payer's language. The error of a missing provider names `caller`. */
export function useMessages(caller = 'useMessages'): Messages {
  const { locale, messages } = usePaymentContext(caller)
  return chooseMessages(locale, messages)
}
