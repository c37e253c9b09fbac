import { languages, type Language } from './shopClient.ts'

const key = 'shop-language'

const find = (text: string | null) => languages.find((language) => text?.startsWith(language))

/** The language chosen earlier, else the browser's. */
export function readLanguage(): Language {
  try {
    const stored = find(localStorage.getItem(key))
    if (stored) return stored
  } catch {
    // Storage may be blocked; the browser's own language serves.
  }
  return find(navigator.language) ?? 'en'
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    // Storage may be blocked; the choice then lasts until the page is left.
  }
}
