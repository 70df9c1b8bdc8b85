/** A point of a drawing. */
export interface Spot {
  x: number
  y: number
}

/**
 * A line through the points that never swings beyond two neighbours: cubic pieces with the slopes of
 * Fritsch and Butland (1984), as charts call "monotone". @param spots from left to right
 */
export function smoothPath(spots: Spot[]): string {
  const [first] = spots
  if (!first) return ''
  const slopes = spots.map((_, index) => slopeAt(spots, index))
  const pieces = spots.slice(1).map(({ x, y }, index) => {
    const from = spots[index] ?? first
    const third = (x - from.x) / 3
    const [out, into] = [slopes[index] ?? 0, slopes[index + 1] ?? 0]
    return `C${from.x + third} ${from.y + third * out} ${x - third} ${y - third * into} ${x} ${y}`
  })
  return `M${first.x} ${first.y}${pieces.join('')}`
}

function slopeAt(spots: Spot[], index: number): number {
  const [before, here, behind] = [spots[index - 1], spots[index], spots[index + 1]]
  if (!before || !here || !behind) return 0
  const [a, b] = [rise(before, here), rise(here, behind)]
  // A peak is level, and everything else lies between the two rises.
  return a * b <= 0 ? 0 : (2 * a * b) / (a + b)
}

function rise(from: Spot, to: Spot): number {
  return (to.y - from.y) / (to.x - from.x)
}
