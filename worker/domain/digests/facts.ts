import { SAME_AS_THEME, THEME_FACTS, type ThemeSort } from '#contract/themes/words.ts'
import { QUICK_BELOW_MS } from '#contract/digests/speed.ts'
import { SCALES, type Channel, type Scale } from '#contract/words.ts'
import { mondayOf } from '#worker/domain/days.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { followedBy, notFollowed, type Onward } from './onward.ts'

/** Reads the themes of a comment: ids, each once. */
export type ThemeReader = (text: string, lang: string) => readonly string[]

/** An answer, as far as digests look at it. */
export interface ReadAnswer {
  id: string
  who: string
  /** Whether `who` is a person and not only an order. */
  isPerson: boolean
  /** From the display to the answer, milliseconds; null where the display is not known. */
  tookMs: number | null
  journey: string
  stage: string
  touchpoint: string
  channel: Channel
  /** '' where it is not known. */
  segment: string
  scale: Scale
  score: number | null
  choices: readonly string[]
  comment: string | null
  lang: string
  day: string
  /** Unix milliseconds. */
  at: number
  /** The order that it is linked to, if that has a value. */
  value: { minor: number; currency: string } | null
}

/** What the answer before it has to do with an answer: of the same person and walk. */
export interface Before {
  week: string
  stage: string
  touchpoint: string
  channel: Channel
  scale: Scale
  score: number | null
  /** When, and in which week, the person came into that stage. */
  entered: [at: number, week: string]
}

/** What an answer adds to digests follows from these alone. */
export interface Facts {
  week: string
  at: number
  stage: string
  touchpoint: string
  channel: Channel
  scale: Scale
  score: number | null
  ticked: string[]
  wrote: string[]
  /** Whether it says anything in words. */
  isQuote: boolean
  value: { minor: number; currency: string } | null
  before: Before | null
  /** Its place in the walk from 1; MOST_STEPS + 2 for all that come later. Null for nobody's answer. */
  place: number | null
  /** The touchpoints of the walk up to here; none after MOST_STEPS. */
  path: string[]
  /** Sentiments up to here: of how many answers, and their sum in hundredths. */
  felt: [n: number, sum: number]
  entered: [at: number, week: string]
  /** Whether it came quicker than one can read; null where that is not known, or was not looked at. */
  isQuick?: boolean | null
  /** Neither is of an answer that was counted before it was looked at. */
  segment?: string
  onward?: Onward
  /** What the answers of its path told of pains, in their order; not known of walks that began earlier. */
  said?: Said[]
}

/** The stage of an answer, and the pains that it named; null where it was too happy to name any. */
export type Said = [stage: string, codes: string[] | null]

/** Touchpoints that a path tells. */
export const MOST_STEPS = 8
/** After so long without an answer the next one begins another walk. */
export const PAUSE_MS = 30 * 86_400_000

/**
 * What an answer tells by itself: all but what comes of the one before it.
 * @param themes what reads its comment
 */
export function ownFacts(answer: ReadAnswer, themes: ThemeReader): Facts {
  const { stage, touchpoint, channel, segment, scale, score, at, comment, value } = answer
  const week = mondayOf(answer.day)
  const said = comment !== null && comment.trim() !== ''
  return {
    week,
    at,
    stage,
    touchpoint,
    channel,
    scale,
    score,
    ticked: [...new Set(answer.choices.map(asTheme))].filter((code) => code !== 'none').toSorted(),
    wrote: said ? [...new Set(themes(comment, answer.lang).filter(isNoPraise))].toSorted() : [],
    isQuote: said,
    value,
    before: null,
    place: null,
    path: [],
    felt: [0, 0],
    entered: [at, week],
    isQuick: isQuick(answer.tookMs),
    segment,
    onward: notFollowed(answer.isPerson),
  }
}

/** A clock that went back meanwhile tells nothing. */
function isQuick(tookMs: number | null): boolean | null {
  return tookMs === null || tookMs < 0 ? null : tookMs < QUICK_BELOW_MS
}

/**
 * Its sentiment in whole hundredths of a point, −10,000…10,000, so that sums are exact; null without a
 * score.
 */
export function feltOf({ scale, score }: Pick<Facts, 'scale' | 'score'>): number | null {
  if (score === null || SCALES[scale].lowest === null) return null
  return Math.round(sentimentOf(scale, score) * 100)
}

/** The same answer as the next of its person's. @param last the one before it; null for the first */
export function following(own: Facts, last: Facts | null): Facts {
  const { week, stage, touchpoint, channel, scale, score, entered } = last ?? own
  const isNext = last !== null && last.place !== null && own.at - last.at <= PAUSE_MS
  const place = isNext ? Math.min((last.place ?? 0) + 1, MOST_STEPS + 2) : 1
  const isTold = place <= MOST_STEPS + 1
  const path = isNext && isTold ? last.path : []
  const felt = isNext && isTold ? last.felt : ([0, 0] satisfies [number, number])
  const mine = feltOf(own)
  const isCounted = place <= MOST_STEPS && mine !== null
  return {
    ...own,
    before: isNext ? { week, stage, touchpoint, channel, scale, score, entered } : null,
    place,
    path: place <= MOST_STEPS ? [...path, own.touchpoint] : path,
    felt: isCounted ? [felt[0] + 1, felt[1] + mine] : felt,
    entered: isNext && last.stage === own.stage ? last.entered : [own.at, own.week],
    ...(own.onward && { onward: followedBy(own, last, isNext) }),
    ...saidBy(own, isNext ? last.said : [], place),
  }
}

/** @param before of the walk so far; undefined where it is not known */
function saidBy(own: Facts, before: Said[] | undefined, place: number): Pick<Facts, 'said'> {
  if (!before) return {}
  if (place > MOST_STEPS) return { said: place === MOST_STEPS + 1 ? before : [] }
  const felt = feltOf(own)
  // What a happy answer names is no pain: it could not have named one.
  return { said: [...before, [own.stage, felt !== null && felt > 0 ? null : codesOf(own)]] }
}

/** All that it names, each once. */
export function codesOf({ ticked, wrote }: Pick<Facts, 'ticked' | 'wrote'>): string[] {
  return [...new Set([...ticked, ...wrote])]
}

function asTheme(code: string): string {
  return SAME_AS_THEME[code] ?? code
}

/** What somebody praises hurts nobody. */
function isNoPraise(theme: string): boolean {
  return (THEME_FACTS as Readonly<Record<string, ThemeSort>>)[theme] !== 'praise'
}
