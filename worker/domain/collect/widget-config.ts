import type { SiteConfig, SurveyConfig, WidgetStrings } from '#contract/collect/config.ts'
import type { Localized, SurveyDefinition } from '#contract/surveys.ts'
import {
  type Scale,
  SCALES,
  type SurveyState,
  WIDGET_LANGUAGES,
  type WidgetLanguage,
} from '#contract/words.ts'
import { ar } from './widget-strings/ar.ts'
import { de } from './widget-strings/de.ts'
import { en } from './widget-strings/en.ts'
import { pl } from './widget-strings/pl.ts'
import { ru } from './widget-strings/ru.ts'

const STRINGS: Record<WidgetLanguage, WidgetStrings> = { en, pl, ru, de, ar }
const RIGHT_TO_LEFT = /^(ar|fa|he|ur|yi|ps|sd|ckb)(-|$)/

export interface ConfiguredSite {
  key: string
  language: string
  cooldownDays: number
  paused: boolean
  surveys: Iterable<{
    id: string
    state: SurveyState
    scale: Scale
    revision: number
    touchpointId: string
    definition: SurveyDefinition
  }>
}

/**
 * What the widget of one page gets to know: the live surveys in one language, defaults left out.
 * A site that is paused or has nothing to ask gets an empty config.
 */
export function widgetConfig(site: ConfiguredSite, language: string): SiteConfig {
  const surveys = site.paused
    ? []
    : Array.from(site.surveys)
        .filter((survey) => survey.state === 'live')
        .map((survey) => surveyConfig(survey, [language, site.language]))
  return {
    site: site.key,
    lang: language,
    ...(RIGHT_TO_LEFT.test(language) ? { dir: 'rtl' as const } : {}),
    ...(site.cooldownDays > 0 ? { cooldownDays: site.cooldownDays } : {}),
    ...(surveys.length > 0 ? { strings: stringsFor(language, site.language) } : {}),
    surveys,
  }
}

/** The config of a site that nobody knows: the page must not notice. */
export function emptyConfig(key: string, language: string): SiteConfig {
  return { site: key, lang: language, surveys: [] }
}

/**
 * The language to answer in: the one asked for if the widget speaks it, else the first of an
 * `Accept-Language` header that it speaks, else the site's own.
 */
export function chooseLanguage(
  asked: string | undefined,
  accepted: string | null,
  fallback: string,
): string {
  const wishes = [asked, ...(accepted ?? '').split(',').map((part) => part.split(';')[0]?.trim())]
  const spoken = wishes.find((wish) => wish && spokenLanguage(wish))
  return spoken ?? fallback
}

function stringsFor(language: string, fallback: string): WidgetStrings {
  return STRINGS[spokenLanguage(language) ?? spokenLanguage(fallback) ?? 'en']
}

function spokenLanguage(tag: string): WidgetLanguage | undefined {
  const base = tag.toLowerCase().split('-')[0]
  return WIDGET_LANGUAGES.find((language) => language === base)
}

function surveyConfig(
  survey: ConfiguredSite['surveys'] extends Iterable<infer Item> ? Item : never,
  languages: string[],
): SurveyConfig {
  const { definition } = survey
  const say = (texts: Localized) => localized(texts, languages)
  const { lowest, highest } = SCALES[survey.scale]
  return {
    id: survey.id,
    revision: survey.revision,
    touchpoint: survey.touchpointId,
    kind: definition.kind,
    ...(lowest === null ? {} : { range: [lowest, highest] as [number, number] }),
    question: say(definition.question),
    ...endsOf(definition, { say, own: stringsFor(languages[0] ?? 'en', languages[1] ?? 'en') }),
    ...(definition.choices.length > 0
      ? { choices: definition.choices.map(({ code, label }) => ({ code, label: say(label) })) }
      : {}),
    ...(definition.multiple ? { multiple: true as const } : {}),
    ...followUpOf(definition, say),
    ...(definition.thanks ? { thanks: say(definition.thanks) } : {}),
    ...(definition.channel === 'web' ? {} : { channel: definition.channel }),
    ...targetingOf(definition),
  }
}

/** The widget cannot tell an effort scale from an agreement by its range, so its words are sent. */
function endsOf(
  definition: SurveyDefinition,
  { say, own }: { say: (texts: Localized) => string; own: WidgetStrings },
): Pick<SurveyConfig, 'ends'> {
  if (definition.ends) return { ends: [say(definition.ends.low), say(definition.ends.high)] }
  return definition.scale.endsWith('_effort') ? { ends: own.ends.effort } : {}
}

function followUpOf(
  { followUp }: SurveyDefinition,
  say: (texts: Localized) => string,
): Pick<SurveyConfig, 'followUp'> {
  if (!followUp) return {}
  const { questions, reasons, comment } = followUp
  return {
    followUp: {
      ...(questions.length > 0
        ? { questions: questions.map((q) => ({ ...q, text: say(q.text) })) }
        : {}),
      ...(reasons.length > 0
        ? { reasons: reasons.map((r) => ({ ...r, label: say(r.label) })) }
        : {}),
      ...(comment ? { comment: true as const } : {}),
    },
  }
}

function targetingOf(definition: SurveyDefinition): Partial<SurveyConfig> {
  const { trigger, urls, audience, sample, frequency, everyDays, maxDisplays } = definition
  const { event, where, delay } = trigger
  const rules = {
    ...(trigger.on === 'event' && event ? { event } : {}),
    ...(where ? { where } : {}),
    ...(delay > 0 ? { delay } : {}),
  }
  return {
    ...(Object.keys(rules).length > 0 ? { trigger: rules } : {}),
    ...(urls.length > 0 ? { urls } : {}),
    ...(Object.keys(audience).length > 0 ? { audience: lowerCased(audience) } : {}),
    ...(sample < 1 ? { sample } : {}),
    ...(frequency === 'once' ? {} : { frequency, maxDisplays }),
    ...(frequency === 'recurring' ? { everyDays } : {}),
  }
}

/** The text in the first wished language that it has, else in any. */
function localized(texts: Localized, languages: string[]): string {
  for (const language of languages) {
    const text = texts[language] ?? texts[language.split('-')[0] ?? '']
    if (text) return text
  }
  return Object.values(texts)[0] ?? ''
}

/** The widget writes languages in lower case, whatever way a page does. */
function lowerCased(audience: SurveyDefinition['audience']): SurveyDefinition['audience'] {
  const { languages } = audience
  return languages
    ? { ...audience, languages: languages.map((tag) => tag.toLowerCase()) }
    : audience
}
