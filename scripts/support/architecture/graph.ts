import type { Import } from './imports.ts'

/** That one place imports from another, how often, and whether only types. */
export interface Arrow {
  from: string
  to: string
  count: number
  typeOnly: boolean
}

/** Sums imports up to arrows between places; what `placeOf` does not know (null) is left out. */
export function arrowsBetween(
  imports: Import[],
  placeOf: (path: string) => string | null,
): Arrow[] {
  const arrows = new Map<string, Arrow>()
  for (const { from: file, to: target, external, typeOnly } of imports) {
    const [from, to] = [placeOf(file), external ? null : placeOf(target)]
    if (from === null || to === null || from === to) continue
    const arrow = arrows.get(`${from} → ${to}`) ?? { from, to, count: 0, typeOnly: true }
    arrow.count += 1
    arrow.typeOnly &&= typeOnly
    arrows.set(`${from} → ${to}`, arrow)
  }
  return [...arrows.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

/** How an arrow is written in a message. */
export function nameOf({ from, to }: Arrow): string {
  return `${from} → ${to}`
}

/** The places of one way round, the first one again at the end; null where there is none. */
export function findCircle(arrows: Arrow[]): string[] | null {
  const done = new Set<string>()
  const visit = (place: string, way: string[]): string[] | null => {
    if (way.includes(place)) return [...way.slice(way.indexOf(place)), place]
    if (done.has(place)) return null
    for (const { to } of arrows.filter(({ from }) => from === place)) {
      const circle = visit(to, [...way, place])
      if (circle) return circle
    }
    done.add(place)
    return null
  }
  for (const { from } of arrows) {
    const circle = visit(from, [])
    if (circle) return circle
  }
  return null
}

/** The arrows that no chain of others implies. The graph must have no circle. */
export function withoutImplied(arrows: Arrow[]): Arrow[] {
  const leadsTo = (from: string, to: string): boolean =>
    arrows.some((arrow) => arrow.from === from && (arrow.to === to || leadsTo(arrow.to, to)))
  return arrows.filter(
    ({ from, to }) =>
      !arrows.some((other) => other.from === from && other.to !== to && leadsTo(other.to, to)),
  )
}

/** How many steps the longest way down from a place has; 0 for one that imports nothing. */
export function heightOf(place: string, arrows: Arrow[]): number {
  const below = arrows.filter(({ from }) => from === place)
  return Math.max(0, ...below.map(({ to }) => 1 + heightOf(to, arrows)))
}
