import type { Wordings } from './lexicon.ts'

/** A list of wordings in the language of `../phrases.ts`. */
export function wordings(...list: string[]): Wordings {
  return { wordings: list }
}
