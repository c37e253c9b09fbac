'use client'
import { en } from './locales/en.ts'
import type { Messages } from './Messages.ts'
import { useWords } from './useWords.ts'

/** Every word in the payer's language. */
export const useMessages = (): Messages => useWords(en, 'useMessages')
