import type { SiteConfig, SurveyConfig, WidgetStrings } from '#contract/collect/config.ts'
import type { Channel } from '#contract/words.ts'
import { askedAtOnce } from '#worker/domain/surveys/asked-at-once.ts'
import { type ConfiguredSite, widgetConfig } from '#worker/domain/collect/widget-config.ts'

/** One survey as a page of ours asks it. */
export interface HostedQuestion {
  config: SiteConfig
  survey: SurveyConfig
  strings: WidgetStrings
  lang: string
  dir: 'ltr' | 'rtl'
}

type Configured = ConfiguredSite['surveys'] extends Iterable<infer Item> ? Item : never

/**
 * What the widget gets to know on a hosted page: the one survey, in the channel of its code. It is asked
 * whenever the page asks for it; its own rules of when and whom are for the shop's pages.
 * @returns null for a survey that is not live
 */
export function hostedQuestion(
  site: Omit<ConfiguredSite, 'surveys'>,
  asked: { survey: Configured; channel: Channel },
  wishes: [string, ...string[]],
): HostedQuestion | null {
  const { survey: from, channel } = asked
  const definition = askedAtOnce({ ...from.definition, channel })
  const only = { ...from, definition, rate: null, turn: null }
  // Whoever has a link of their own was asked when it was made.
  const free = { ...site, cooldownDays: 0, askBudget: null, hasOptOuts: false }
  const config = widgetConfig({ ...free, surveys: [only] }, wishes)
  const [survey] = config.surveys
  const strings = survey?.strings ?? config.strings
  if (!survey || !strings) return null
  return {
    config,
    survey,
    strings,
    lang: survey.lang ?? config.lang,
    dir: survey.dir ?? config.dir ?? 'ltr',
  }
}
