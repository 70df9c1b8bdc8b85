import { fold } from '#worker/domain/fold.ts'

/*
 * Words in comments, found whatever their accents and capitals: people type „przesylka” for przesyłka
 * and еще for ещё. Stemming is left to whoever writes the rule, who ends a word early: `uszkodz*`.
 */

const WORD = /[\p{L}\p{N}]+/gu

/** A text's words as they are compared: small letters without accents. So ё is е, and й is и. */
export function foldedWords(text: string): string[] {
  return fold(text).match(WORD) ?? []
}

/**
 * Whether every word that is looked for begins a word: `paczk uszk` finds “Uszkodzona paczka”.
 * @param words of {@link foldedWords}
 * @param sought of {@link foldedWords}, too
 */
export function haveBeginnings(words: readonly string[], sought: readonly string[]): boolean {
  return sought.every((beginning) => words.some((word) => word.startsWith(beginning)))
}

/**
 * Whether words contain a pattern: a whole word, several in a row, or with a `*` at its end the
 * beginning of the last one.
 * @param words of {@link foldedWords}
 */
export function hasPattern(words: readonly string[], pattern: string): boolean {
  const parts = foldedWords(pattern)
  const isStart = pattern.trimEnd().endsWith('*')
  if (parts.length === 0) return false
  return words.some((_, start) =>
    parts.every((part, index) => {
      const word = words[start + index]
      const mayGoOn = isStart && index === parts.length - 1
      return mayGoOn ? (word?.startsWith(part) ?? false) : word === part
    }),
  )
}
