import type { Advice, AdviceField } from '#contract/surveys/advice.ts'
import type { Localized, SurveyDefinition } from '#contract/surveys.ts'
import { KIND_FACTS, SCALES } from '#contract/words.ts'
import { unbalancedChoices, unbalancedEnds } from './balance.ts'
import { areNumbers, overlapping } from './choices.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import type { KnownLanguage, Lexicons } from './lexicon/read-lexicons.ts'
import { plain } from './phrases.ts'
import type { Found } from './scale-fit.ts'
import { READING_SOURCES, SOURCES } from './sources.ts'
import { translationFaults } from './translations.ts'
import { type Asked, wordingOf } from './wording.ts'

/** What is asked about a survey: the part of its definition that advice depends on. */
export type Advised = Pick<
  SurveyDefinition,
  'kind' | 'scale' | 'question' | 'ends' | 'choices' | 'followUp'
>

/**
 * What a survey methodologist would remark on a survey, without any model: by word lists and
 * arithmetic, the gravest of each text first. Never an error, whatever the texts are. Wordings are
 * known in English, Polish and Russian; other languages are compared with one another only.
 * @param lexicons what is known of them: {@link readLexicons}
 */
export function adviseOn(survey: Advised, lexicons: Lexicons): Advice[] {
  const { scale, kind } = survey
  const isScored = KIND_FACTS[kind].sentiment !== null
  const followUp = survey.followUp?.questions.map(({ text }) => text) ?? []
  return [
    ...askedIn(survey.question, 'question', { scale, isScored, isFollowUp: false, lexicons }),
    ...followUp.flatMap((text) =>
      askedIn(text, 'followUpQuestions', {
        scale: 'text',
        isScored: false,
        isFollowUp: true,
        lexicons,
      }),
    ),
    ...endsOf(survey, lexicons),
    ...choicesOf(survey, lexicons),
    ...[survey.question].flatMap((texts) => translated(texts, 'question', lexicons)),
    ...followUp.flatMap((texts) => translated(texts, 'followUpQuestions', lexicons)),
    ...labelsOf(survey.ends ? [survey.ends.low, survey.ends.high] : [], 'ends', lexicons),
    ...labelsOf(
      survey.choices.map(({ label }) => label),
      'choices',
      lexicons,
    ),
    ...labelsOf(
      survey.followUp?.reasons.map(({ label }) => label) ?? [],
      'followUpReasons',
      lexicons,
    ),
  ]
}

function askedIn(
  texts: Localized,
  field: AdviceField,
  { lexicons, ...asked }: Asked & { lexicons: Lexicons },
): Advice[] {
  return Object.entries(texts).flatMap(([lang, text]) => {
    const known = knownLanguage(lang)
    const found = wordingOf(text, known ? lexicons[known] : null, asked)
    return found.map((one) => {
      const advice = adviceOf(one, lang, field)
      return one.code === 'hardToRead' && known
        ? { ...advice, source: READING_SOURCES[known] }
        : advice
    })
  })
}

function endsOf({ ends, scale }: Advised, lexicons: Lexicons): Advice[] {
  if (!ends) return []
  return Object.keys(ends.low).flatMap((lang) => {
    const lexicon = lexiconOf(lang, lexicons)
    const low = ends.low[lang]
    const high = ends.high[lang]
    if (!lexicon || low === undefined || high === undefined) return []
    return unbalancedEnds({ low, high }, scale, lexicon.asks).map((one) =>
      adviceOf(one, lang, 'ends'),
    )
  })
}

function choicesOf({ choices, scale }: Advised, lexicons: Lexicons): Advice[] {
  if (choices.length < 2 || SCALES[scale].lowest !== null) return []
  const langs = new Set(choices.flatMap(({ label }) => Object.keys(label)))
  const advice: Advice[] = []
  for (const lang of langs) {
    const labels = choices.flatMap(({ label }) => label[lang] ?? [])
    const overlap = overlapping(labels)
    if (overlap !== null) {
      advice.push(adviceOf({ code: 'overlappingChoices', at: overlap }, lang, 'choices'))
    }
    const asks = lexiconOf(lang, lexicons)?.asks
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

function translated(texts: Localized, field: AdviceField, lexicons: Lexicons): Advice[] {
  const isRequest = (lang: string, text: string) =>
    lexiconOf(lang, lexicons)?.asks.request(plain(text)) != null
  return translationFaults(texts, isRequest).map(({ lang, found }) => adviceOf(found, lang, field))
}

/** Labels are short: they lose placeholders and numbers, but neither marks nor brevity count. */
function labelsOf(all: Localized[], field: AdviceField, lexicons: Lexicons): Advice[] {
  return all
    .flatMap((texts) => translated(texts, field, lexicons))
    .filter(({ code }) => code === 'lostPlaceholder' || code === 'lostNumber')
}

function adviceOf({ code, at }: Found, lang: string, field: AdviceField): Advice {
  return { code, lang, field, ...(at === undefined ? {} : { at }), source: SOURCES[code] }
}

function knownLanguage(lang: string): KnownLanguage | null {
  const base = lang.toLowerCase().split('-')[0]
  return base === 'en' || base === 'pl' || base === 'ru' ? base : null
}

function lexiconOf(lang: string, lexicons: Lexicons): Lexicon | null {
  const known = knownLanguage(lang)
  return known && lexicons[known]
}
