import type { Desk } from '#contract/cases/desk.ts'
import { CASE_LIMITS, type Priority } from '#contract/cases/words.ts'
import { t } from '#dashboard/features/settings/cases/words.ts'
import type { FieldErrors } from '#dashboard/kit/forms/use-form.ts'
import { isDay } from '#dashboard/kit/time/days.ts'

/** Monday to Sunday, as the field of each day is called. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
/** What a case may become by its age. */
export const RAISED = ['normal', 'high', 'urgent'] as const satisfies readonly Priority[]

/** How the site works on cases, as its form holds it: all of it is typed. */
export type DeskValues = Record<(typeof WEEKDAYS)[number] | (typeof RAISED)[number], string> & {
  holidays: string
  firstContact: string
  resolution: string
  teams: string
  currency: string
  refundDays: string
  againDays: string
  againSurvey: string
  arrivedSurvey: string
}

/** A desk as it is typed; hours with at most two decimals. */
export function valuesOf(desk: Desk): DeskValues {
  const day = (at: number) =>
    (desk.hours.week[at] ?? []).map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ')
  const raised = (name: Priority) =>
    hours(desk.escalations.find(({ priority }) => priority === name)?.afterMinutes)
  const [mon, tue, wed, thu, fri, sat, sun] = [0, 1, 2, 3, 4, 5, 6].map(day)
  return {
    mon: mon ?? '',
    tue: tue ?? '',
    wed: wed ?? '',
    thu: thu ?? '',
    fri: fri ?? '',
    sat: sat ?? '',
    sun: sun ?? '',
    normal: raised('normal'),
    high: raised('high'),
    urgent: raised('urgent'),
    holidays: desk.hours.holidays.join('\n'),
    firstContact: hours(desk.firstContact),
    resolution: hours(desk.resolution),
    teams: desk.teams.join('\n'),
    currency: desk.currency,
    refundDays: String(desk.refundDays),
    againDays: desk.againDays === null ? '' : String(desk.againDays),
    againSurvey: desk.againSurvey ?? '',
    arrivedSurvey: desk.arrivedSurvey ?? '',
  }
}

/** The same as the API takes it; only for values without faults. */
export function deskOf(values: DeskValues): Desk {
  return {
    hours: {
      week: WEEKDAYS.map((name) => spansOf(values[name]) ?? []),
      holidays: linesOf(values.holidays),
    },
    firstContact: minutesOf(values.firstContact) ?? 0,
    resolution: minutesOf(values.resolution) ?? 0,
    escalations: RAISED.flatMap((priority) => {
      const afterMinutes = minutesOf(values[priority])
      return afterMinutes === null ? [] : [{ afterMinutes, priority }]
    }).toSorted((a, b) => a.afterMinutes - b.afterMinutes),
    teams: linesOf(values.teams),
    currency: values.currency.trim().toUpperCase(),
    refundDays: Number(values.refundDays),
    againDays: values.againDays.trim() === '' ? null : Number(values.againDays),
    againSurvey: values.againSurvey === '' ? null : values.againSurvey,
    arrivedSurvey: values.arrivedSurvey === '' ? null : values.arrivedSurvey,
  }
}

/** What is wrong with what was typed. */
export function faultsOf(values: DeskValues): FieldErrors<DeskValues> {
  const days = WEEKDAYS.map(
    (name) => [name, spansOf(values[name]) ? undefined : t('desk.badHours')] as const,
  )
  const terms = (['firstContact', 'resolution'] as const).map(
    (name) => [name, minutesOf(values[name]) === null ? t('desk.badTerm') : undefined] as const,
  )
  const raised = RAISED.map((name) => {
    const isSound = values[name].trim() === '' || minutesOf(values[name]) !== null
    return [name, isSound ? undefined : t('desk.badTerm')] as const
  })
  const badDay = linesOf(values.holidays).find((line) => !isDay(line))
  const isDays = (text: string) =>
    /^\d+$/.test(text.trim()) && Number(text) <= CASE_LIMITS.refundDays
  const badDays = t('desk.badRefund', { n: CASE_LIMITS.refundDays })
  return {
    ...(Object.fromEntries([...days, ...terms, ...raised]) as FieldErrors<DeskValues>),
    holidays: badDay === undefined ? undefined : t('desk.badDay', { text: badDay }),
    teams: linesOf(values.teams).some((name) => name.length > CASE_LIMITS.team)
      ? t('desk.badTeam', { n: CASE_LIMITS.team })
      : undefined,
    currency: /^[a-z]{3}$/i.test(values.currency.trim()) ? undefined : t('desk.badCurrency'),
    refundDays: isDays(values.refundDays) ? undefined : badDays,
    againDays: values.againDays.trim() === '' || isDays(values.againDays) ? undefined : badDays,
  }
}

/** `8:00–12:00, 13:00–18:00` as minutes after midnight; [] for a closed day, null for no times. */
export function spansOf(text: string): { from: number; to: number }[] | null {
  if (text.trim() === '') return []
  const spans: { from: number; to: number }[] = []
  for (const part of text.split(',')) {
    const [, a, b, c, d] =
      /^\s*(\d{1,2})(?::(\d\d))?\s*[-–—]\s*(\d{1,2})(?::(\d\d))?\s*$/.exec(part) ?? []
    if (a === undefined || c === undefined) return null
    const from = Number(a) * 60 + Number(b ?? 0)
    const to = Number(c) * 60 + Number(d ?? 0)
    if (from >= to || to > 1440 || from < (spans.at(-1)?.to ?? 0)) return null
    spans.push({ from, to })
  }
  return spans.length > CASE_LIMITS.spansADay ? null : spans
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

function hours(minutes: number | undefined): string {
  return minutes === undefined ? '' : String(Number((minutes / 60).toFixed(2)))
}

function minutesOf(text: string): number | null {
  const plain = text.trim().replace(',', '.')
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(plain)) return null
  const minutes = Math.round(Number(plain) * 60)
  return minutes >= 1 && minutes <= CASE_LIMITS.termMinutes ? minutes : null
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
