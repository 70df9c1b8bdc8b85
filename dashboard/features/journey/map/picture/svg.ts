/** The light theme's colours: a picture is always light, as paper is. */
export const colours = {
  card: '#fffdfa',
  soft: '#f1ede6',
  ink: '#211f1c',
  mut: '#6b665e',
  line: '#e5e0d7',
  hi: '#1f6f74',
  mid: '#8a8478',
  lo: '#b4482e',
  accent: '#2a4d8f',
} as const
export type Colours = typeof colours

export const FONT = "Inter, 'Segoe UI', system-ui, sans-serif"

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** What XML 1.0 knows no way to write: control characters, and halves of pairs. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text as it may stand in XML, between tags and in quotes. */
export function escaped(text: string): string {
  return text
    .replaceAll(UNWRITABLE, '\u{FFFD}')
    .replaceAll(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter)
}

type Attributes = Record<string, string | number>

/** An element with text in it, or nothing. */
export function element(name: string, attributes: Attributes, text = ''): string {
  return wrapped(name, attributes, escaped(text))
}

/** An element around others. @param markup made by these functions: it stays as it is */
export function group(name: string, attributes: Attributes, markup: string[]): string {
  return wrapped(name, attributes, markup.join(''))
}

function wrapped(name: string, attributes: Attributes, inner: string): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('')
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`
}

export interface Place {
  x: number
  y: number
}

/** A line of text. @param more what it has beside its place, such as its size */
export function label(
  text: string,
  at: Place,
  { colour = 'ink', ...more }: { colour?: keyof Colours } & Attributes = {},
): string {
  return element('text', { ...at, fill: colours[colour], ...more }, text)
}

/**
 * Text in lines of so many letters at most, broken between words, and within those that are longer.
 * @param most lines; what is over ends in …
 */
export function textLines(text: string, letters: number, most = 8): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const pieces = cut(word, letters)
    for (const piece of pieces) {
      const last = lines.at(-1)
      if (last !== undefined && `${last} ${piece}`.length <= letters && pieces[0] === piece)
        lines[lines.length - 1] = `${last} ${piece}`
      else lines.push(piece)
    }
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, letters - 1)}…`]
}

/** By whole letters: half of a pair would be none. */
function cut(word: string, letters: number): string[] {
  const all = Array.from(word)
  return Array.from({ length: Math.ceil(all.length / letters) }, (_, part) =>
    all.slice(part * letters, (part + 1) * letters).join(''),
  )
}
