import type { Localized } from '#contract/surveys.ts'

/** The text in a language, of a region or not. */
export function textIn(text: Localized, language: string): string | undefined {
  return text[language] ?? text[language.split('-')[0] ?? '']
}

/** The text in the first wished language that it has, else in any. */
export function localized(texts: Localized, languages: string[]): string {
  for (const language of languages) {
    const text = textIn(texts, language)
    if (text) return text
  }
  return Object.values(texts)[0] ?? ''
}
