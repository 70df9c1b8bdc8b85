import { isRecord, isSame } from './paths.ts'

/*
 * Two people have changed one survey since both read it. What only one of them has changed is taken
 * from that one; a field that both have changed is a question for whoever looks.
 */

/** A field that both have changed, and differently. */
export interface Clash {
  field: string
  mine: unknown
  theirs: unknown
}

interface Merged {
  value: unknown
  clashes: Clash[]
}

interface Versions {
  base: unknown
  mine: unknown
  theirs: unknown
}

/** Both changes together. Where both have changed a field, theirs stands until somebody decides. */
export function merge(versions: Versions, at = ''): Merged {
  const { base, mine, theirs } = versions
  if (isSame(mine, theirs) || isSame(base, mine)) return { value: theirs, clashes: [] }
  if (isSame(base, theirs)) return { value: mine, clashes: [] }
  if (isRecord(mine) && isRecord(theirs))
    return mergeRecords({ base: isRecord(base) ? base : {}, mine, theirs }, at)
  if (Array.isArray(mine) && Array.isArray(theirs) && Array.isArray(base)) {
    const lists = { base, mine, theirs } as Record<keyof Versions, unknown[]>
    const every = Object.values(lists)
    if (every.every(isCoded)) return mergeCoded(lists as Lists, at)
    if (every.every((list) => list.length === base.length && list.every(isRecord)))
      return mergeItems(lists, at)
  }
  return { value: theirs, clashes: [{ field: at, mine, theirs }] }
}

function mergeRecords(
  { base, mine, theirs }: Record<keyof Versions, Record<string, unknown>>,
  at: string,
): Merged {
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
  const parts = keys.map((key) => {
    const versions = { base: base[key], mine: mine[key], theirs: theirs[key] }
    return [key, merge(versions, at === '' ? key : `${at}.${key}`)] as const
  })
  return {
    value: Object.fromEntries(
      parts.filter(([, { value }]) => value !== undefined).map(([key, { value }]) => [key, value]),
    ),
    clashes: parts.flatMap(([, { clashes }]) => clashes),
  }
}

function mergeItems({ base, mine, theirs }: Record<keyof Versions, unknown[]>, at: string): Merged {
  const items = theirs.map((item, index) =>
    merge({ base: base[index], mine: mine[index], theirs: item }, `${at}[${index}]`),
  )
  return {
    value: items.map(({ value }) => value),
    clashes: items.flatMap(({ clashes }) => clashes),
  }
}

type Coded = Record<string, unknown> & { code: string }
type Lists = Record<keyof Versions, Coded[]>

/** Choices and reasons, which are known by their codes wherever they stand. */
function isCoded(list: unknown[]): list is Coded[] {
  const codes = list.map((item) => (isRecord(item) ? item['code'] : undefined))
  return codes.every((code) => typeof code === 'string') && new Set(codes).size === codes.length
}

function mergeCoded({ base, mine, theirs }: Lists, at: string): Merged {
  const find = (list: Coded[], code: string) => list.find((item) => item.code === code)
  // What one has taken out is gone, unless the other has written something into it.
  const stays = (code: string) => {
    const [was, own, other] = [find(base, code), find(mine, code), find(theirs, code)]
    if (own && other) return true
    return !was || !isSame(was, own ?? other)
  }
  const items = orderOf({ base, mine, theirs })
    .filter(stays)
    .map((code, index) => {
      const [was, own, other] = [find(base, code), find(mine, code), find(theirs, code)]
      const versions = { base: was, mine: own ?? other, theirs: other ?? own }
      return merge(versions, `${at}[${index}]`)
    })
  return {
    value: items.map(({ value }) => value),
    clashes: items.flatMap(({ clashes }) => clashes),
  }
}

/** Codes in the order of whoever has changed it, with those of the other behind their neighbours. */
function orderOf({ base, mine, theirs }: Lists): string[] {
  const codes = (list: Coded[]) => list.map(({ code }) => code)
  const isTheirs = !isSame(codes(base), codes(theirs))
  const [first, second] = isTheirs ? [theirs, mine] : [mine, theirs]
  const order = codes(first)
  codes(second).forEach((code, index, all) => {
    if (order.includes(code)) return
    const before = all[index - 1]
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, code)
  })
  return order
}
