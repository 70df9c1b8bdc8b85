import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { getAt, isRecord, setAt, textAt } from './paths.ts'

/*
 * How a survey is called. `name` is what it is called where no other name is; `names` hold those in
 * languages, at times also in the site's own.
 */

/**
 * What it is called in a language; '' for no name of its own there.
 * @param own the language of the site, in which `name` is where nothing else is said
 */
export function nameIn(survey: LooseSurvey, language: string, own: string): string {
  const translated = `names.${language}`
  const isTranslated = getAt(survey, translated) !== undefined
  return isTranslated || language !== own ? textAt(survey, translated) : textAt(survey, 'name')
}

/** The survey with another name in a language. What it is called elsewhere follows where it was the same. */
export function renamed(
  survey: LooseSurvey,
  name: string,
  { language, own }: { language: string; own: string },
): LooseSurvey {
  const translated = `names.${language}`
  const isOwn = language === own
  const isSame = nameIn(survey, language, own) === textAt(survey, 'name')
  const follows = isOwn && isSame ? setAt(survey, 'name', name) : survey
  if (isOwn && getAt(survey, translated) === undefined) return follows
  // Without a name of its own, the other one stands.
  return setAt(follows, translated, isOwn || name.trim() !== '' ? name : undefined)
}

/** Languages in which it has a name. */
export function namedIn({ names }: LooseSurvey): string[] {
  return isRecord(names) ? Object.keys(names) : []
}
