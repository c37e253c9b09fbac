/** The languages the webview speaks. (docs/powens.md#webview-languages) */
export const webviewLanguages = ['en', 'fr', 'de', 'nl', 'pt', 'it', 'es'] as const
export type WebviewLanguage = (typeof webviewLanguages)[number]
