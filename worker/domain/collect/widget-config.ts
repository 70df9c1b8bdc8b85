import type { PageWatch, SiteConfig, SurveyConfig } from '#contract/collect/config.ts'
import type { Localized, SurveyDefinition } from '#contract/surveys.ts'
import { type Scale, SCALES } from '#contract/words.ts'
import { type SurveyState } from '#contract/surveys/words.ts'
import { localized } from '#worker/domain/localized.ts'
import { lookCss } from '#worker/domain/looks/look-css.ts'
import type { Turn } from '#worker/domain/surveys/turns.ts'
import { languageOf, speechIn } from './widget-language.ts'

/** Of a name that stays: a config is kept for a day, and must not ask for what is gone. */
const WATCH_PATH = '/w-watch.js'
const FUNNEL_PATH = '/w-funnel.js'

export interface ConfiguredSite {
  key: string
  language: string
  cooldownDays: number
  /** Whether somebody known has a budget of asks, and whether anybody has opted out of them. */
  askBudget?: unknown
  /** Of how many pages one tells why nobody was asked; none where that is not counted. */
  counting?: { every: number } | null
  /** How the card looks, as it was stored. */
  look?: unknown
  hasOptOuts?: boolean
  paused: boolean
  surveys: Iterable<{
    id: string
    state: SurveyState
    scale: Scale
    revision: number
    touchpointId: string
    definition: SurveyDefinition
    /** The share that a steady sample asks now, 0…1; null or none where the definition's own counts. */
    rate?: number | null
    /** Its part of the visitors where it is asked in turn with others. */
    turn?: Turn | null
  }>
}

/**
 * What the widget of one page gets to know: the live surveys, each in one language, defaults left
 * out. A site that is paused or has nothing to ask gets an empty config.
 * @param wishes languages, the best first, as `wishedLanguages` has them
 */
export function widgetConfig(site: ConfiguredSite, wishes: [string, ...string[]]): SiteConfig {
  const live = site.paused
    ? []
    : Array.from(site.surveys)
        .filter(({ state }) => state === 'live')
        .map((survey) => ({ survey, language: languageOf(survey.definition, wishes) }))
  const [first] = live
  const language = first?.language ?? wishes[0]
  const { lang, dir, strings } = speechIn(language, site.language)
  const look = first ? lookCss(site.look) : ''
  return {
    site: site.key,
    lang,
    ...(dir === 'rtl' ? { dir } : {}),
    ...(site.cooldownDays > 0 ? { cooldownDays: site.cooldownDays } : {}),
    ...(site.askBudget || site.hasOptOuts ? { budget: true as const } : {}),
    ...(first ? { strings } : {}),
    ...(look === '' ? {} : { look }),
    ...moreOf(
      site,
      live.map(({ survey }) => survey),
    ),
    surveys: live.map((each) => ({
      ...surveyConfig(each.survey, [each.language, ...wishes]),
      // The widget's own words go with the question: never two languages on one card.
      ...(each.language === language ? {} : speechIn(each.language, site.language)),
    })),
  }
}

/**
 * The file that watches the page, with what it has to watch for; where page views are counted, the one
 * that counts, which loads the other. Nothing where no question wants either.
 */
function moreOf(
  { key, counting }: Pick<ConfiguredSite, 'key' | 'counting'>,
  live: Configured[],
): Pick<SiteConfig, 'more'> {
  const waiting = live.flatMap(({ id, definition }) => {
    const { event, watch } = triggerOf(id, definition)
    return watch ? [[event, watch]] : []
  })
  const watch = waiting.length > 0 ? waiting : undefined
  if (counting && live.length > 0)
    return { more: fileWith(FUNNEL_PATH, { site: key, every: counting.every, watch }) }
  return watch ? { more: fileWith(WATCH_PATH, watch) } : {}
}

/** A file that is the same for everybody, with what it has to know in its fragment. */
function fileWith(path: string, told: unknown): string {
  return `${path}#${encodeURIComponent(JSON.stringify(told))}`
}

/** The config of a site that nobody knows: the page must not notice. */
export function emptyConfig(key: string, language: string): SiteConfig {
  return { site: key, lang: language, surveys: [] }
}

type Configured = ConfiguredSite['surveys'] extends Iterable<infer Item> ? Item : never

