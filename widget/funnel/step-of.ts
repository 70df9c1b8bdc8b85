import type { SurveyConfig } from '#contract/collect/config.ts'
import type { FunnelStep } from '#contract/surveys/words.ts'
import { inAudience } from '../loader/rules/audience.ts'
import { dice } from '../loader/rules/sample.ts'
import { now } from '../native.ts'

const DAY_MS = 864e5

/** One look at a page: a path, from when it was opened until it is left. */
export interface View {
  /** Unix milliseconds. */
  since: number
  /** What the dice fall by as well, where they fall anew on every page; else ''. */
  page: string
  /** Ids of the surveys whose address rules held when it began. */
  fits: Set<string>
}

/** What the loader knows of the visitor; it follows consent by itself. */
export interface Known {
  get: NonNullable<WayfeltFunction['get']>
  who: NonNullable<WayfeltFunction['who']>
  /** Tag of the language that is asked in, in lower case. */
  lang: string
  cooldownDays?: number | undefined
}

/**
 * Where a page view that is over ended for a survey: the first step that it did not get past, in the
 * order in which the loader's rules are told. What the loader would have to guess is guessed by none:
 * a share whose dice have not fallen stops nobody.
 */
export function stepOf(survey: SurveyConfig, view: View, known: Known): FunnelStep {
  const { id, audience = {}, trigger: { event, delay } = {} } = survey
  const { devices, languages, segments } = audience
  const { get, who, lang } = known
  const [shown = 0, last = 0, answered = 0] = `${get(`q:${id}`)}`
    .split(' ')
    .map((part) => +part || 0)
  // An answer sets the displays without one back to none.
  if (last >= view.since && last <= now()) return shown > 0 ? 'shown' : 'answered'
  if (!view.fits.has(id)) return 'address'
  if (!inAudience({ audience: { ...(devices && { devices }) } }, lang)) return 'device'
  if (!inAudience({ audience: { ...(languages && { languages }) } }, lang)) return 'language'
  const { respondent, traits = {} } = who()
  if (segments && !segments.includes(`${traits['segment']}`)) return 'segment'
  if (last && !isAskedAgain(survey, { shown, last, answered })) return 'asked'
  if (isResting(known, view)) return 'pause'
  const by = respondent ?? get('visitor')
  if (survey.sample && by !== undefined)
    if (dice(`${by} ${survey.touchpoint}${view.page}`, survey.turn) >= survey.sample)
      return 'sample'
  if (event) return 'trigger'
  return delay ? 'left' : 'other'
}

/** As `mayAsk` of the loader has it, which reads its own storage. */
function isAskedAgain(
  { frequency, everyDays = 90, maxDisplays }: SurveyConfig,
  { shown, last, answered }: Record<'shown' | 'last' | 'answered', number>,
): boolean {
  if (frequency === 'untilAnswered') return !answered && shown < (maxDisplays ?? 3)
  const isDue =
    frequency === 'always' || (frequency === 'recurring' && daysSince(last) >= everyDays)
  return isDue && shown < (maxDisplays ?? Infinity)
}

/** Whether the site's pause after any question was on when the view began. */
function isResting({ get, cooldownDays = 0 }: Known, { since }: View): boolean {
  const last = +`${get('last')}` || 0
  return last < since && daysSince(last) < cooldownDays
}

function daysSince(then: number): number {
  return Math.abs(now() - then) / DAY_MS
}
