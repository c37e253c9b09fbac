import type { Language } from './shopClient.ts'

const key = 'shop-language'

/** The language chosen earlier, else the browser's. */
export function readLanguage(): Language {
  try {
    const stored = localStorage.getItem(key)
    if (stored === 'en' || stored === 'fr') return stored
  } catch {
    // Storage may be blocked; the browser's own language serves.
  }
  return navigator.language.startsWith('fr') ? 'fr' : 'en'
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    // Storage may be blocked; the choice then lasts until the page is left.
  }
}
