import { AppError } from '#worker/errors.ts'

/** An element of a file, with the line on which it begins. */
export interface XmlElement {
  name: string
  attributes: Map<string, string>
  children: XmlElement[]
  text: string
  line: number
}

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const NAME = '[A-Za-z_][\\w.:-]*'
const ATTRIBUTE = new RegExp(`\\s+(${NAME})\\s*=\\s*("[^"<]*"|'[^'<]*')`, 'y')
const OPENING = new RegExp(`<(${NAME})`, 'y')
const CLOSING = new RegExp(`</(${NAME})\\s*>`, 'y')
const ENDING = /\s*(\/?)>/y
const COMMENT = /<!--(?!-?>)[^]*?-->/y
const TEXT = /[^<]+/y
const DECLARATION = /^\uFEFF?<\?xml\s[^?<>]*\?>/
const DEEPEST = 20

/**
 * Reads a small, plain XML file. What could reach out of the file or grow in it is refused: document
 * types, processing instructions, and entities but the five of XML itself.
 * @throws AppError `invalid` with the line and what to do
 */
export function readXml(file: string): XmlElement {
  const source = file.replace(/\r\n?/g, '\n').replace(DECLARATION, '')
  const lineAt = lineCounter(source)
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: '', line: 1 }
  const open = [root]
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found) at = pattern.lastIndex
    return found
  }
  while (at < source.length) {
    const line = lineAt(at)
    const parent = open.at(-1) ?? root
    const text = take(TEXT)
    if (text) {
      if (parent === root && text[0].trim() !== '') fail(line, 'text stands outside of any element')
      parent.text += plain(text[0], line)
    } else if (take(COMMENT)) continue
    else {
      const closing = take(CLOSING)
      if (closing) {
        if (parent.name !== closing[1]) fail(line, `</${closing[1] ?? ''}> closes nothing here`)
        open.pop()
      } else {
        const element = readOpening(take, line)
        parent.children.push(element.element)
        if (open.length > DEEPEST) fail(line, 'elements stand too deep in each other')
        if (!element.isEmpty) open.push(element.element)
      }
    }
  }
  const [first, second] = root.children
  const unclosed = open.at(-1)
  if (unclosed && unclosed !== root) fail(unclosed.line, `<${unclosed.name}> is not closed`)
  if (!first || second) fail(second?.line ?? 1, 'a file has exactly one outermost element')
  return first
}

type Take = (pattern: RegExp) => RegExpExecArray | null

function readOpening(take: Take, line: number): { element: XmlElement; isEmpty: boolean } {
  const name = take(OPENING)?.[1]
  if (name === undefined)
    fail(line, 'only elements, text and comments may stand here: take out DOCTYPE, <? and <![')
  const attributes = new Map<string, string>()
  for (let found = take(ATTRIBUTE); found; found = take(ATTRIBUTE)) {
    const [, key = '', value = ''] = found
    if (attributes.has(key)) fail(line, `${key} stands twice in <${name}>`)
    attributes.set(key, plain(value.slice(1, -1), line))
  }
  const ending = take(ENDING)
  if (!ending) fail(line, `<${name}> is no well-formed tag`)
  const element = { name, attributes, children: [], text: '', line }
  return { element, isEmpty: ending[1] === '/' }
}

function plain(text: string, line: number): string {
  return text.replace(/&([^;&\s]{0,12};?)/g, (whole, rest: string, at: number) => {
    const code = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(rest)
    const point = code ? Number.parseInt(code[1] ?? code[2] ?? '', code[1] ? 16 : 10) : -1
    const sign = rest.endsWith(';') ? SIGNS[rest.slice(0, -1)] : undefined
    if (sign !== undefined) return sign
    if (point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff))
      return String.fromCodePoint(point)
    const before = text.slice(0, at).split('\n').length - 1
    return fail(line + before, `${whole} is no sign of XML; write &amp; for &`)
  })
}

function fail(line: number, what: string): never {
  throw new AppError('invalid', `Line ${line}: ${what}.`)
}

/** Lines by position; positions must not go back. */
function lineCounter(source: string): (at: number) => number {
  let [line, seen] = [1, 0]
  return (at) => {
    for (; seen < at; seen += 1) if (source[seen] === '\n') line += 1
    return line
  }
}

/** A text as content or attribute of an element. What XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- these are the ones that XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\uFFFD')
      .replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  )
}
