/**
 * A message's body, whatever form it came in. Numbers are the digits that stood there: an id beyond
 * 2⁵³ is exact only as a text, and whether a shop quotes its numbers makes no difference.
 */
export type Tree = null | boolean | string | Tree[] | TreeRecord
export interface TreeRecord {
  [name: string]: Tree
}

/** Entries of one list that are read; the longest history of a parcel has about a hundred. */
const MOST_ENTRIES = 500

export function isTreeRecord(tree: Tree | undefined): tree is TreeRecord {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree)
}

/** What stands at a path of names: `customer.email`. Only own names count, so none of an object's own. */
export function at(tree: Tree | undefined, path: string): Tree | undefined {
  let found = tree
  for (const name of path === '' ? [] : path.split('.'))
    found = isTreeRecord(found) && Object.hasOwn(found, name) ? found[name] : undefined
  return found
}

/** The text or number at a path, without white space around it; undefined where there is none. */
export function textAt(tree: Tree | undefined, path: string): string | undefined {
  const found = at(tree, path)
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined
}

/** The list at a path, its first entries; empty where there is none. */
export function listAt(tree: Tree | undefined, path: string): Tree[] {
  const found = at(tree, path)
  return Array.isArray(found) ? found.slice(0, MOST_ENTRIES) : []
}

/** The list at a path; where one entry stands alone, as XML has it, a list of that one. */
export function oneOrMoreAt(tree: Tree | undefined, path: string): Tree[] {
  const found = at(tree, path)
  return isTreeRecord(found) || typeof found === 'string' ? [found] : listAt(tree, path)
}

/** The first of several paths at which a text stands: for fields that go by more than one name. */
export function firstTextAt(tree: Tree | undefined, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const found = textAt(tree, path)
    if (found !== undefined) return found
  }
  return undefined
}

type Told<T> = { [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] }

/** Leaves out what is undefined, so that what a message is silent about is not there at all. */
export function told<T extends object>(facts: Told<T>): T {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined)
  // Safe: only optional members may be undefined, and those are what is left out.
  return Object.fromEntries(entries) as T
}
