import type { RawMessage } from '#worker/domain/delivery/heard.ts'
import { readJson } from './json.ts'
import { isTreeRecord, type Tree, type TreeRecord } from './tree.ts'
import { readXml } from './xml.ts'

/** Fields of a form that are read. */
const MOST_FIELDS = 500

/** A form's fields as a record; the last of several of one name counts. */
export function readForm(text: string): TreeRecord {
  const fields = [...new URLSearchParams(text)].slice(0, MOST_FIELDS)
  return Object.fromEntries<Tree>(fields)
}

/**
 * A body that is whatever a merchant made it: JSON, XML, a form, or the query of a GET. What it begins
 * with decides, since content types are rarely right.
 */
export function readAny({ text, query, method }: RawMessage): TreeRecord | undefined {
  const body = text.replace(/^\uFEFF/, '').trimStart()
  if (method === 'GET' || body === '')
    return Object.keys(query).length > 0
      ? Object.fromEntries<Tree>(Object.entries(query))
      : undefined
  if (body.startsWith('<')) return readXml(body)
  if (body.startsWith('{') || body.startsWith('[')) {
    const tree = readJson(body)
    if (Array.isArray(tree)) return { list: tree }
    return isTreeRecord(tree) ? tree : undefined
  }
  return body.includes('=') ? readForm(body) : undefined
}
