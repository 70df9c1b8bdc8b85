import type { Advice } from '#contract/surveys/advice.ts'
import { type Advised, adviseOn } from '#worker/domain/surveys/advice/advise.ts'
import { LEXICON_SOURCES } from '#worker/domain/surveys/advice/lexicon/all.ts'
import { readLexicons } from '#worker/domain/surveys/advice/lexicon/read-lexicons.ts'

/** As the Worker reads them: out of a file. */
const lexicons = readLexicons(JSON.parse(JSON.stringify(LEXICON_SOURCES)) as typeof LEXICON_SOURCES)

/** What the guard rails say about a survey. */
export function adviceOn(survey: Advised): Advice[] {
  return adviseOn(survey, lexicons)
}
