import type { SurveyConfig } from '#contract/collect/config.ts'
import type { Seen } from '../../bridge.ts'
import { tryTo } from '../page.ts'
import { get, SEEN, set } from '../store.ts'

/** Anything unreadable counts as nothing seen. */
export function readSeen(): Seen {
  return Object(tryTo((): unknown => JSON.parse(`${get(SEEN)}`)))
}

export function writeSeen(seen: Seen): void {
  set(SEEN, JSON.stringify(seen))
}

/**
 * May the survey be shown now, as far as earlier displays go? After `maxDisplays` displays in
 * a row without an answer nobody is asked again; left out it means 3 until answered, else no end.
 */
export function mayAsk(survey: SurveyConfig, cooldownDays = 0): boolean | undefined {
  const { id, frequency = '', everyDays = 90, maxDisplays } = survey
  const { surveys, last: lastOfAll = 0 } = readSeen()
  const [shown, last, answered] = surveys?.[id] ?? [0, 0]
  // Either way round: a clock that was wrong must not keep a visitor from ever being asked.
  const daysSince = (then: number) => Math.abs(Date.now() - then) / 864e5
  const again: Record<string, boolean> = {
    untilAnswered: !answered && shown < (maxDisplays ?? 3),
    recurring: daysSince(last) >= everyDays,
    always: true,
  }
  return (
    daysSince(lastOfAll) >= cooldownDays &&
    (!last || (again[frequency] && shown < (maxDisplays ?? Infinity)))
  )
}
