import type { SiteConfig, SurveyConfig } from '#contract/collect/config.ts'
import { now } from '../native.ts'
import { inAudience } from '../loader/rules/audience.ts'
import { mayAsk } from '../loader/rules/frequency.ts'
import { dice } from '../loader/rules/sample.ts'
import { path, urlAllowed } from '../loader/rules/urls.ts'
import { get, LAST, VISITOR } from '../loader/store.ts'

const DAY_MS = 864e5

/**
 * Why a question is not asked on this page by now, as far as the page, its storage and the config
 * tell; none where nothing stands in its way. What the page says of the visitor is not known here.
 * @param lang tag of the language that is asked in, in lower case
 */
export function reasonsOf(survey: SurveyConfig, config: SiteConfig, lang: string): string[] {
  return [
    addressOf(survey),
    ...audienceOf(survey, lang),
    frequencyOf(survey),
    coolDownOf(config),
    sampleOf(survey),
    triggerOf(survey),
    placeOf(survey),
  ].filter((reason) => reason !== '')
}

function addressOf(survey: SurveyConfig): string {
  try {
    return urlAllowed(survey) ? '' : `the address ${path()} does not fit its rules`
  } catch (error) {
    return `its address rules cannot be read: ${String(error)}`
  }
}

function audienceOf({ audience = {} }: SurveyConfig, lang: string): string[] {
  const { devices, languages, segments } = audience
  return [
    devices && !inAudience({ audience: { devices } }, lang)
      ? `it is for ${devices.join(', ')}, and this is another device`
      : '',
    languages && !inAudience({ audience: { languages } }, lang)
      ? `it is for the languages ${languages.join(', ')}, and this page asks in ${lang}`
      : '',
    segments ? `it is for the segments ${segments.join(', ')}: the page has to identify one` : '',
  ]
}

function frequencyOf(survey: SurveyConfig): string {
  const { id, frequency = 'once' } = survey
  const seen = get(`q:${id}`)
  if (seen === undefined || mayAsk(survey)) return ''
  const [shown = '0', last = '0', answered] = seen.split(' ')
  const what = answered === '1' ? 'answered' : `shown ${shown} times without an answer`
  return `it was ${what} (last ${daysAgo(+last)} ago), and is asked “${frequency}”`
}

function coolDownOf({ cooldownDays = 0 }: SiteConfig): string {
  const last = +(get(LAST) ?? 0)
  const isResting = last > 0 && Math.abs(now() - last) / DAY_MS < cooldownDays
  return isResting
    ? `a question was shown ${daysAgo(last)} ago, and the site pauses for ${cooldownDays} days`
    : ''
}

function sampleOf({ sample, touchpoint, turn }: SurveyConfig): string {
  if (!sample) return ''
  const visitor = get(VISITOR)
  if (visitor === undefined)
    return `it is asked of a share of ${sample}; the dice have not fallen yet`
  const fell = dice(`${visitor} ${touchpoint}`, turn)
  return fell < sample
    ? ''
    : `it is asked of a share of ${sample}, and the dice fell on ${fell.toFixed(2)} for this visitor`
}

function triggerOf({ trigger: { event, delay } = {} }: SurveyConfig): string {
  const after = delay ? `, then ${delay} seconds` : ''
  if (event?.startsWith('$')) return `it waits for what the page is watched for${after}`
  if (event) return `it waits for the event “${event}”${after}`
  return delay ? `it waits for ${delay} seconds` : ''
}

function placeOf({ target }: SurveyConfig): string {
  return target === undefined || document.querySelector(target)
    ? ''
    : `it stands in the page, which has no element ${target}`
}

function daysAgo(then: number): string {
  return `${((now() - then) / DAY_MS).toFixed(1)} days`
}
