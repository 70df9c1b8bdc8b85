import { LEXICONS, type Theme } from '#contract/themes/words.ts'
import { findThemes } from '#worker/domain/themes/find-themes.ts'
import type { Lexicons } from '#worker/domain/themes/lexicon.ts'
import type { Bindings } from '#worker/http/env.ts'

/** What a comment is about; `lang` is the answer's, for comments that do not show theirs. */
export type ReadThemes = (text: string, lang: string | null) => Theme[]

/** Kept while the isolate lives: a new deployment brings a new one. */
let kept: Promise<Lexicons> | null = null

/**
 * What finds themes, with the lexicons that the build has put beside the dashboard.
 * @throws Error where the file is not there, or the assets do not answer; the next call asks again
 */
export async function readThemesWith(env: Pick<Bindings, 'ASSETS'>): Promise<ReadThemes> {
  const lexicons = await lexiconsOf(env)
  return (text, lang) => findThemes(text, lexicons, lang)
}

/** Another text when words or the way of reading have changed: what was found before is out of date. */
export async function themesVersion(env: Pick<Bindings, 'ASSETS'>): Promise<string> {
  return (await lexiconsOf(env)).version
}

/** The words of all languages, from this isolate's memory. @throws Error as {@link readThemesWith} */
export async function lexiconsOf({ ASSETS }: Pick<Bindings, 'ASSETS'>): Promise<Lexicons> {
  kept ??= fetchLexicons(ASSETS)
  try {
    return await kept
  } catch (error) {
    kept = null
    throw error
  }
}

async function fetchLexicons(assets: Fetcher): Promise<Lexicons> {
  // Assets look at the path only; the host is none.
  const response = await assets.fetch(new URL(LEXICONS, 'https://assets.invalid'))
  if (!response.ok) throw new Error(`${LEXICONS} is not there (${response.status}): build first.`)
  return asLexicons(await response.json())
}

/** The build writes the file from the same types and the two are deployed together. */
function asLexicons(read: unknown): Lexicons {
  return read as Lexicons
}
