import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { THEME_LANGUAGES, THEMES, type Theme, type ThemeLanguage } from '#contract/themes/words.ts'

/** `tune` was looked at while words were chosen; the others were not. docs/method.md tells more. */
export const SETS = ['tune', 'held-out', 'fresh', 'oblique'] as const
type SetName = (typeof SETS)[number]

/** A comment and the themes that a person found in it. */
export interface Labelled {
  text: string
  language: ThemeLanguage
  themes: Theme[]
}

/** The comments of a set in all languages. @throws Error at a line whose themes are not in the list */
export async function readLabelled(set: SetName): Promise<Labelled[]> {
  const files = THEME_LANGUAGES.map(async (language) => {
    const path = join(import.meta.dirname, 'labelled', set, `${language}.tsv`)
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    return lines.map((line) => {
      const [names = '', text = ''] = line.split('\t')
      const wanted = names === '-' ? [] : names.split(' ')
      const themes = THEMES.filter((theme) => wanted.includes(theme))
      if (themes.length !== wanted.length || text === '') throw new Error(`${set}: ${line}`)
      return { text, language, themes }
    })
  })
  return (await Promise.all(files)).flat()
}

/** How well themes were found. */
export interface Score {
  comments: number
  /** Mean of each theme's F1, over the themes that the comments have. */
  macroF1: number
  /** Of all themes that were found, the share that is right; of all there are, the share that was found. */
  precision: number
  recall: number
}

/** Compares what a reader finds in comments with their labels. */
export function scoreOf(comments: Labelled[], read: (comment: Labelled) => Theme[]): Score {
  const pairs = comments.map((comment) => ({ wanted: comment.themes, found: read(comment) }))
  const counts = THEMES.map((theme) => ({
    both: pairs.filter(({ wanted, found }) => wanted.includes(theme) && found.includes(theme))
      .length,
    wanted: pairs.filter(({ wanted }) => wanted.includes(theme)).length,
    found: pairs.filter(({ found }) => found.includes(theme)).length,
  }))
  const sum = (of: 'both' | 'wanted' | 'found') => counts.reduce((total, one) => total + one[of], 0)
  const known = counts.filter(({ wanted }) => wanted > 0)
  const f1 = known.map(({ both, wanted, found }) => (2 * both) / (wanted + found))
  return {
    comments: comments.length,
    macroF1: f1.reduce((total, one) => total + one, 0) / known.length,
    precision: sum('both') / sum('found'),
    recall: sum('both') / sum('wanted'),
  }
}
