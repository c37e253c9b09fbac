/** The languages the webview speaks. (reference: Webview) */
export const webviewLanguages = ['en', 'fr', 'de', 'nl', 'pt', 'it', 'es'] as const
export type WebviewLanguage = (typeof webviewLanguages)[number]
