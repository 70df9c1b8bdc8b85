import type { Summary, SummaryJourney } from '#contract/insight/summary.ts'
import { OUTBOX_LANGUAGES, type OutboxLanguage } from '#contract/outbox/words.ts'
import { SUMMARY_WORDS } from './words.ts'

/** The language that a site is told in: its own if there are words for it, else English. */
export function toldIn(language: string): OutboxLanguage {
  const [base = ''] = language.toLowerCase().split('-')
  return OUTBOX_LANGUAGES.find((one) => one === base) ?? 'en'
}

/**
 * A week in words, a line each: how many answered, the index and its move, what moved for sure, alerts,
 * and what was named most.
 */
export function textOf({ lang, from, to, ...summary }: Omit<Summary, 'text'>): string {
  const words = SUMMARY_WORDS[lang]
  if (summary.answers === 0) return filled(words.none, { from, to })
  const places = (all: Summary['raised']) => all.map(({ touchpoint }) => touchpoint.name).join(', ')
  return [
    ...summary.journeys.flatMap((journey) => journeyLines(journey, { lang, from, to })),
    ...(['raised', 'ended'] as const).flatMap((what) =>
      summary[what].length > 0 ? [filled(words[what], { places: places(summary[what]) })] : [],
    ),
  ].join('\n')
}

function journeyLines(
  { name, answers, before, index, change, moves, pains }: SummaryJourney,
  { lang, from, to }: Pick<Summary, 'lang' | 'from' | 'to'>,
): string[] {
  const words = SUMMARY_WORDS[lang]
  const counted = (what: 'answers' | 'points', n: number, shown = String(n)) =>
    filled(words[what][new Intl.PluralRules(lang).select(Math.abs(n))] ?? words[what].other, {
      n: shown,
    })
  const whole = new Intl.NumberFormat(lang)
  const ends = ([low, high]: [number, number]) => ({ low: signed(low), high: signed(high) })
  const points = (value: number) => {
    // Below one point the first digit is what there is to tell.
    const shown = Math.abs(value) < 1 ? Math.round(value * 10) / 10 : Math.round(value)
    return counted('points', shown, whole.format(shown))
  }
  return [
    filled(words.week, {
      journey: name,
      answers: counted('answers', answers, whole.format(answers)),
      from,
      to,
      before: whole.format(before),
    }),
    ...(index
      ? [filled(words.index, { value: signed(index.value), ...ends(index.interval) })]
      : []),
    ...(change
      ? [
          filled(change.interval[0] <= 0 && change.interval[1] >= 0 ? words.chance : words.change, {
            points: counted('points', Math.round(change.difference), signed(change.difference)),
            ...ends(change.interval),
          }),
        ]
      : []),
    ...moves.map(({ touchpoint, difference, atLeast }) =>
      filled(difference < 0 ? words.fell : words.rose, {
        place: touchpoint.name,
        points: points(atLeast),
      }),
    ),
    ...(moves.length === 0 && before > 0 ? [words.steady] : []),
    ...(pains.length > 0
      ? [
          filled(words.pains, {
            pains: pains
              .map(({ name, code, stage, named, of }) =>
                filled(words.pain, {
                  name: name ?? code.replaceAll('_', ' '),
                  stage: stage.name,
                  n: whole.format(named),
                  of: whole.format(of),
                }),
              )
              .join(', '),
          }),
        ]
      : []),
  ]
}

/** Whole points with their sign, as the pages write them. */
function signed(value: number): string {
  const whole = Math.round(value)
  return whole === 0 ? '0' : `${whole < 0 ? '−' : '+'}${Math.abs(whole)}`
}

function filled(text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
