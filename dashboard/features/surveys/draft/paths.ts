/*
 * Fields of a survey by their paths, as the API names them: `definition.choices[2].label.pl`. A draft
 * may hold anything anywhere, so nothing is taken for granted on the way.
 */

/** An object of JSON, and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function keysOf(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** What stands at a path; undefined for nothing. */
export function getAt(value: unknown, path: string): unknown {
  let found = value
  for (const key of keysOf(path)) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as Record<string | number, unknown>)[key]
  }
  return found
}

/** The same with something else at a path; undefined takes it away, also out of a list. */
export function setAt<Value>(value: Value, path: string, next: unknown): Value {
  return put(value, keysOf(path), next) as Value
}

function put(value: unknown, [key, ...rest]: (string | number)[], next: unknown): unknown {
  if (key === undefined) return next
  if (typeof key === 'number') {
    const list: unknown[] = Array.isArray(value) ? [...value] : []
    const item = put(list[key], rest, next)
    if (item === undefined) list.splice(key, 1)
    else list[key] = item
    return list
  }
  const record = isRecord(value) ? { ...value } : {}
  const item = put(record[key], rest, next)
  if (item === undefined) delete record[key]
  else record[key] = item
  return record
}

/** What stands there as a text that can be edited. */
export function textAt(value: unknown, path: string): string {
  const found = getAt(value, path)
  if (found === undefined || found === null) return ''
  return typeof found === 'string' ? found : JSON.stringify(found)
}

/** The list that stands there; an empty one for anything else. */
export function listAt(value: unknown, path: string): unknown[] {
  const found = getAt(value, path)
  return Array.isArray(found) ? found : []
}

/** Whether two values are the same JSON, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]))
  if (!isRecord(one) || !isRecord(other)) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => isSame(one[key], other[key]))
}
