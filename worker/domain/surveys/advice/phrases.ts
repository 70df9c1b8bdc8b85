/*
 * A small language for wordings, instead of regular expressions by hand: words apart by spaces,
 * `stem*` for any ending, `*ending` for any beginning, `a|b` for either, `_` for any one word and
 * `~` for up to three words between. Every pattern ends at the next space and repeats nothing that
 * repeats, so that looking is linear in the text.
 */

/** A text to look at: lower case, composed, `' how was it ? '`, with each mark a word of its own. */
export type Plain = string

/** The plain form of a text. The same for any case and for any Unicode normalisation form. */
export function plain(text: string): Plain {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('ё', 'е')
    .replaceAll(/(?<=\p{L})['’ʼ`´](?=\p{L})/gu, '’')
    .match(/[\p{L}\p{M}\p{N}’]+|[^\s\p{L}\p{M}\p{N}\p{C}]/gu)
  return ` ${words?.join(' ') ?? ''} `
}

/** The words of a plain text that hold a letter. */
export function wordsOf(text: Plain): string[] {
  return text.split(' ').filter((word) => /\p{L}/u.test(word))
}

/** Finds the first of the wordings in a plain text: its words, or null. */
export type Finder = (text: Plain) => string | null

/** A finder for a list of wordings in the language above. */
export function phrases(...list: string[]): Finder {
  if (list.length === 0) return () => null
  const pattern = new RegExp(` (?:${list.map(compile).join('|')})(?= )`, 'u')
  return (text) => pattern.exec(text)?.[0].trim() ?? null
}

/** The same text with every one of the wordings taken out. */
export function without(text: Plain, list: string[]): Plain {
  if (list.length === 0) return text
  const pattern = removers.get(list) ?? new RegExp(` (?:${list.map(compile).join('|')})(?= )`, 'gu')
  removers.set(list, pattern)
  return text.replaceAll(pattern, '')
}

/** Patterns of the lists that the lexicons hold: made once, and there are as many as lists. */
const removers = new WeakMap<string[], RegExp>()

function compile(phrase: string): string {
  return phrase
    .replace(/ ~$/, '')
    .replaceAll('ё', 'е')
    .replaceAll("'", '’')
    .split(' ')
    .map((word) => (word === '~' ? '(?:[^ ]+ ){0,3}' : `${either(word)} `))
    .join('')
    .trimEnd()
}

function either(word: string): string {
  if (word === '_') return '[^ ]+'
  const forms = word.split('|').map((form) => form.replaceAll('?', '\\?').replaceAll('*', '[^ ]*'))
  return forms.length === 1 ? (forms[0] ?? '') : `(?:${forms.join('|')})`
}
