import { LEXICONS, type Theme } from '#contract/themes/words.ts'
import { findThemes } from '#worker/domain/themes/find-themes.ts'
import type { Lexicons } from '#worker/domain/themes/lexicon.ts'
import type { Bindings } from '#worker/http/env.ts'
import { keptAsset } from '#worker/http/kept-asset.ts'

/** What a comment is about; `lang` is the answer's, for comments that do not show theirs. */
export type ReadThemes = (text: string, lang: string | null) => Theme[]

/** The words of all languages, from this isolate's memory. @throws Error where the file is not there */
export const lexiconsOf = keptAsset<Lexicons, Lexicons>(LEXICONS, (lexicons) => lexicons)

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
