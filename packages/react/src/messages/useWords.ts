'use client'
import { usePaymentContext } from '../provider/usePaymentContext.ts'
import { chooseMessages } from './chooseMessages.ts'
import type { Messages } from './Messages.ts'

/**
 * The words of the payer's language that a component needs; English is always there. The error of a missing provider
 * names `caller`.
 */
export function useWords<Words extends Partial<Messages>>(english: Words, caller?: string): Messages | Words {
  const { locale, messages } = usePaymentContext(caller)
  return chooseMessages(locale, messages, english)
}