function surveyConfig(survey: Configured, languages: [string, ...string[]]): SurveyConfig {
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
    ...endsOf(definition, { say, languages }),
    ...(definition.choices.length > 0
      ? { choices: definition.choices.map(({ code, label }) => ({ code, label: say(label) })) }
      : {}),
    ...(definition.multiple ? { multiple: true as const } : {}),
    ...followUpOf(definition, say),
    ...(definition.thanks ? { thanks: say(definition.thanks) } : {}),
    ...(definition.channel === 'web' ? {} : { channel: definition.channel }),
    ...(definition.shuffle ? { shuffle: true as const } : {}),
    ...targetingOf(survey),
  }
}

/** The widget cannot tell an effort scale from an agreement by its range, so its words are sent. */
function endsOf(
  definition: SurveyDefinition,
  { say, languages }: { say: (texts: Localized) => string; languages: [string, ...string[]] },
): Pick<SurveyConfig, 'ends'> {
  if (definition.ends) return { ends: [say(definition.ends.low), say(definition.ends.high)] }
  if (!definition.scale.endsWith('_effort')) return {}
  return { ends: speechIn(languages[0], languages.at(-1) ?? 'en').strings.ends.effort }
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

function targetingOf({ id, definition, rate, turn }: Configured): Partial<SurveyConfig> {
  const { audience, frequency, everyDays, maxDisplays } = definition
  const { watch: _, ...rules } = triggerOf(id, definition)
  const place = placeOf(id, definition)
  const urls = definition.urlMatch === 'all' ? allInOne(definition.urls) : definition.urls
  const sample = turn?.share ?? rate ?? definition.sample
  return {
    ...(place === null ? {} : { target: place }),
    ...(Object.keys(rules).length > 0 ? { trigger: rules } : {}),
    ...(urls.length > 0 ? { urls } : {}),
    ...(Object.keys(audience).length > 0 ? { audience: lowerCased(audience) } : {}),
    ...(sample < 1 ? { sample, ...(turn ? { turn: turn.turn } : {}) } : {}),
    ...(frequency === 'once' ? {} : { frequency, maxDisplays }),
    ...(frequency === 'recurring' ? { everyDays } : {}),
  }
}

/** A selector of the element that it stands in; null for a card. Ids are handles: nothing ends the quotes. */
function placeOf(id: string, { surface }: SurveyDefinition): string | null {
  return surface === 'inline' ? `[data-wayfelt="${id}"]` : null
}

/** When it is due; `$` begins no name that a page could track. */
function triggerOf(
  id: string,
  definition: SurveyDefinition,
): NonNullable<SurveyConfig['trigger']> & { watch?: PageWatch } {
  const { on, event, where, delay, selector, depth, seconds } = definition.trigger
  const place = placeOf(id, definition)
  const pause = delay > 0 ? { delay } : {}
  if (on === 'load' && place === null) return pause
  if (on === 'event') return { ...(event ? { event } : {}), ...(where ? { where } : {}), ...pause }
  const watch = {
    on: on === 'load' ? ('place' as const) : on,
    ...(place === null ? {} : { place }),
    ...(selector && (on === 'click' || on === 'visible') ? { selector } : {}),
    ...(depth && on === 'scroll' ? { depth } : {}),
    ...(seconds && on === 'dwell' ? { seconds } : {}),
  }
  return { event: `$${id}`, watch, ...pause }
}

/**
 * Address rules of which all must hold, so that every loader understands them: positive ones are
 * joined in one pattern, each looking ahead from the beginning.
 */
function allInOne(rules: SurveyDefinition['urls']): SurveyDefinition['urls'] {
  const positive = rules.filter(({ op }) => !op.startsWith('not_'))
  if (positive.length < 2) return rules
  const value = `^${positive.map(aheadOf).join('')}`
  return [{ op: 'matches', value }, ...rules.filter(({ op }) => op.startsWith('not_'))]
}

function aheadOf({ op, value }: SurveyDefinition['urls'][number]): string {
  // Every letter that says something in a pattern says itself.
  const literal = value.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
  if (op === 'equals') return `(?=${literal}$)`
  if (op === 'starts_with') return `(?=${literal})`
  if (op === 'ends_with') return `(?=[^]*${literal}$)`
  return op === 'contains' ? `(?=[^]*${literal})` : `(?=[^]*?(?:${value}))`
}

/** The widget writes languages in lower case, whatever way a page does. */
function lowerCased(audience: SurveyDefinition['audience']): SurveyDefinition['audience'] {
  const { languages } = audience
  return languages
    ? { ...audience, languages: languages.map((tag) => tag.toLowerCase()) }
    : audience
}
