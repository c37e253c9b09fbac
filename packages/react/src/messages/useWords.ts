'use client'
import { useMemo } from 'react'
import { usePaymentContext } from '../provider/usePaymentContext.ts'
import { chooseFormatLocale } from './chooseFormatLocale.ts'
import { chooseMessages } from './chooseMessages.ts'
import type { ComponentMessages, Messages } from './Messages.ts'

/**
 * The words of the payer's language that a component needs; English is always there. Their `locale` is the payer's own, for
 * dates and amounts, where it is one of that language. The error of a missing provider names `caller`.
 */
export function useWords<Words extends ComponentMessages & Pick<Messages, 'locale'>>(
  english: Words,
  caller?: string,
): Messages | Words {
  const { locale, messages } = usePaymentContext(caller)
  return useMemo(() => {
    const words = chooseMessages(locale, messages, english)
    return { ...words, locale: chooseFormatLocale(locale, words.locale) }
  }, [locale, messages, english])
}
