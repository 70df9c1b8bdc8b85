import { CAP, POINT_RADIUS } from './scene.ts'

/** A rectangle: left, top, width, height. */
export interface Box {
  x: number
  y: number
  w: number
  h: number
}

/** Something a label should not cover, as a point with a weight. */
export interface Obstacle {
  x: number
  y: number
  weight: number
}

export interface LabelRequest {
  /** The point that the label belongs to. */
  x: number
  y: number
  w: number
  h: number
  /** The candidate that was taken last time: it stays unless another is clearly better. */
  last?: number | undefined
}

export interface Placed extends Box {
  candidate: number
}

/** A label beside its point keeps off the caps of the whisker. */
const BESIDE = POINT_RADIUS + CAP + 3
const GAP = 9
const OUTSIDE = 1000
const OVER_LABEL = 500
const HABIT = 2

/** Beside the point first, above before below, then straight above and below. */
function candidates({ x, y, w, h }: LabelRequest): Box[] {
  const right = x + BESIDE
  const left = x - BESIDE - w
  const above = y - h - 4
  const below = y + 4
  return [
    { x: right, y: above, w, h },
    { x: left, y: above, w, h },
    { x: right, y: below, w, h },
    { x: left, y: below, w, h },
    { x: x - w / 2, y: y - h - 2 * GAP, w, h },
    { x: x - w / 2, y: y + 2 * GAP, w, h },
  ]
}

/** Finds a place for each label: inside the area, off the line, off other labels. */
export function placeLabels(
  requests: LabelRequest[],
  obstacles: Obstacle[],
  area: { width: number; height: number },
): Placed[] {
  const placed: Placed[] = []
  for (const request of requests) {
    const costs = candidates(request).map((box, candidate) => {
      const outside =
        box.x < 1 || box.y < 1 || box.x + box.w > area.width - 1 || box.y + box.h > area.height - 1
      const covered = obstacles.reduce((sum, o) => (holds(box, o) ? sum + o.weight : sum), 0)
      const over = placed.filter((other) => overlap(box, other)).length * OVER_LABEL
      const habit = request.last === candidate ? -HABIT : 0
      return {
        ...box,
        candidate,
        cost: covered + over + habit + (outside ? OUTSIDE : 0) + candidate,
      }
    })
    const best = costs.reduce((a, b) => (b.cost < a.cost ? b : a))
    placed.push({ x: best.x, y: best.y, w: best.w, h: best.h, candidate: best.candidate })
  }
  return placed
}

function holds(box: Box, { x, y }: Obstacle): boolean {
  return x > box.x - 2 && x < box.x + box.w + 2 && y > box.y - 2 && y < box.y + box.h + 2
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
