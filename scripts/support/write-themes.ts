import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LEXICONS, type ThemeLanguage } from '#contract/themes/words.ts'
import { compileLexicon } from '#worker/domain/themes/compile-lexicon.ts'
import { READING, type Lexicon, type Lexicons } from '#worker/domain/themes/lexicon.ts'
import { LEXICON_SOURCES } from '#worker/domain/themes/lexicons/all.ts'
import { sha256 } from './hash.ts'

const VERSION_LETTERS = 12

/** The words of all languages as the Worker reads them, with a version that changes with them. */
export function compileThemes(): Lexicons {
  const compiled = Object.entries(LEXICON_SOURCES).map(([language, source]) => [
    language,
    compileLexicon(source),
  ])
  // Object.fromEntries loses the keys; they are those of LEXICON_SOURCES.
  const languages = Object.fromEntries(compiled) as Record<ThemeLanguage, Lexicon>
  const hash = Buffer.from(sha256(JSON.stringify(languages))).toString('hex')
  return { version: `${READING}-${hash.slice(0, VERSION_LETTERS)}`, languages }
}

/** Writes them to where the Worker asks for them. */
export async function writeThemes(folder: string): Promise<void> {
  await writeFile(join(folder, LEXICONS), JSON.stringify(compileThemes()))
}
