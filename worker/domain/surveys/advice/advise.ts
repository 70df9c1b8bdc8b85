import type { Advice, AdviceField } from '#contract/surveys/advice.ts'
import type { Localized, SurveyDefinition } from '#contract/surveys.ts'
import { KIND_FACTS, SCALES } from '#contract/words.ts'
import { unbalancedChoices, unbalancedEnds } from './balance.ts'
import { areNumbers, overlapping } from './choices.ts'
import { EN } from './lexicon/en.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { PL } from './lexicon/pl.ts'
import { RU } from './lexicon/ru.ts'
import { plain } from './phrases.ts'
import type { Found } from './scale-fit.ts'
import { READING_SOURCES, SOURCES } from './sources.ts'
import { translationFaults } from './translations.ts'
import { type Asked, wordingOf } from './wording.ts'

/** The languages whose wordings are known, with the source of their reading index. */
const LEXICONS = { en: EN, pl: PL, ru: RU }

/** What is asked about a survey: the part of its definition that advice depends on. */
export type Advised = Pick<
  SurveyDefinition,
  'kind' | 'scale' | 'question' | 'ends' | 'choices' | 'followUp'
>

/**
 * What a survey methodologist would remark on a survey, without any model: by word lists and
 * arithmetic, the gravest of each text first. Never an error, whatever the texts are. Wordings are
 * known in English, Polish and Russian; other languages are compared with one another only.
 */
export function adviseOn(survey: Advised): Advice[] {
  const { scale, kind } = survey
  const isScored = KIND_FACTS[kind].sentiment !== null
  const followUp = survey.followUp?.questions.map(({ text }) => text) ?? []
  return [
    ...askedIn(survey.question, 'question', { scale, isScored, isFollowUp: false }),
    ...followUp.flatMap((text) =>
      askedIn(text, 'followUpQuestions', { scale: 'text', isScored: false, isFollowUp: true }),
    ),
    ...endsOf(survey),
    ...choicesOf(survey),
    ...[survey.question].flatMap((texts) => translated(texts, 'question')),
    ...followUp.flatMap((texts) => translated(texts, 'followUpQuestions')),
    ...labelsOf(survey.ends ? [survey.ends.low, survey.ends.high] : [], 'ends'),
    ...labelsOf(
      survey.choices.map(({ label }) => label),
      'choices',
    ),
    ...labelsOf(survey.followUp?.reasons.map(({ label }) => label) ?? [], 'followUpReasons'),
  ]
}

function askedIn(texts: Localized, field: AdviceField, asked: Asked): Advice[] {
  return Object.entries(texts).flatMap(([lang, text]) => {
    const known = knownLanguage(lang)
    const found = wordingOf(text, known ? LEXICONS[known] : null, asked)
    return found.map((one) => {
      const advice = adviceOf(one, lang, field)
      return one.code === 'hardToRead' && known
        ? { ...advice, source: READING_SOURCES[known] }
        : advice
    })
  })
}

function endsOf({ ends, scale }: Advised): Advice[] {
  if (!ends) return []
  return Object.keys(ends.low).flatMap((lang) => {
    const lexicon = lexiconOf(lang)
    const low = ends.low[lang]
    const high = ends.high[lang]
    if (!lexicon || low === undefined || high === undefined) return []
    return unbalancedEnds({ low, high }, scale, lexicon.asks).map((one) =>
      adviceOf(one, lang, 'ends'),
    )
  })
}

function choicesOf({ choices, scale }: Advised): Advice[] {
  if (choices.length < 2 || SCALES[scale].lowest !== null) return []
  const langs = new Set(choices.flatMap(({ label }) => Object.keys(label)))
  const advice: Advice[] = []
  for (const lang of langs) {
    const labels = choices.flatMap(({ label }) => label[lang] ?? [])
    const overlap = overlapping(labels)
    if (overlap !== null) {
      advice.push(adviceOf({ code: 'overlappingChoices', at: overlap }, lang, 'choices'))
    }
    const asks = lexiconOf(lang)?.asks
    if (!asks) continue
    const grades = labels.every(
      (label) =>
        (asks.good(plain(label)) ?? asks.bad(plain(label)) ?? asks.middle(plain(label))) !== null,
    )
    if (unbalancedChoices(labels, asks)) {
      advice.push(adviceOf({ code: 'unbalancedScale' }, lang, 'choices'))
    } else if (!grades && labels.length > 2 && !areNumbers(labels)) {
      const hasOther = labels.some((label) => asks.other(plain(label)) !== null)
      const named = choices.some(({ code }) => /other|none|else|inn|друг/u.test(code))
      if (!hasOther && !named) advice.push(adviceOf({ code: 'missingOther' }, lang, 'choices'))
    }
  }
  return advice
}

function translated(texts: Localized, field: AdviceField): Advice[] {
  const isRequest = (lang: string, text: string) =>
    lexiconOf(lang)?.asks.request(plain(text)) != null
  return translationFaults(texts, isRequest).map(({ lang, found }) => adviceOf(found, lang, field))
}

/** Labels are short: they lose placeholders and numbers, but neither marks nor brevity count. */
function labelsOf(all: Localized[], field: AdviceField): Advice[] {
  return all
    .flatMap((texts) => translated(texts, field))
    .filter(({ code }) => code === 'lostPlaceholder' || code === 'lostNumber')
}

function adviceOf({ code, at }: Found, lang: string, field: AdviceField): Advice {
  return { code, lang, field, ...(at === undefined ? {} : { at }), source: SOURCES[code] }
}

function knownLanguage(lang: string): keyof typeof LEXICONS | null {
  const base = lang.toLowerCase().split('-')[0]
  return base === 'en' || base === 'pl' || base === 'ru' ? base : null
}

function lexiconOf(lang: string): Lexicon | null {
  const known = knownLanguage(lang)
  return known && LEXICONS[known]
}
