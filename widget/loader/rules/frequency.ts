import { get, LAST, set } from '../store.ts'
import { now } from '../../native.ts'
import type { SurveyConfig } from '#contract/collect/config.ts'

/**
 * Times shown without an answer since, when last (Unix ms), and 1 once answered; 0 for what
 * cannot be read. By survey and not by revision: an edit must not ask again.
 */
function seen(survey: string): number[] {
  return `${get(`q:${survey}`)}`.split(' ').map((part) => +part || 0)
}

/**
 * Remembers that the survey was shown at `at`, or else that it was answered.
 * @returns forgets it again, but not the pause after any question
 */
export function remember(survey: string, at?: number): () => void {
  const key = `q:${survey}`
  const before = `${get(key)}`
  const [shown = 0, last = 0, answered = 0] = seen(survey)
  set(key, at ? `${shown + 1} ${at} ${answered}` : `0 ${last} 1`)
  if (at) set(LAST, `${at}`)
  return () => set(key, before)
}

/**
 * May the survey be shown now, as far as earlier displays go? After `maxDisplays` displays in
 * a row without an answer nobody is asked again; left out it means 3 until answered, else no end.
 */
export function mayAsk(survey: SurveyConfig, cooldownDays = 0): boolean | undefined {
  const { id, frequency = '', everyDays = 90, maxDisplays } = survey
  const [shown = 0, last = 0, answered] = seen(id)
  // Either way round: a clock that was wrong must not keep a visitor from ever being asked.
  const daysSince = (then: number) => Math.abs(now() - then) / 864e5
  const again: Record<string, boolean> = {
    untilAnswered: !answered && shown < (maxDisplays ?? 3),
    recurring: daysSince(last) >= everyDays,
    always: true,
  }
  return (
    daysSince(+`${get(LAST)}` || 0) >= cooldownDays &&
    (!last || (again[frequency] && shown < (maxDisplays ?? Infinity)))
  )
}
