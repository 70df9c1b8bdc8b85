import type { Localized } from '#contract/surveys.ts'
import { textIn } from './languages.ts'

/** The text in the first wished language that it has, else in any. */
export function localized(texts: Localized, languages: string[]): string {
  return textIn(texts, languages) ?? Object.values(texts)[0] ?? ''
}
