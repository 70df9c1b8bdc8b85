import type { Channel } from '#contract/words.ts'
import { addDays } from '#worker/domain/days.ts'
import { DEMO_JOURNEY } from '#scripts/demo/site/journey.ts'
import type { DisplayCell } from './tally-displays.ts'

/** How often a touchpoint was reached, or an action completed there, on a day. */
export interface ActionCell {
  touchpointId: string
  stageId: string
  day: string
  /** '' for reached. */
  action: string
  channel: Channel
  n: number
}

/** Days before the last one that are counted: the shop's page began to tell of them then. */
const COUNTED_DAYS = 92
/** How often a touchpoint is reached for each time that something is asked there. */
const REACHED = 1.4
/** Of those who reach it, the part that does what is wanted. */
const DONE: Record<string, number> = {
  visit_shop: 0.34,
  open_size_guide: 0.27,
  add_to_cart: 0.22,
  scan_code: 0.12,
  start_checkout: 0.61,
  place_order: 0.83,
  pay: 0.95,
  change_slot: 0.07,
  receive: 0.94,
  solve: 0.66,
  find_answer: 0.48,
  reorder: 0.19,
  join: 0.31,
  write_review: 0.23,
  recommend: 0.14,
}

/** What was reached and done in the last three months, in step with what was asked. */
export function tallyActions(displays: DisplayCell[], until: string): ActionCell[] {
  const from = addDays(until, 1 - COUNTED_DAYS)
  const shown = new Map<string, Omit<ActionCell, 'action'>>()
  for (const { touchpointId, stageId, day, channel, shown: n } of displays) {
    if (day < from) continue
    const key = `${touchpointId} ${day} ${channel}`
    const known = shown.get(key)?.n ?? 0
    shown.set(key, { touchpointId, stageId, day, channel, n: known + n })
  }
  return [...shown.values()].flatMap((cell) => {
    const reached = Math.round(cell.n * REACHED)
    const done = (ACTIONS.get(cell.touchpointId) ?? []).map((action) => ({
      ...cell,
      action,
      n: Math.round(reached * (DONE[action] ?? 0)),
    }))
    return [{ ...cell, action: '', n: reached }, ...done].filter(({ n }) => n > 0)
  })
}

const ACTIONS = new Map(
  DEMO_JOURNEY.stages.flatMap(({ touchpoints }) =>
    touchpoints.map(({ id, actions }) => [id, actions] as const),
  ),
)
