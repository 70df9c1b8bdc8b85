import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { FREQUENCIES, TRIGGERS, URL_OPERATORS } from '#contract/surveys/words.ts'
import { getAt, isRecord, listAt, textAt } from '#dashboard/features/surveys/draft/paths.ts'
import { t } from './words.ts'
import { languageName } from '#dashboard/kit/i18n/format.ts'

const at = (survey: LooseSurvey, field: string) => textAt(survey, `definition.${field}`)

/** Numbers as they were typed, for the plural that goes with them. */
function numberAt(survey: LooseSurvey, field: string): number {
  return Number(at(survey, field)) || 0
}

/** What makes the question due: `who have read half of a page`. */
export function triggerInWords(survey: LooseSurvey): string {
  const on = TRIGGERS.find((one) => one === at(survey, 'trigger.on'))
  const empty = t('blank.empty')
  if (on === 'event') return t('when.event', { event: at(survey, 'trigger.event') || empty })
  if (on === 'click' || on === 'visible')
    return t(`when.${on}`, { selector: at(survey, 'trigger.selector') || empty })
  if (on === 'scroll') return t('when.scroll', { depth: at(survey, 'trigger.depth') || empty })
  if (on === 'dwell') return t('when.dwell', { n: numberAt(survey, 'trigger.seconds') })
  return t(on === 'exit' ? 'when.exit' : 'when.load')
}

export function delayInWords(survey: LooseSurvey): string {
  const n = numberAt(survey, 'trigger.delay')
  return n === 0 ? t('delay.none') : t('delay.some', { n })
}

/** One address rule: `contains /thanks`. */
export function ruleInWords(rule: unknown): string {
  const [op, value] = isRecord(rule) ? [rule['op'], rule['value']] : [null, null]
  const known = URL_OPERATORS.find((one) => one === op) ?? 'contains'
  return t(`rule.${known}`, {
    value: typeof value === 'string' && value ? value : t('blank.empty'),
  })
}

/** On which pages: any, by one rule, or by several. */
export function pagesInWords(survey: LooseSurvey): string {
  const rules = listAt(survey, 'definition.urls')
  if (rules.length === 0) return t('pages.any')
  if (rules.length === 1) return t('pages.one', { rule: ruleInWords(rules[0]) })
  const all = at(survey, 'urlMatch') === 'all'
  return t(all ? 'pages.all' : 'pages.some', { n: rules.length })
}

export function devicesInWords(survey: LooseSurvey): string {
  const devices = listAt(survey, 'definition.audience.devices')
  const [only] = devices
  if (devices.length !== 1 || (only !== 'mobile' && only !== 'desktop')) return t('devices.any')
  return t(`devices.${only}`)
}

/** A list as people say it: `Polish, English or Russian`. */
function orList(words: string[]): string {
  const [last = ''] = words.slice(-1)
  return words.length < 2 ? last : t('list.or', { most: words.slice(0, -1).join(', '), last })
}

export function languagesInWords(survey: LooseSurvey): string {
  const languages = listAt(survey, 'definition.audience.languages').map(String)
  return Array.isArray(getAt(survey, 'definition.audience.languages'))
    ? t('languages.some', { list: orList(languages.map(languageName)) || t('blank.empty') })
    : t('languages.any')
}

/** @param known the segments of the journey, with their names */
export function segmentsInWords(
  survey: LooseSurvey,
  known: readonly { id: string; name: string }[],
): string {
  const segments = listAt(survey, 'definition.audience.segments').map(
    (id) => known.find((one) => one.id === id)?.name ?? String(id),
  )
  return Array.isArray(getAt(survey, 'definition.audience.segments'))
    ? t('segments.some', { list: orList(segments) || t('blank.empty') })
    : t('segments.any')
}

/** How often one person is asked. */
export function frequencyInWords(survey: LooseSurvey): string {
  const frequency = FREQUENCIES.find((one) => one === at(survey, 'frequency')) ?? 'once'
  const most = numberAt(survey, 'maxDisplays')
  if (frequency === 'recurring')
    return t('often.recurring', { n: numberAt(survey, 'everyDays'), most })
  if (frequency === 'once') return t('often.once')
  return t(`often.${frequency}`, { n: most })
}
