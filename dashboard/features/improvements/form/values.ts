import type { NewImprovement } from '#contract/improvements/improvements.ts'
import { IMPROVEMENT_LIMITS, JUDGINGS } from '#contract/improvements/words.ts'
import { SCALE_NAMES, SCALES, type Scale } from '#contract/words.ts'
import type { Journey } from '#contract/journey.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import type { FieldErrors } from '#dashboard/kit/forms/use-form.ts'
import { addDays, isDay } from '#dashboard/kit/time/days.ts'
import { t } from '#dashboard/features/improvements/words.ts'

/** What stands in the fields: all of it texts, an empty one for what is left out. */
export interface FormValues {
  name: string
  pain: string
  solution: string
  stage: string
  touchpoint: string
  scale: string
  startsOn: string
  weeks: string
  washoutDays: string
  worthwhile: string
  judging: string
  control: string
}

/** The scales that the journey asks by, its most used kind first. */
export function scalesOf({ kinds }: Journey): Scale[] {
  return SCALE_NAMES.filter(
    (scale) => SCALES[scale].lowest !== null && kinds.includes(SCALES[scale].kind),
  ).toSorted((a, b) => kinds.indexOf(SCALES[a].kind) - kinds.indexOf(SCALES[b].kind))
}

/** The values that a new form begins with: a solution of the map comes by the address. */
export function startValues(journey: Journey, today: string): FormValues {
  const asked = new URLSearchParams(location.search)
  const stage = journey.stages.find(({ id }) => id === asked.get('stage')) ?? journey.stages[0]
  const start = asked.get('startsOn') ?? undefined
  return {
    name: asked.get('name') ?? '',
    pain: '',
    solution: asked.get('solution') ?? '',
    stage: stage?.id ?? '',
    touchpoint: '',
    scale: scalesOf(journey)[0] ?? 'csat5',
    startsOn: isDay(start) ? start : addDays(today, 1),
    weeks: '4',
    washoutDays: '0',
    worthwhile: '5',
    judging: 'planned_end',
    control: '',
  }
}

/** What can be told without asking the server. */
export function checkValues(values: FormValues): FieldErrors<FormValues> {
  const whole = (text: string, low: number, high: number) =>
    /^\d{1,3}$/.test(text.trim()) && Number(text) >= low && Number(text) <= high
      ? undefined
      : t('form.number', { low, high })
  return {
    name: values.name.trim() ? checkName(values.name, IMPROVEMENT_LIMITS.name) : t('form.needed'),
    startsOn: isDay(values.startsOn) ? undefined : t('form.date'),
    washoutDays: whole(values.washoutDays, 0, IMPROVEMENT_LIMITS.washoutDays),
    worthwhile: whole(values.worthwhile, 1, IMPROVEMENT_LIMITS.worthwhile),
  }
}

/** The body of `POST /api/improvements`. */
export function bodyOf(journey: string, values: FormValues): NewImprovement {
  const { pain, solution, touchpoint, control } = values
  return {
    journey,
    stage: values.stage,
    name: values.name.trim(),
    startsOn: values.startsOn,
    pain: pain.trim() || null,
    solution: solution || null,
    touchpoint: touchpoint || null,
    control: control || null,
    scale: SCALE_NAMES.find((scale) => scale === values.scale) ?? 'csat5',
    judging: JUDGINGS.find((one) => one === values.judging) ?? 'planned_end',
    weeks: Number(values.weeks),
    washoutDays: Number(values.washoutDays),
    worthwhile: Number(values.worthwhile),
  }
}
