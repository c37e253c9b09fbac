'use client'
import { en } from './en.ts'
import type { Messages } from './Messages.ts'
import { useWords } from './useWords.ts'

/** Every word in the payer's language. */
export const useMessages = (): Messages => useWords(en, 'useMessages')
