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
}

interface Node {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
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

/** The functions of a file, each with the breaks of its own lines; inner functions count apart. */
export function breakables(file: string, source: string): Breakable[] {
  const { program } = parseSync(file, source)
  const found: Breakable[] = []
  visit(program as unknown as Node, { name: 'file', breaks: [] })
  return found.filter(({ breaks }) => breaks.length > 0)

  function visit(node: Node, owner: Breakable): void {
    const inner = FUNCTIONS.has(node.type) ? { name: nameOf(node), breaks: [] } : owner
    if (inner !== owner) found.push(inner)
    inner.breaks.push(...breaksOf(node, source))
    // Types hold nothing that runs.
    for (const [field, child] of Object.entries(node))
      if (!/^(typeAnnotation|returnType|typeArguments|typeParameters)$/.test(field))
        for (const one of [child].flat()) if (isNode(one)) visit(one, inner)
  }

  function nameOf({ id, start }: Node): string {
    if (isNode(id) && typeof id['name'] === 'string') return id['name']
    return `function at line ${source.slice(0, start).split('\n').length}`
  }
}

function breaksOf(node: Node, source: string): Break[] {
  const text = (part: unknown) => (isNode(part) ? source.slice(part.start, part.end) : '')
  const at = (part: unknown, replaced: string): Break[] =>
    isNode(part) ? [{ start: part.start, end: part.end, text: replaced }] : []
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
