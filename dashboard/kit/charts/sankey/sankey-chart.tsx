import { Chart, LinearScale, type ChartConfiguration } from 'chart.js'
import { Flow, SankeyController } from 'chartjs-chart-sankey'
import { useEffect, useRef } from 'preact/hooks'
import { readPalette, type Palette } from '#dashboard/kit/charts/palette.ts'
import { theme } from '#dashboard/kit/styles/theme.ts'
import { pngOf } from '#dashboard/kit/files/download.ts'

Chart.register(SankeyController, Flow, LinearScale)

/** So many went from one node to another. */
export interface FlowLine {
  from: string
  to: string
  n: number
  /** Against the order: in another colour. */
  isBack: boolean
}

export interface FlowPicture {
  flows: readonly FlowLine[]
  /** What a node is called. */
  nameOf: (node: string) => string
}

type SankeyConfig = ChartConfiguration<'sankey'>

/** Height of the picture in pixels of CSS. */
const HEIGHT = 420
const WIDTH = 1200
const MARGIN = 32
const TOP = 80
const RATIO = 2

/** A canvas of flows. Everything on it stands in a table, too. */
export function SankeyChart({ picture, label }: { picture: FlowPicture; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const colours = theme.value
  useEffect(() => {
    const host = canvas.current?.parentElement
    // A browser that refuses the canvas (or a test) still has the table.
    if (!canvas.current?.getContext('2d') || !host) return undefined
    const chart = new Chart(canvas.current, configOf(picture, readPalette(host)))
    return () => chart.destroy()
  }, [picture, colours])
  // A canvas takes part in nothing but a role; an img could not be painted on.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <canvas ref={canvas} role="img" aria-label={label} />
}

function configOf({ flows, nameOf }: FlowPicture, palette: Palette): SankeyConfig {
  const colour = (place: number) => (flows[place]?.isBack ? palette.lo : palette.hi)
  const nodes = new Set(flows.flatMap(({ from, to }) => [from, to]))
  return {
    type: 'sankey',
    data: {
      datasets: [
        {
          data: flows.map(({ from, to, n }) => ({ from, to, flow: n })),
          labels: Object.fromEntries([...nodes].map((node) => [node, nameOf(node)])),
          colorFrom: ({ dataIndex }) => colour(dataIndex),
          colorTo: ({ dataIndex }) => colour(dataIndex),
          borderColor: palette.line,
          color: palette.ink,
          font: { family: palette.font, size: 12 },
          nodeWidth: 12,
        },
      ],
    },
    options: { animation: false, maintainAspectRatio: false },
  }
}

/** The same as a picture at twice the size, with a heading and what it rests on. */
export async function sankeyPicture(
  picture: FlowPicture,
  words: { title: string; facts: string },
): Promise<Blob> {
  const palette = readPalette(document.body)
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH * RATIO
  canvas.height = (TOP + HEIGHT + MARGIN) * RATIO
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('no canvas')
  ctx.scale(RATIO, RATIO)
  ctx.fillStyle = palette.card
  ctx.fillRect(0, 0, WIDTH, TOP + HEIGHT + MARGIN)
  const room = WIDTH - 2 * MARGIN
  ctx.fillStyle = palette.ink
  ctx.font = `620 22px ${palette.font}`
  ctx.fillText(words.title, MARGIN, 36, room)
  ctx.fillStyle = palette.mut
  ctx.font = `400 14px ${palette.font}`
  ctx.fillText(words.facts, MARGIN, 62, room)
  const drawn = document.createElement('canvas')
  drawn.width = room
  drawn.height = HEIGHT
  const config = configOf(picture, palette)
  const still = { ...config.options, responsive: false, devicePixelRatio: RATIO }
  const chart = new Chart(drawn, { ...config, options: still })
  ctx.drawImage(chart.canvas, MARGIN, TOP, room, HEIGHT)
  chart.destroy()
  return await pngOf(canvas)
}
