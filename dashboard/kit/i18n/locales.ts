/** The languages of the dashboard, and how each calls itself. */
export const LOCALE_NAMES = { en: 'English', pl: 'Polski', ru: 'Русский' } as const
export type Locale = keyof typeof LOCALE_NAMES
/** Object.keys loses the literal keys; LOCALE_NAMES is the single source of them. */
export const LOCALES = Object.keys(LOCALE_NAMES) as Locale[]
