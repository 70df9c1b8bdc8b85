import type { Obstacle } from './place-labels.ts'

/** A point of a drawn line, with the control points that chart.js gave it. */
export interface LinePoint {
  x: number
  y: number
  skip?: boolean
  cp1x?: number
  cp1y?: number
  cp2x?: number
  cp2y?: number
}

const STEPS = 28

/** Points along a drawn line, for labels to keep off. */
export function alongLine(points: LinePoint[], weight: number): Obstacle[] {
  return points.flatMap((from, index) => {
    const to = points[index + 1]
    if (!to || from.skip || to.skip) return []
    return Array.from({ length: STEPS + 1 }, (_, step) => ({
      ...bezier(from, to, step / STEPS),
      weight,
    }))
  })
}

function bezier(from: LinePoint, to: LinePoint, share: number): { x: number; y: number } {
  const rest = 1 - share
  const mix = (axis: 'x' | 'y', out?: number, into?: number) =>
    rest ** 3 * from[axis] +
    3 * rest ** 2 * share * (out ?? from[axis]) +
    3 * rest * share ** 2 * (into ?? to[axis]) +
    share ** 3 * to[axis]
  return { x: mix('x', from.cp2x, to.cp1x), y: mix('y', from.cp2y, to.cp1y) }
}

/** Points down a whisker. */
export function alongWhisker(x: number, top: number, bottom: number): Obstacle[] {
  const length = Math.max(1, Math.ceil((bottom - top) / 4))
  return Array.from({ length: length + 1 }, (_, step) => ({
    x,
    y: top + ((bottom - top) * step) / length,
    weight: 2,
  }))
}
