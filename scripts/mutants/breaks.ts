import { parseSync } from 'oxc-parser'

/** One way to break a function: replace `start`…`end` of the file by `text`. */
export interface Break {
  start: number
  end: number
  text: string
}

/** A function with what could be broken in it. */
export interface Breakable {
  name: string
  breaks: Break[]
  /** Its body: where a note can be put that it ran; null for the file itself. */
  body: { start: number; end: number; isBlock: boolean } | null
}

interface Node {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
/** A key of a list is a hint for speed, and looks are for the comparison of pictures. */
const UNSEEN = new Set(['key', 'class', 'style'])
/** Types hold nothing that runs; of `x as T` and its like only `x` does. */
const TYPES =
  /^(TS(?!(As|Satisfies|NonNull)Expression)|typeAnnotation|returnType|type(Arguments|Parameters)$)/
const OPPOSITES: Record<string, string> = {
  '===': '!==',
  '!==': '===',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
}

/**
 * The functions of a file, each with the breaks of its own lines; inner functions count apart. What
 * runs when the file is loaded counts as one more function.
 */
export function breakables(file: string, source: string): Breakable[] {
  const { program } = parseSync(file, source)
  const whole: Breakable = { name: 'file', breaks: [], body: null }
  const found = [whole]
  visit(program as unknown as Node, whole)
  return found.filter(({ breaks }) => breaks.length > 0)

  function visit(node: Node, owner: Breakable): void {
    if (TYPES.test(node.type) || isUnseen(node)) return
    const inner = FUNCTIONS.has(node.type) ? functionOf(node, source) : owner
    if (inner !== owner) found.push(inner)
    inner.breaks.push(...breaksOf(node, source).filter((one) => isCode(file, source, one)))
    for (const [field, child] of Object.entries(node))
      if (!TYPES.test(field)) for (const one of [child].flat()) if (isNode(one)) visit(one, inner)
  }
}

/** The source with notes of what runs: each body calls `globalThis.reach(number)` at its start. */
export function withNotes(source: string, bodies: Map<number, Breakable['body']>): string {
  const notes = [...bodies].flatMap(([number, body]) => {
    const note = `globalThis.reach?.(${number}${body ? '' : ', true'})`
    if (!body) return [{ at: source.length, text: `\n;${note}` }]
    const { start, end, isBlock } = body
    if (isBlock) return [{ at: start + 1, text: `${note};` }]
    return [
      { at: start, text: `(${note}, ` },
      { at: end, text: ')' },
    ]
  })
  return notes
    .toSorted((a, b) => b.at - a.at)
    .reduce((text, note) => text.slice(0, note.at) + note.text + text.slice(note.at), source)
}

function isUnseen({ type, name }: Node): boolean {
  return type === 'JSXAttribute' && isNode(name) && UNSEEN.has(String(name['name']))
}

/** Whether the file can still be read with a break; one that cannot is found before any test. */
function isCode(file: string, source: string, { start, end, text }: Break): boolean {
  return parseSync(file, source.slice(0, start) + text + source.slice(end)).errors.length === 0
}

function functionOf({ id, start, body }: Node, source: string): Breakable {
  const name =
    isNode(id) && typeof id['name'] === 'string'
      ? id['name']
      : `function at line ${source.slice(0, start).split('\n').length}`
  if (!isNode(body)) return { name, breaks: [], body: null }
  const isBlock = body.type === 'BlockStatement'
  return { name, breaks: [], body: { start: body.start, end: body.end, isBlock } }
}

function breaksOf(node: Node, source: string): Break[] {
  const text = (part: unknown) => (isNode(part) ? source.slice(part.start, part.end) : '')
  const at = (part: unknown, replaced: string): Break[] =>
    isNode(part) && text(part) !== 'undefined'
      ? [{ start: part.start, end: part.end, text: replaced }]
      : []
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return at(node['test'], `!(${text(node['test'])})`)
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const opposite = OPPOSITES[String(node['operator'])]
      const { left, right } = node
      return opposite ? at(node, `${text(left)} ${opposite} ${text(right)}`) : []
    }
    case 'ExpressionStatement':
      return at(node, ';')
    case 'ReturnStatement':
      return node['argument'] ? at(node['argument'], '(undefined as never)') : []
    case 'ArrowFunctionExpression':
      return isNode(node['body']) && node['body'].type !== 'BlockStatement'
        ? at(node['body'], '(undefined as never)')
        : []
    case 'Literal':
      return typeof node['value'] === 'number' ? at(node, String(node['value'] + 1)) : []
    case 'JSXAttribute':
      return at(node, ' ')
    default:
      return []
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
