import type { SurveyConfig } from '#contract/collect/config.ts'

function named(list: unknown[] | undefined, value: unknown): boolean {
  return !list || list.includes(value)
}

/**
 * True when every list of the audience names the visitor; an absent list names everyone.
 * @param lang tag of the page's or the browser's language, in lower case as the lists are
 */
export function inAudience(
  { audience: { devices, languages, segments } = {} }: Pick<SurveyConfig, 'audience'>,
  lang: string,
  segment?: unknown,
): boolean {
  // A finger, or a window as narrow as that in which the card becomes a sheet.
  const { matches } = matchMedia('(max-width:480px),(pointer:coarse)')
  return (
    named(devices, matches ? 'mobile' : 'desktop') &&
    named(segments, segment) &&
    (named(languages, lang) || named(languages, lang.split('-')[0]))
  )
}
