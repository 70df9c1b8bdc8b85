import { parse } from 'lossless-json'
import { isTreeRecord, type Tree, type TreeRecord } from './tree.ts'

/** Lists and objects in each other; the deepest of any sender has nine. */
const DEEPEST = 64

/** JSON with its numbers as digits; undefined where it is none, or nested beyond reason. */
export function readJson(text: string): Tree | undefined {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (depthOf(source) > DEEPEST) return undefined
  try {
    const options = {
      parseNumber: (digits: string) => digits,
      // As JSON.parse has it.
      onDuplicateKey: ({ newValue }: { newValue: unknown }) => newValue,
    }
    // Safe: the parser makes texts, booleans, null, lists and plain objects; numbers become texts here.
    return parse(source, null, options) as Tree
  } catch {
    return undefined
  }
}

/** A JSON object; undefined for anything else. */
export function readJsonObject(text: string): TreeRecord | undefined {
  const tree = readJson(text)
  return isTreeRecord(tree) ? tree : undefined
}

function depthOf(text: string): number {
  let [depth, deepest, isText] = [0, 0, false]
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index]
    if (isText) {
      if (sign === '\\') index += 1
      else if (sign === '"') isText = false
    } else if (sign === '"') isText = true
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, (depth += 1))
    else if (sign === '}' || sign === ']') depth -= 1
  }
  return deepest
}
