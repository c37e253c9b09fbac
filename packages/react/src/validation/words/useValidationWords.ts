'use client'
import { useEffect, useState } from 'react'
import { en } from './en.ts'
import type { ValidationWords } from './ValidationWords.ts'

const load: Readonly<Record<string, () => Promise<ValidationWords>>> = {
  fr: async () => (await import('./fr.ts')).fr,
  de: async () => (await import('./de.ts')).de,
  nl: async () => (await import('./nl.ts')).nl,
  pt: async () => (await import('./pt.ts')).pt,
  it: async () => (await import('./it.ts')).it,
  es: async () => (await import('./es.ts')).es,
}

/** The words in the language of the page's other words; English where a language is not there or cannot be loaded. */
export function useValidationWords(locale: string, own?: Partial<ValidationWords>): ValidationWords {
  const language = locale.slice(0, 2).toLowerCase()
  const [words, setWords] = useState<{ language: string; words: ValidationWords }>({
    language: 'en',
    words: en,
  })
  useEffect(() => {
    let isWanted = true
    load[language]?.().then(
      (loaded) => isWanted && setWords({ language, words: loaded }),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [language])
  return { ...(words.language === language ? words.words : en), ...own }
}
