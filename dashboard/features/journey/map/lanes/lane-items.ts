import type { CurveStage } from '#contract/journey.ts'
import type { LaneAction, LaneStage } from '#contract/map/lanes.ts'
import type { GradedLane } from '#contract/map/limits.ts'
import type { Channel } from '#contract/words.ts'
import { count, fullDay, percent, signed } from '#dashboard/kit/i18n/format.ts'
import { drawnValue } from '#dashboard/kit/sentiment/sentiment.ts'
import { t } from '#dashboard/features/journey/map/words.ts'

/** The lanes in the order in which they are read, from the curve down. */
export const LANE_ORDER: GradedLane[] = [
  'emotion',
  'needs',
  'touchpoints',
  'pain',
  'barriers',
  'actions',
  'solutions',
]

/** A line of a cell, as the page, the picture and the file say it. */
export interface LaneItem {
  key: string
  text: string
  /** Said less loudly, under it. */
  note: string | null
  /** At the end of the line. */
  value: string | null
  /** A bar, 0…1; null for none. */
  share: number | null
  channels: Channel[]
  /** Whether the line says that something is missing. */
  isGap: boolean
}

interface Place {
  stage: LaneStage
  /** Its point of the curve. */
  node: CurveStage
  today: string
}

const ITEMS: Record<GradedLane, (place: Place) => LaneItem[]> = {
  emotion: emotionItems,
  needs: ({ stage }) => stage.needs.map(({ id, text }) => item(id, text)),
  touchpoints: touchpointItems,
  pain: painItems,
  barriers: ({ stage }) => stage.barriers.map(({ id, text }) => item(id, text)),
  actions: ({ stage }) => stage.actions.map((action) => actionItem(action, stage)),
  solutions: ({ stage, today }) =>
    stage.solutions.map(({ id, text, startsOn }) =>
      item(id, text, { note: startsOn && startsIn(startsOn, today) }),
    ),
}

/** The lines of a cell; none where nothing is to be said. */
export function laneItems(lane: GradedLane, place: Place): LaneItem[] {
  return ITEMS[lane](place)
}

function item(key: string, text: string, rest: Partial<LaneItem> = {}): LaneItem {
  return { key, text, note: null, value: null, share: null, channels: [], isGap: false, ...rest }
}

function emotionItems({ stage, node }: Place): LaneItem[] {
  const { emotion, assumed } = stage
  const value = emotion === 'measured' ? drawnValue(node) : assumed
  const both = emotion === 'measured' && assumed !== null
  return [
    item('emotion', t(`emotion.${emotion}`), {
      value: value === null ? null : signed(value),
      note: both ? t('emotion.both', { value: signed(assumed) }) : null,
      isGap: emotion === 'empty',
    }),
  ]
}

function touchpointItems({ stage, node }: Place): LaneItem[] {
  return stage.touchpoints.map(({ id, name, channels, gap }) => {
    const own = node.touchpoints.find((touchpoint) => touchpoint.id === id)
    const value = own ? drawnValue(own) : null
    return item(id, name, {
      channels,
      value: value === null ? null : signed(value),
      note: gap && t(`gap.${gap}`),
      isGap: gap !== null,
    })
  })
}

function painItems({ stage }: Place): LaneItem[] {
  const { reasons, n, isAll, isHidden } = stage.pain
  if (n === null || (reasons.length === 0 && isHidden)) return [item('hidden', t('pain.hidden'))]
  return [
    ...reasons.map((reason) =>
      item(`${reason.code} ${reason.name ?? ''}`, reason.name ?? reason.code, {
        value: percent(reason.n / n),
        share: reason.n / n,
      }),
    ),
    ...(reasons.length > 0 ? [item('of', t(isAll ? 'pain.of' : 'pain.ofNewest', { n }))] : []),
  ]
}

function actionItem(action: LaneAction, { actions, touchpoints }: LaneStage): LaneItem {
  const { touchpoint, event, name, withinDays, reached, completed, countedFrom } = action
  const notes = [
    doneInWords(action),
    withinDays === null ? null : t('action.within', { n: withinDays }),
    countedFrom === null ? null : t('action.from', { day: fullDay(countedFrom) }),
  ]
  // Several touchpoints may want the same.
  const isOne = actions.filter((other) => other.event === event).length === 1
  const where = touchpoints.find(({ id }) => id === touchpoint)?.name
  return item(`${touchpoint} ${event}`, isOne || !where ? name : `${name} · ${where}`, {
    note: notes.filter((note) => note !== null).join(', '),
    // Who was there before the first day may complete it: more than all is all.
    share: reached === 0 ? null : Math.min(1, completed / reached),
  })
}

function doneInWords({ reached, completed }: LaneAction): string {
  if (reached > 0) return t('action.done', { done: count(completed), reached: count(reached) })
  return completed === 0 ? t('action.never') : t('action.times', { n: completed })
}

function startsIn(startsOn: string, today: string): string {
  return t(startsOn > today ? 'solution.from' : 'solution.since', { day: fullDay(startsOn) })
}
