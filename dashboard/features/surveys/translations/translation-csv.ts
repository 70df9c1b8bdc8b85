import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { FORMULA_START } from '#contract/words.ts'
import { readCsv } from '#dashboard/kit/files/read-csv.ts'
import { getAt, setAt } from '#dashboard/features/surveys/draft/paths.ts'
import { nameIn, renamed } from '#dashboard/features/surveys/draft/survey-name.ts'
import { textsOf } from './texts.ts'

/*
 * Translations as a table for a spreadsheet: a row for each text, a column for each language. What is
 * written comes back letter by letter; an empty cell changes nothing.
 */

const HEAD = 'text'
/** The row of what the survey is called, which no shopper reads. */
const NAME = 'name'
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/
const GUARDED = new RegExp(FORMULA_START.source.replace('^', "^'*"))
const UNGUARDED = new RegExp(FORMULA_START.source.replace('^', "^'+"))

/** A cell by RFC 4180; what a spreadsheet could run gets an apostrophe in front. */
function cellOf(text: string): string {
  const safe = GUARDED.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

function textOf(cell: string): string {
  return UNGUARDED.test(cell) ? cell.slice(1) : cell
}

/**
 * All texts of a draft in these languages, for the reader's spreadsheet.
 * @param languages the site's own first
 */
export function translationsToCsv(
  survey: LooseSurvey,
  languages: string[],
  separator: string,
): string {
  const [own = ''] = languages
  const names = languages.map((language) => nameIn(survey, language, own))
  const rows = textsOf(survey).map(({ field, key }) => [
    key,
    ...languages.map((language) => {
      const text = getAt(survey, `${field}.${language}`)
      return typeof text === 'string' ? text : ''
    }),
  ])
  const lines = [[HEAD, ...languages], [NAME, ...names], ...rows].map((row) =>
    row.map(cellOf).join(separator),
  )
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** What a file of translations changes. */
interface Translated {
  survey: LooseSurvey
  /** Names of texts that the survey does not have. */
  unknown: string[]
}

/**
 * Puts the texts of a file into a draft; null if it is no table of translations.
 * @param own the language of the site
 */
export function translationsFromCsv(
  survey: LooseSurvey,
  csv: string,
  own: string,
): Translated | null {
  const [head, ...rows] = readCsv(csv)
  const [first, ...languages] = head ?? []
  if (first !== HEAD || languages.length === 0 || !languages.every((one) => LANGUAGE.test(one)))
    return null
  const fields = new Map(textsOf(survey).map(({ key, field }) => [key, field]))
  let changed = survey
  const unknown: string[] = []
  for (const [name = '', ...cells] of rows) {
    const key = textOf(name)
    const field = fields.get(key)
    if (key === NAME) {
      languages.forEach((language, index) => {
        const text = textOf(cells[index] ?? '')
        if (text !== '') changed = renamed(changed, text, { language, own })
      })
      continue
    }
    if (field === undefined) {
      if (key !== '') unknown.push(key)
      continue
    }
    languages.forEach((language, index) => {
      const text = textOf(cells[index] ?? '')
      if (text !== '') changed = setAt(changed, `${field}.${language}`, text)
    })
  }
  return { survey: changed, unknown }
}
