import type { CaseState } from '#contract/cases/words.ts'
import type { Mood, Rate, RecoveryReport, Times } from '#contract/delivery/costs/recovery.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import type { BusinessTime } from '#worker/domain/cases/opening-hours.ts'
import type { Terms } from '#worker/domain/cases/states.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'
import { quantiles } from '#worker/domain/stats/quantiles.ts'
import { countRecoveries, recoveryOf } from './recovery.ts'
import { responseOf } from './response.ts'

/* The figures of the case desk, and what became of customers after their cases. */

/** A case, as far as the figures look at it. Instants are Unix milliseconds. */
export interface FigureCase {
  id: string
  state: CaseState
  openedAt: number
  terms: Terms
  resolvedAt: number | null
  costMinor: number | null
  currency: string | null
  reopened: number
  isSecond: number
  askAgain: '' | 'due' | 'asked' | 'answered' | 'skipped'
  /** Sentiment −100…100 of the answer that it began with. */
  sentiment: number | null
}

/** What is known of a resolved case's customer. */
export interface AfterFacts {
  /** Mean sentiment of their answers before the failure; null for none. */
  before: number | null
  /** Of the answer to asking again; null while there is none. */
  after: number | null
  /** When they next bought something after the resolution; null for not. */
  boughtAt: number | null
  /** Whether it is known who they are: of nobody it can be said what they bought. */
  isKnown: boolean
}

export interface RecoveryFacts {
  after: ReadonlyMap<string, AfterFacts>
  coverage: { low: number; withCase: number }
  now: number
  /** When the desk is open. */
  time: BusinessTime
}

type Figures = Omit<RecoveryReport, 'isPart' | 'backlog' | 'isBacklogPart'>

/** @param cases newest first; declined ones are none of these figures */
export function recoveryReport(cases: readonly FigureCase[], facts: RecoveryFacts): Figures {
  const real = cases.filter(({ state }) => state !== 'dismissed')
  const resolved = real.flatMap((one) =>
    one.resolvedAt === null ? [] : [{ ...one, resolvedAt: one.resolvedAt }],
  )
  // Only of the newest it is known what became of their customers.
  const stories = resolved.flatMap((one) => {
    const known = facts.after.get(one.id)
    return known ? [{ one, facts: known }] : []
  })
  const asks = (state: FigureCase['askAgain']) =>
    resolved.filter(({ askAgain }) => askAgain === state).length
  const within = (days: number) =>
    stories.map(({ one, facts: { after, boughtAt, isKnown } }) => {
      const wasAsked = one.askAgain === 'asked' || one.askAgain === 'answered'
      const { sentiment, resolvedAt } = one
      const recovery = recoveryOf(
        { after, boughtAt, before: sentiment, askedAt: wasAsked ? resolvedAt : null, resolvedAt },
        { now: facts.now, days },
      )
      // Who bought early counts when the days of all are over: else only buyers would be known.
      const isOver = facts.now >= resolvedAt + days * DAY_MS
      const boughtAgain = isKnown && isOver ? recovery.boughtAgain : null
      return { ...recovery, boughtAgain, isSilent: one.askAgain === 'asked' }
    })
  const counts = countRecoveries(within(60))
  const asked = asks('asked') + asks('answered')
  return {
    cases: cases.length,
    since: cases.at(-1)?.openedAt ?? null,
    resolved: resolved.length,
    asked,
    answered: asks('answered'),
    skipped: asks('skipped'),
    waiting: asks('due'),
    silent: asks('asked'),
    pairs: moodOf(stories, false),
    triples: moodOf(stories, true),
    bought: ([60, 90] as const).map((days) => ({ days, ...boughtBy(within(days)) })),
    rates: {
      coverage: rate(facts.coverage.withCase, facts.coverage.low),
      rescued: rate(counts.movedUp, counts.comparable),
      rescueBounds: counts.bounds,
      recontact: rate(asks('answered'), asked),
      reopened: rate(
        count(real, ({ reopened }) => reopened > 0),
        resolved.length,
      ),
      repeated: rate(
        count(real, ({ isSecond }) => isSecond === 1),
        real.length,
      ),
    },
    firstContact: timesOf(real, ({ terms }) => terms.firstContact.metAt),
    resolution: timesOf(real, ({ resolvedAt }) => resolvedAt),
    response: responseOf(real, facts),
    costs: costsOf(resolved),
  }
}

const DAY_MS = 86_400_000

function count<Item>(items: readonly Item[], fits: (item: Item) => boolean): number {
  return items.filter(fits).length
}

function rate(x: number, n: number): Rate {
  // A case may be opened again more often than it is resolved now.
  const of = Math.max(x, n)
  return { x, n: of, interval: wilson({ x, n: of }) }
}

type Story = { one: FigureCase; facts: AfterFacts }

/** Means of the same customers at each time; of those with a mood before it, too, if `withBefore`. */
function moodOf(stories: readonly Story[], withBefore: boolean): Mood {
  const known = stories.flatMap(({ one: { sentiment }, facts: { before, after } }) =>
    sentiment === null || after === null || (withBefore && before === null)
      ? []
      : [{ before: before ?? 0, failure: sentiment, after }],
  )
  const n = known.length
  if (n < HIDDEN_BELOW.customer) return { n, before: null, failure: null, after: null }
  const mean = (of: (mood: (typeof known)[number]) => number) => sum(known.map(of)) / n
  return {
    n,
    before: withBefore ? mean(({ before }) => before) : null,
    failure: mean(({ failure }) => failure),
    after: mean(({ after }) => after),
  }
}

function boughtBy(
  recoveries: readonly {
    isSilent: boolean
    movedUp: boolean | null
    boughtAgain: boolean | null
  }[],
) {
  const known = recoveries.filter(({ boughtAgain }) => boughtAgain !== null)
  const of = (some: typeof known) =>
    rate(
      count(some, (one) => one.boughtAgain === true),
      some.length,
    )
  return {
    all: of(known),
    movedUp: of(known.filter(({ movedUp }) => movedUp === true)),
    notMovedUp: of(known.filter(({ movedUp }) => movedUp === false)),
    silent: of(known.filter(({ isSilent }) => isSilent)),
  }
}

/** How long it took, by the clock on the wall. */
function timesOf(cases: readonly FigureCase[], metAt: (one: FigureCase) => number | null): Times {
  const spent = cases.flatMap((one) => {
    const met = metAt(one)
    return met === null ? [] : [met - one.openedAt]
  })
  const [median = null, p90 = null] = quantiles(spent, [0.5, 0.9]) ?? []
  return { n: spent.length, open: cases.length - spent.length, median, p90 }
}

function costsOf(cases: readonly FigureCase[]): RecoveryReport['costs'] {
  const told = cases.flatMap(({ costMinor, currency }) =>
    costMinor === null || currency === null ? [] : [{ costMinor, currency }],
  )
  const all = Array.from(
    Map.groupBy(told, ({ currency }) => currency),
    ([currency, own]) => {
      const costs = own.map(({ costMinor }) => costMinor)
      const medianMinor = quantiles(costs, [0.5])?.[0] ?? 0
      return { currency, n: costs.length, totalMinor: sum(costs), medianMinor }
    },
  )
  return all.toSorted((a, b) => b.n - a.n || a.currency.localeCompare(b.currency))
}
