import type { Scale } from '#contract/words.ts'
import { barrierAdds } from './barriers.ts'
import { keyOf, type Added, type DigestKind } from './counts.ts'
import { codesOf, feltOf, MOST_STEPS, type Before, type Facts } from './facts.ts'
import { onwardAdds } from './onward.ts'

/** Where journeys begin and end: no touchpoint is called so. */
export const EDGE = ''
/** Half-open bins of a duration per power of two: a bin is a fifth wide. */
const BINS = 4
const HOUR_MS = 3_600_000

/** Places of the counters of a pain. */
export const PAIN = {
  named: 0,
  unhappy: 1,
  neutral: 2,
  happy: 3,
  unscored: 4,
  ticked: 5,
  wrote: 6,
  both: 7,
  severity: 8,
  scored: 9,
} as const

/** All that an answer adds to the digests of its journey. */
export function addsOf(journey: string, facts: Facts): Added[] {
  const { week } = facts
  const add = ([key, counters]: [string, number[]], kind: DigestKind): Added => ({
    journey,
    kind,
    week,
    key,
    counters,
  })
  return [
    { journey: '', kind: 'n', week, key: 'n', counters: [1] },
    ...painsOf(facts).map((one) => add(one, 'pain')),
    ...tallyOf(facts).map((key) => add([key, [1]], 'pair')),
    ...speedOf(facts).map((one) => add(one, 'speed')),
    ...segmentOf(facts).map((key) => add([key, [1]], 'segment')),
    ...walkOf(facts).map((one) => ({ journey, week, ...one })),
  ]
}

/** Under which keys an answer is a quote: the pains it names, if it is unhappy and says so in words. */
export function quoteKeysOf(facts: Facts): string[] {
  const felt = feltOf(facts)
  if (!facts.isQuote || felt === null || felt >= 0) return []
  return codesOf(facts).map((code) => keyOf(facts.stage, facts.touchpoint, code))
}

function painsOf(facts: Facts): [string, number[]][] {
  const { stage, touchpoint, ticked, wrote, value } = facts
  const felt = feltOf(facts)
  const isNamed = felt === null || felt <= 0
  const isScored = isNamed && felt !== null
  const pains = codesOf(facts).flatMap((code): [string, number[]][] => {
    const [isTicked, isWritten] = [ticked.includes(code), wrote.includes(code)]
    const counters = [
      isNamed,
      felt !== null && felt < 0,
      felt === 0,
      felt !== null && felt > 0,
      felt === null,
      isTicked && !isWritten,
      isWritten && !isTicked,
      isTicked && isWritten,
    ].map(Number)
    const severity = isScored ? -felt : 0
    const at = keyOf(stage, touchpoint, code)
    const worth: [string, number[]][] =
      value !== null && felt !== null && felt < 0
        ? [[keyOf('v', at, value.currency), [value.minor, 1]]]
        : []
    return [[keyOf('p', at), [...counters, severity, Number(isScored)]], ...worth]
  })
  return [[keyOf('a', stage, touchpoint), [1]], ...pains]
}

/** Answers per place, instrument and score; and of two in a row, both scores. */
function tallyOf({ stage, touchpoint, scale, score, before }: Facts): string[] {
  if (score === null) return []
  const tally = keyOf('t', stage, touchpoint, scale, score)
  if (!before || before.score === null || before.touchpoint === touchpoint) return [tally]
  return [
    tally,
    keyOf('m', ...sideOf(before, before.score), ...sideOf({ stage, touchpoint, scale }, score)),
  ]
}

function sideOf(
  { stage, touchpoint, scale }: { stage: string; touchpoint: string; scale: Scale },
  score: number,
): (string | number)[] {
  return [stage, touchpoint, scale, score]
}

/** Scored answers of which it is known how long they took, and how many of them were quick. */
function speedOf({ stage, touchpoint, scale, score, isQuick }: Facts): [string, number[]][] {
  if (score === null || isQuick === undefined || isQuick === null) return []
  return [[keyOf('q', stage, touchpoint, scale, score), [1, Number(isQuick)]]]
}

/** Answers of a segment (`a`), and which pains they name (`p`): as they count among the pains. */
function segmentOf(facts: Facts): string[] {
  const { stage, touchpoint, segment } = facts
  if (segment === undefined) return []
  const felt = feltOf(facts)
  const codes = felt === null || felt <= 0 ? codesOf(facts) : []
  return [
    keyOf('a', stage, touchpoint, segment),
    ...codes.map((code) => keyOf('p', stage, touchpoint, segment, code)),
  ]
}

interface Walked {
  kind: DigestKind
  key: string
  counters: number[]
  week?: string
}

/** What an answer of somebody who is known from one to the next adds: a step, a path, a time. */
function walkOf(facts: Facts): Walked[] {
  const { place, before, touchpoint, channel, stage } = facts
  if (place === null) return []
  const from = before ? before.touchpoint : EDGE
  const steps: Walked[] = [
    { kind: 'step', key: keyOf('s', from, touchpoint), counters: [1] },
    { kind: 'step', key: keyOf('s', touchpoint, EDGE), counters: [1] },
    ...(before
      ? [
          // That one was not the last after all.
          {
            kind: 'step' as const,
            key: keyOf('s', before.touchpoint, EDGE),
            counters: [-1],
            week: before.week,
          },
          { kind: 'step' as const, key: keyOf('c', before.channel, channel), counters: [1] },
        ]
      : []),
  ]
  return [
    ...steps,
    ...pathOf(facts),
    ...timesOf(facts, before, stage),
    ...[...onwardAdds(facts), ...barrierAdds(facts)].map((added): Walked => ({
      kind: 'onward',
      ...added,
    })),
  ]
}

/** The walk as it is now, instead of what it was before this answer. */
function pathOf(facts: Facts): Walked[] {
  const { place, path, felt, before } = facts
  if (place === null || place > MOST_STEPS + 1) return []
  const isLonger = place > MOST_STEPS
  const now = { kind: 'path' as const, key: keyOf(...(isLonger ? [...path, '+'] : path)) }
  const mine = isLonger ? null : feltOf(facts)
  const shorter = isLonger ? path : path.slice(0, -1)
  const earlier = mine === null ? felt : [felt[0] - 1, felt[1] - mine]
  return [
    { ...now, counters: [1, ...felt] },
    ...(before
      ? [
          {
            kind: 'path' as const,
            key: keyOf(...shorter),
            counters: [1, ...earlier].map((counter) => -counter),
            week: before.week,
          },
        ]
      : []),
  ]
}

function timesOf(facts: Facts, before: Before | null, stage: string): Walked[] {
  if (before?.stage === stage) return []
  const entered: Walked = { kind: 'time', key: keyOf('e', stage), counters: [1] }
  if (!before) return [entered]
  const [at, week] = before.entered
  const bin = binOf(facts.at - at)
  return [entered, { kind: 'time', key: keyOf('l', before.stage, bin, stage), counters: [1], week }]
}

/** The bin of a duration: 0 up to an hour, then four for each doubling. @param ms below 0 counts as 0 */
export function binOf(ms: number): number {
  const hours = Math.max(0, ms) / HOUR_MS
  return hours <= 1 ? 0 : Math.floor(BINS * Math.log2(hours)) + 1
}

/** The days that a bin stands for: its upper end. */
export function daysOfBin(bin: number): number {
  return 2 ** (bin / BINS) / 24
}
