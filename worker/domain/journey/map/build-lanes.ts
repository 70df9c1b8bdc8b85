import type { CurveStage } from '#contract/journey.ts'
import type { MapDocument, MapStage } from '#contract/map/document.ts'
import type { LaneAction, LaneStage, PainPoints } from '#contract/map/lanes.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { emotionOf, gapAt, gradesOf } from './evidence.ts'

/** What was counted at a touchpoint while it stood in its stage. */
export interface TouchpointCounts {
  /** Whether a question stands there now. */
  isAsked: boolean
  /** Of every kind, with a score and without one. */
  answers: number
  /** Per completed action; under '' how often it was reached. */
  times: Record<string, number>
  countedFrom: string | null
}

export interface LanesInput {
  /** The published one, worded. */
  map: MapDocument
  /** Of the curve of the same days and filters. */
  curve: Pick<CurveStage, 'id' | 'state'>[]
  /** How current each stage is. */
  current: { id: string; answeredOn: string | null; staleSince: string | null }[]
  countsAt: (touchpoint: string, stage: string) => TouchpointCounts
  /** Per stage, in the map's order. */
  pain: (PainPoints & { picked: number })[]
}

/** The lanes of a map: what is written down beside what was counted, and how well it is known. */
export function buildLanes(input: LanesInput): LaneStage[] {
  return input.map.stages.map((stage, index) => laneStage(stage, index, input))
}

function laneStage(
  stage: MapStage,
  index: number,
  { map, curve, current, countsAt, pain }: LanesInput,
): LaneStage {
  const { id, name, owner, reviewOn, needs, barriers, solutions, assumed } = stage
  const counted = stage.touchpoints.map((touchpoint) => countsAt(touchpoint.id, id))
  const touchpoints = stage.touchpoints.map((touchpoint, place) => ({
    id: touchpoint.id,
    name: touchpoint.name,
    channels: touchpoint.channels,
    gap: gapOf(counted[place]),
  }))
  const actions = stage.touchpoints.flatMap((touchpoint, place) =>
    touchpoint.actions.map((action) => actionOf(touchpoint.id, action, counted[place])),
  )
  const { picked, ...points } = pain[index] ?? NO_PAIN
  const { answeredOn = null, staleSince = null } = current.find((one) => one.id === id) ?? {}
  const { state } = curve.find((one) => one.id === id) ?? UNASKED
  const grades = gradesOf({
    staleSince,
    answeredOn,
    answers: counted.reduce((sum, { answers }) => sum + answers, 0),
    needs: needs.length,
    barriers: barriers.length,
    solutions,
    gaps: touchpoints.map(({ gap }) => gap),
    assumed,
    state,
    actions,
    picked,
    hiddenBelow: HIDDEN_BELOW[map.kind],
  })
  return {
    id,
    name,
    owner,
    reviewOn,
    staleSince,
    needs,
    barriers,
    solutions,
    touchpoints,
    actions,
    pain: points,
    emotion: emotionOf({ state, assumed }),
    assumed,
    grades,
  }
}

const NO_PAIN: LanesInput['pain'][number] = {
  reasons: [],
  n: 0,
  lookedAt: 0,
  isAll: true,
  isHidden: false,
  picked: 0,
}
const UNASKED: LanesInput['curve'][number] = { id: '', state: 'unasked' }

function gapOf(counts: TouchpointCounts | undefined) {
  const events = Object.values(counts?.times ?? {}).reduce((sum, n) => sum + n, 0)
  return gapAt({ isAsked: counts?.isAsked ?? false, answers: counts?.answers ?? 0, events })
}

function actionOf(
  touchpoint: string,
  { event, name, withinDays }: MapStage['touchpoints'][number]['actions'][number],
  counts: TouchpointCounts | undefined,
): LaneAction {
  const times = new Map(Object.entries(counts?.times ?? {}))
  return {
    touchpoint,
    event,
    name: name || event,
    withinDays,
    reached: times.get('') ?? 0,
    completed: times.get(event) ?? 0,
    countedFrom: counts?.countedFrom ?? null,
  }
}
