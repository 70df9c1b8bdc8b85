import type { WidgetStrings } from '#contract/collect/config.ts'
import type { SurveyDefinition } from '#contract/surveys.ts'
import { WIDGET_LANGUAGES, type WidgetLanguage } from '#contract/words.ts'
import { acceptedLanguages, textIn } from '#worker/domain/languages.ts'
import { textsOf } from '#worker/domain/surveys/check/texts.ts'
import { ar } from './widget-strings/ar.ts'
import { de } from './widget-strings/de.ts'
import { en } from './widget-strings/en.ts'
import { pl } from './widget-strings/pl.ts'
import { ru } from './widget-strings/ru.ts'

const STRINGS: Record<WidgetLanguage, WidgetStrings> = { en, pl, ru, de, ar }
const RIGHT_TO_LEFT = /^(ar|fa|he|ur|yi|ps|sd|ckb)(-|$)/

/**
 * The languages to ask in, the best first: the page's, then those of the browser's
 * `Accept-Language`, as far as the widget speaks them, and the site's own in the end.
 */
export function askingLanguages(
  asked: string | undefined,
  accepted: string | null,
  own: string,
): [string, ...string[]] {
  const wishes = [...(asked === undefined ? [] : [asked]), ...acceptedLanguages(accepted ?? '')]
  const [first = own, ...others] = wishes.filter(spokenLanguage)
  return [first, ...others, own]
}

/**
 * The one language of all that is said with a survey: the first wished one in which each of its
 * texts is there, else another one that the widget speaks, else that of its question.
 */
export function languageOf(definition: SurveyDefinition, wishes: [string, ...string[]]): string {
  const texts = textsOf(definition)
  const isWhole = (language: string) => texts.every((text) => textIn(text.texts, [language]))
  const { question } = definition
  return (
    [...wishes, ...WIDGET_LANGUAGES].find(isWhole) ??
    [...wishes, ...Object.keys(question)].find((language) => textIn(question, [language])) ??
    wishes[0]
  )
}

/** What the widget says by itself, in a language or else in the fallback, and which way it reads. */
export function speechIn(language: string, fallback: string) {
  return {
    lang: language,
    dir: RIGHT_TO_LEFT.test(language) ? ('rtl' as const) : ('ltr' as const),
    strings: STRINGS[spokenLanguage(language) ?? spokenLanguage(fallback) ?? 'en'],
  }
}

/** The language of a tag, if the widget has words of its own in it. */
export function spokenLanguage(tag: string): WidgetLanguage | undefined {
  const base = tag.toLowerCase().split('-')[0]
  return WIDGET_LANGUAGES.find((language) => language === base)
}
