import { heightOf, withoutImplied, type Arrow } from './graph.ts'
import { labelOf, PARTS } from './places.ts'

const NODE = { height: 30, gap: 16, floor: 74 }
const MARGIN = 28
/** Between the parts of the product. */
const ALLEY = 56
const HEAD = 44

interface Box {
  place: string
  x: number
  y: number
  width: number
}

/** A way from one place to another, with a slot to pass on each floor between them. */
interface Way {
  arrow: Arrow
  stops: string[]
}

const STYLE = `
    svg { --paper: #fffdfa; --ink: #211f1c; --mut: #6b665e; --line: #e5e0d7; --hot: #2a4d8f }
    @media (prefers-color-scheme: dark) {
      svg { --paper: #1f1d1b; --ink: #f1ede6; --mut: #a59e93; --line: #34302c; --hot: #9db8f5 }
    }
    text { font: 13px Inter, 'Segoe UI', system-ui, sans-serif; fill: var(--ink); text-anchor: middle }
    .part { font-weight: 620; fill: var(--mut) }
    .page, .box { fill: var(--paper); stroke: var(--line) }
    .box { stroke: var(--mut) }
    .arrow { fill: none; stroke: var(--hot); stroke-width: 1; marker-end: url(#tip) }
    .types { stroke-dasharray: 3 3 }
    #tip path { fill: var(--hot) }
  `

/**
 * The drawing of what imports what: each place stands above all that it imports, so every arrow
 * leads down. Arrows that a chain of others implies are left out; a dotted one carries types only.
 */
export function drawArchitecture(arrows: Arrow[]): string {
  const places = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))].sort()
  const heights = new Map(places.map((place) => [place, heightOf(place, arrows)]))
  const ways = withoutImplied(arrows).map((arrow) => findWay(arrow, heights))
  const boxes = placeBoxes(ways, heights)
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN
  const height = Math.max(...boxes.map((box) => box.y)) + NODE.height + MARGIN
  const byPlace = new Map(boxes.map((box) => [box.place, box]))
  const shown = boxes.filter(({ place }) => places.includes(place))
  const lines = ways.map((way) => drawWay(way, byPlace))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="What imports what in Wayfelt; the table has the same in words">
  <style>${STYLE}</style>
  <marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 1 8 4 0 7z"/></marker>
  <rect class="page" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="14"/>
${[...lines, ...shown.map(drawBox), ...drawHeads(shown)].map((line) => `  ${line}\n`).join('')}</svg>
`
}

/** Slots stand in the part of the source; `heights` learns of them. */
function findWay(arrow: Arrow, heights: Map<string, number>): Way {
  const { from, to } = arrow
  const stops = [from]
  const isFar = partOf(from) !== partOf(to)
  const lowest = isFar ? (heights.get(from) ?? 0) : (heights.get(to) ?? 0) + 1
  for (let height = (heights.get(from) ?? 0) - 1; height >= lowest; height -= 1) {
    const slot = `${from}>${to}>${height}`
    heights.set(slot, height)
    stops.push(slot)
  }
  return { arrow, stops: [...stops, to] }
}

function placeBoxes(ways: Way[], heights: Map<string, number>): Box[] {
  const top = Math.max(...heights.values())
  const boxes: Box[] = []
  let left = MARGIN
  for (const part of PARTS) {
    const own = [...heights.keys()].filter((place) => partOf(place) === part).sort()
    const floors = Array.from({ length: top + 1 }, (_, height) =>
      own.filter((place) => heights.get(place) === height),
    )
    const widest = Math.max(0, ...floors.map(widthOf))
    floors.forEach((floor, height) => {
      let x = left + (widest - widthOf(floor)) / 2
      for (const place of order(floor, boxes, ways)) {
        const y = MARGIN + HEAD + (top - height) * NODE.floor
        boxes.push({ place, x, y, width: boxWidth(place) })
        x += boxWidth(place) + NODE.gap
      }
    })
    left += widest + ALLEY
  }
  return boxes
}

/** Places of one floor from left to right, as what they lead to lies. */
function order(floor: string[], placed: Box[], ways: Way[]): string[] {
  const middle = (place: string): number => {
    const next = new Set(ways.map(({ stops }) => stops[stops.indexOf(place) + 1 || stops.length]))
    const under = placed.filter((box) => next.has(box.place))
    return under.reduce((sum, box) => sum + centre(box), 0) / under.length || 0
  }
  return floor.toSorted((a, b) => middle(a) - middle(b))
}

function partOf(place: string): string {
  return place.split('/')[0] ?? ''
}

function centre({ x, width }: Box): number {
  return x + width / 2
}

function widthOf(floor: string[]): number {
  const widths = floor.map(boxWidth)
  return widths.reduce((sum, width) => sum + width, 0) + Math.max(0, floor.length - 1) * NODE.gap
}

function boxWidth(place: string): number {
  return place.includes('>') ? 8 : Math.max(76, labelOf(place).length * 8 + 24)
}

function drawWay({ arrow, stops }: Way, boxes: Map<string, Box>): string {
  const [first, ...rest] = stops.flatMap((stop) => boxes.get(stop) ?? [])
  if (!first) return ''
  let [x, y] = [centre(first), first.y + NODE.height]
  let path = `M${x} ${y}`
  for (const box of rest) {
    const bend = Math.min(40, (box.y - y) / 2)
    path += `C${x} ${y + bend} ${centre(box)} ${box.y - bend} ${centre(box)} ${box.y}`
    ;[x, y] = [centre(box), box.y]
    if (box !== rest.at(-1)) path += `V${(y += NODE.height)}`
  }
  return `<path class="arrow${arrow.typeOnly ? ' types' : ''}" d="${path}"/>`
}

function drawBox({ place, x, y, width }: Box): string {
  const text = `<text x="${x + width / 2}" y="${y + 19.5}">${labelOf(place)}</text>`
  return `<rect class="box" x="${x}" y="${y}" width="${width}" height="${NODE.height}" rx="8"/>${text}`
}

function drawHeads(boxes: Box[]): string[] {
  return PARTS.flatMap((part) => {
    const own = boxes.filter(({ place }) => partOf(place) === part)
    if (own.length === 0) return []
    const left = Math.min(...own.map(({ x }) => x))
    const right = Math.max(...own.map(({ x, width }) => x + width))
    return [`<text class="part" x="${(left + right) / 2}" y="${MARGIN + 12}">${part}/</text>`]
  })
}
