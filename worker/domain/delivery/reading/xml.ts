import { parse } from 'txml'
import type { Tree, TreeRecord } from './tree.ts'

/** Elements in each other. */
const DEEPEST = 32

interface Element {
  tagName: string
  attributes: Record<string, string | null>
  children: (Element | string)[]
}

/**
 * XML as a tree: an element of texts is a text, any other a record of its attributes and elements, and
 * elements of one name are a list. Document types and their entities are refused: they are how XML
 * reaches out of a file, and how a small one grows without end.
 * @returns a record with the outermost element; undefined where this is no XML
 */
export function readXml(text: string): TreeRecord | undefined {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (!/^\s*</.test(source) || /<!(?!--|\[CDATA\[)/.test(source) || isTooDeep(source))
    return undefined
  try {
    const nodes = parse(source, {
      selfClosingTags: [],
      decodeEntities: true,
      skipXmlDeclaration: true,
    }) as (Element | string)[]
    const elements = nodes.filter((node) => typeof node !== 'string')
    return elements.length === 1 ? recordOf({}, elements) : undefined
  } catch {
    return undefined
  }
}

function isTooDeep(source: string): boolean {
  let [depth, deepest] = [0, 0]
  for (let open = source.indexOf('<'); open !== -1;) {
    const close = source.indexOf('>', open)
    if (close === -1) return false
    const next = source[open + 1] ?? ''
    if (next === '/') depth -= 1
    else if (next !== '!' && next !== '?' && source[close - 1] !== '/')
      deepest = Math.max(deepest, (depth += 1))
    open = source.indexOf('<', close)
  }
  return deepest > DEEPEST
}

function treeOf({ attributes, children }: Element): Tree {
  const elements = children.filter((child) => typeof child !== 'string')
  if (elements.length === 0) return children.filter((child) => typeof child === 'string').join('')
  return recordOf(attributes, elements)
}

function recordOf(attributes: Record<string, string | null>, elements: Element[]): TreeRecord {
  const named = new Map<string, Tree[]>()
  for (const element of elements) {
    const same = named.get(element.tagName)
    if (same) same.push(treeOf(element))
    else named.set(element.tagName, [treeOf(element)])
  }
  return Object.fromEntries<Tree>([
    ...Object.entries(attributes),
    ...Array.from(named, ([name, [first = null, ...more]]): [string, Tree] => [
      name,
      more.length === 0 ? first : [first, ...more],
    ]),
  ])
}
