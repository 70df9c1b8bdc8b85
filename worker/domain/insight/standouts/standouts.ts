import type { Standouts } from '#contract/insight/standouts.ts'
import { HIDDEN_BELOW, type JourneyKind, type Scale } from '#contract/words.ts'
import { sum } from '#worker/domain/stats/arrays.ts'
import { consistencyOf } from './consistency.ts'
import { gapsOf } from './gaps.ts'
import { indexOf } from './journey-index.ts'
import { addScores, type ChannelScores, measure } from './places.ts'
import { splitsOf } from './splits.ts'
import { bestOf, wowsOf } from './wow.ts'

interface JourneyMap {
  kind: JourneyKind
  stages: { id: string; assumed: number | null }[]
}

type Found = Pick<
  Standouts,
  'scale' | 'n' | 'others' | 'best' | 'wow' | 'consistency' | 'gaps' | 'index' | 'splits'
>

/** What the curve does not say by itself: all of it of the instrument that got most answers. */
export function buildStandouts(map: JourneyMap, counted: readonly ChannelScores[]): Found {
  const scale = mostAnswered(counted)
  const own = counted.filter((one) => one.scale === scale)
  const n = answersIn(own)
  const others = answersIn(counted) - n
  if (scale === null || n === 0) return { ...NOTHING, others }
  const hiddenBelow = HIDDEN_BELOW[map.kind]
  const places = placesOf(map, own)
  const { told, hidden } = stagesOf(map, own, scale)
  const measuredPlaces = places.flatMap(({ stage, touchpoint, scores }) => {
    const measured = measure(scale, scores, hiddenBelow)
    return measured ? [{ stage, touchpoint, measured }] : []
  })
  return {
    scale,
    n,
    others,
    best: bestOf(scale, addScores(own.map(({ scores }) => scores))),
    wow: wowsOf(scale, places, hiddenBelow),
    consistency: consistencyOf(scale, places, hiddenBelow),
    gaps: gapsOf(
      told.flatMap(({ assumed, ...one }) => (assumed === null ? [] : [{ ...one, assumed }])),
    ),
    index: indexOf(told, hidden),
    splits: splitsOf(scale, [
      ...told.map(({ stage, measured }) => ({ stage, touchpoint: null, measured })),
      ...measuredPlaces,
    ]),
  }
}

/** The index alone, of the instrument that got most answers; nulls where nothing may be told. */
export function indexOfScores(map: JourneyMap, counted: readonly PlaceScores[]) {
  const scale = mostAnswered(counted)
  if (scale === null) return { scale, index: null }
  const own = counted.filter((one) => one.scale === scale)
  const { told, hidden } = stagesOf(map, own, scale)
  return { scale, index: indexOf(told, hidden) }
}

type PlaceScores = Omit<ChannelScores, 'channel'>

/** Stages with an answer: those that may be told, and how many may not. */
function stagesOf({ kind, stages }: JourneyMap, own: readonly PlaceScores[], scale: Scale) {
  const answered = stages.flatMap(({ id, assumed }) => {
    const scores = addScores(own.filter(({ stage }) => stage === id).map((one) => one.scores))
    return sum(scores) > 0
      ? [{ stage: id, assumed, measured: measure(scale, scores, HIDDEN_BELOW[kind]) }]
      : []
  })
  const told = answered.flatMap(({ measured, ...one }) => (measured ? [{ ...one, measured }] : []))
  return { told, hidden: answered.length - told.length }
}

const NOTHING: Found = {
  scale: null,
  n: 0,
  others: 0,
  best: null,
  wow: [],
  consistency: [],
  gaps: [],
  index: null,
  splits: [],
}

/** The instrument with most answers; null without any. */
export function mostAnswered(counted: readonly PlaceScores[]): Scale | null {
  const scales = [...Map.groupBy(counted, ({ scale }) => scale)]
  return scales.toSorted(([, a], [, b]) => answersIn(b) - answersIn(a))[0]?.[0] ?? null
}

/** How many answers these are. */
export function answersIn(counted: readonly Pick<PlaceScores, 'scores'>[]): number {
  return sum(counted.map(({ scores }) => sum(scores)))
}

/** Touchpoints in the stages where they were answered, in the order of the map's stages. */
function placesOf({ stages }: JourneyMap, own: readonly ChannelScores[]) {
  return stages.flatMap(({ id }) =>
    [
      ...Map.groupBy(
        own.filter(({ stage }) => stage === id),
        ({ touchpoint }) => touchpoint,
      ),
    ].map(([touchpoint, channels]) => ({
      stage: id,
      touchpoint,
      channels: channels.map(({ channel, scores }) => ({ channel, scores })),
      scores: addScores(channels.map(({ scores }) => scores)),
    })),
  )
}
