const getLanguage = (tag: string) => tag.split(/[-_]/, 1)[0]?.toLowerCase()

/**
 * How dates and amounts are written: as in the payer's region where the words are in a language of it (`de-AT` with the
 * words of `de`), else as the words' own language does.
 */
export function chooseFormatLocale(locale: string | undefined, language: string): string {
  if (locale === undefined || getLanguage(locale) !== getLanguage(language)) return language
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? language
  } catch {
    return language
  }
}
