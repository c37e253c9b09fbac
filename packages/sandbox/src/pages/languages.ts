import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { es } from './texts/es.ts'
import { fr } from './texts/fr.ts'
import { it } from './texts/it.ts'
import { nl } from './texts/nl.ts'
import { pt } from './texts/pt.ts'
import type { Texts } from './texts/Texts.ts'

const texts = { en, fr, de, nl, pt, it, es } satisfies Record<string, Texts>

/** A language the webview speaks. */
export type Language = keyof typeof texts

export const languages = Object.keys(texts) as Language[]

export const isLanguage = (text: string): text is Language => Object.hasOwn(texts, text)

export const getTexts = (language: Language): Texts => texts[language]

/** The first language of `Accept-Language` that the webview speaks, or English. */
export function chooseLanguage(header: string | null): Language {
  const wanted = (header ?? '').split(',', 20).map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';')
    const quality = parameters.map((parameter) => parameter.trim()).find((text) => text.startsWith('q='))
    return { code: (tag.split('-')[0] ?? '').toLowerCase(), quality: quality ? Number(quality.slice(2)) : 1 }
  })
  const best = wanted
    .filter(({ code, quality }) => isLanguage(code) && quality > 0)
    .toSorted((left, right) => right.quality - left.quality)[0]
  return best && isLanguage(best.code) ? best.code : 'en'
}

/** A sentence with its gaps filled. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap))
}
