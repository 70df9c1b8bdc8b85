import { alongLine, alongWhisker, type LinePoint } from './obstacles.ts'
import { CURRENT, OTHER, PREVIOUS, whiskerLines, type Scene } from './paint.ts'
import { placeLabels } from './place-labels.ts'
import type { Chart, Plugin } from './register.ts'

interface Label {
  /** Tells it from the others in the frame before. */
  key: string
  text: string
  dot: LinePoint
  size: number
  weight: number
  colour: string
}

const NARROW = 72
/** Of the card's colour around a number, in CSS pixels. */
const HALO = 4
/** Of its column, beyond which a label of the other line is written short. */
const WIDEST = 1.5

/** The value of each point in bold beside it, and that of the other line smaller. */
export function valueLabels(scene: Scene): Plugin<'line'> {
  return {
    id: 'values',
    afterDatasetsDraw(chart) {
      const { ctx } = chart
      ctx.save()
      ctx.textBaseline = 'middle'
      const labels = labelsOf(scene, chart)
      const requests = labels.map((label) => {
        ctx.font = fontOf(label, scene)
        return {
          x: label.dot.x,
          y: label.dot.y,
          w: Math.ceil(ctx.measureText(label.text).width),
          h: label.size + 3,
          last: scene.places.get(label.key),
        }
      })
      const places = placeLabels(requests, obstaclesOf(scene, chart), chart)
      for (const [index, place] of places.entries()) {
        const label = labels[index]
        if (!label) continue
        scene.places.set(label.key, place.candidate)
        ctx.font = fontOf(label, scene)
        const y = place.y + place.h / 2 + 1
        // What runs beneath, the line at zero above all, does not cross the number.
        ctx.strokeStyle = scene.palette.card
        ctx.lineWidth = HALO
        ctx.lineJoin = 'round'
        ctx.strokeText(label.text, place.x, y)
        ctx.fillStyle = label.colour
        ctx.fillText(label.text, place.x, y)
      }
      ctx.restore()
    },
  }
}

function fontOf({ weight, size }: Label, { palette }: Scene): string {
  return `${weight} ${size}px ${palette.font}`
}

function labelsOf(scene: Scene, chart: Chart): Label[] {
  const { points, palette } = scene
  const column = chart.width / Math.max(1, points.length)
  const dots = linePoints(chart, CURRENT)
  const others = linePoints(chart, OTHER)
  const counted = points.flatMap((point, index): Label[] => {
    const dot = dots[index]
    if (point.value === null || !dot) return []
    const size = column < NARROW ? 12 : 15
    return [{ key: point.id, text: point.label, dot, size, weight: 620, colour: palette.ink }]
  })
  const beside = points.flatMap(({ id, other }, index): Label[] => {
    const dot = others[index]
    if (!other?.label || !dot) return []
    const style = { size: 12, weight: 560, colour: palette.accent }
    chart.ctx.font = `${style.weight} ${style.size}px ${palette.font}`
    const isWide = chart.ctx.measureText(other.label).width > column * WIDEST
    return [{ key: `other ${id}`, text: isWide ? other.short : other.label, dot, ...style }]
  })
  return [...counted, ...beside]
}

function obstaclesOf(scene: Scene, chart: Chart) {
  const whiskers = [CURRENT, OTHER].flatMap((dataset) => whiskerLines(scene, chart, dataset))
  return [
    ...alongLine(linePoints(chart, CURRENT), 10),
    ...alongLine(linePoints(chart, OTHER), 10),
    ...alongLine(linePoints(chart, PREVIOUS), 1),
    ...whiskers.flatMap(({ x, top, bottom }) => alongWhisker(x, top, bottom)),
  ]
}

/** chart.js types its points by the element; those of a line chart have these fields. */
function linePoints(chart: Chart, dataset: number): LinePoint[] {
  return chart.getDatasetMeta(dataset).data
}
