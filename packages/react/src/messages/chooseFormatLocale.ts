/**
 * How dates and amounts are written: as in the payer's region where the words are in a language of it (`de-AT` with the
 * words of `de`), else as the words' own language does.
 */
export function chooseFormatLocale(locale: string | undefined, language: string): string {
  try {
    const payers = new Intl.Locale((locale ?? '').replaceAll('_', '-'))
    return payers.language === new Intl.Locale(language).language ? String(payers) : language
  } catch {
    return language
  }
}
