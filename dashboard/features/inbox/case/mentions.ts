import type { CasePeople } from '#contract/cases/story.ts'
import { CASE_LIMITS } from '#contract/cases/words.ts'

/** Where a mention is being typed: from its @ to the caret, and what stands between. */
export interface Typing {
  from: number
  to: number
  name: string
}

/** The mention at the caret; null for none. An @ inside of a word is an address. */
export function typingAt(text: string, caret: number): Typing | null {
  const found = /(^|[\s(])@([^@\n]{0,40})$/u.exec(text.slice(0, caret))
  if (!found) return null
  const name = found[2] ?? ''
  return { from: caret - name.length - 1, to: caret, name }
}

/** Colleagues whose name, or a later part of it, begins as it was typed. */
export function found<Person extends { name: string }>(
  people: readonly Person[],
  name: string,
): Person[] {
  const typed = name.toLowerCase()
  const begins = (whole: string) =>
    whole.toLowerCase().startsWith(typed) ||
    whole
      .toLowerCase()
      .split(' ')
      .some((part) => part.startsWith(typed))
  return people.filter((one) => begins(one.name)).slice(0, 6)
}

/** Ids of the colleagues whom a note mentions by their whole name; of two names the longer one counts. */
export function mentionsIn(text: string, people: CasePeople | null): string[] {
  const all = people?.people ?? []
  const names = [...new Set(all.map(({ name }) => name))]
    .filter(Boolean)
    .toSorted((a, b) => b.length - a.length)
  const matches = [...text.matchAll(/(?<![^\s(])@/gu)].flatMap(({ index }) => {
    const rest = text.slice(index + 1)
    const name = names.find(
      (one) => rest.startsWith(one) && !/^[\p{L}\p{N}]/u.test(rest.slice(one.length)),
    )
    return name === undefined ? [] : [name]
  })
  const named = new Set(matches)
  return all
    .filter(({ name }) => named.has(name))
    .map(({ id }) => id)
    .slice(0, CASE_LIMITS.mentions)
}
