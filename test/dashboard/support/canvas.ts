import { vi } from 'vitest'

interface Brush {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  globalAlpha: number
  font: string
  textAlign: string
  textBaseline: string
  dash: number[]
  /** Where the origin was moved, and how far the paper was turned since, in degrees. */
  origin: [x: number, y: number]
  angle: number
}

/** A call to a canvas, with the brush as it was then. */
interface Painted {
  canvas: HTMLCanvasElement
  call: string
  args: unknown[]
  brush: Brush
}

/** Width of every letter on the faked paper, in pixels. */
export const LETTER = 7

const FRESH: Brush = {
  fillStyle: 'black',
  strokeStyle: 'black',
  lineWidth: 1,
  globalAlpha: 1,
  font: '',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  dash: [],
  origin: [0, 0],
  angle: 0,
}

/** The colours of the page, by the names of their tokens. */
export const COLOURS = {
  card: 'white',
  hot: 'pink',
  ink: 'navy',
  mut: 'gray',
  line: 'silver',
  hi: 'teal',
  mid: 'tan',
  lo: 'maroon',
  accent: 'blue',
}

/** Gives the page its colours; another value changes one of them. */
export function colourPage(changed: Partial<typeof COLOURS> = {}): void {
  for (const [name, colour] of Object.entries({ ...COLOURS, ...changed }))
    document.documentElement.style.setProperty(`--${name}`, colour)
  document.documentElement.style.fontFamily = 'Inter'
}

/** A system that wants no motion, unless told otherwise; `change` switches its colours for those who follow. */
export function system(preferred: string[] = ['reduce']) {
  const followers = new Map<string, Set<() => void>>()
  vi.stubGlobal('matchMedia', (query: string) => {
    const own = followers.get(query) ?? new Set()
    followers.set(query, own)
    return {
      matches: preferred.some((one) => query.includes(one)),
      addEventListener: (_: string, follow: () => void) => own.add(follow),
      removeEventListener: (_: string, follow: () => void) => own.delete(follow),
    }
  })
  const ofColours = () => [...(followers.get('(prefers-color-scheme: dark)') ?? [])]
  return {
    change: () => ofColours().forEach((tell) => tell()),
    followed: () => ofColours().length > 0,
  }
}

/** A browser that paints, which happy-dom is not. Every element of the page has the given size. */
export function paintablePage(size: { width: number; height: number }) {
  const painted: Painted[] = []
  const contexts = new Map<HTMLCanvasElement, ReturnType<typeof makeContext>>()
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
    this: HTMLCanvasElement,
  ) {
    const made = contexts.get(this) ?? makeContext(this, painted)
    contexts.set(this, made)
    // All that chart.js and the dashboard call is in it.
    return made.context as never
  })
  const box = new DOMRect(0, 0, size.width, size.height)
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(() => box)
  colourPage()
  return {
    painted,
    /** How often the brush was kept on a canvas, and not taken back. */
    kept: (canvas: HTMLCanvasElement | null) => canvas && contexts.get(canvas)?.stack.length,
    canvases: () => [...contexts.keys()],
    /** What is to be seen on a canvas: all since it was last wiped. */
    seen: (canvas: HTMLCanvasElement | null) => {
      const own = painted.filter((one) => one.canvas === canvas)
      return own.slice(own.findLastIndex(({ call }) => call === 'clearRect') + 1)
    },
  }
}

function makeContext(canvas: HTMLCanvasElement, painted: Painted[]) {
  let brush = { ...FRESH }
  const stack: Brush[] = []
  const own: Record<string, unknown> = {
    canvas,
    save: () => void stack.push(brush),
    restore: () => {
      const kept = stack.pop()
      if (!kept) throw new Error('no brush was kept')
      brush = kept
    },
    setLineDash: (dash: number[]) => void (brush = { ...brush, dash }),
    translate: (x: number, y: number) =>
      void (brush = { ...brush, origin: [brush.origin[0] + x, brush.origin[1] + y] }),
    rotate: (turn: number) =>
      void (brush = { ...brush, angle: brush.angle + (turn * 180) / Math.PI }),
    measureText: (text: string) => ({ width: text.length * LETTER }),
    createLinearGradient: (...ends: number[]) => {
      const stops: [at: number, colour: string][] = []
      const addColorStop = (at: number, colour: string) => stops.push([at, colour])
      // By this name chart.js tells it from options.
      return { ends, stops, addColorStop, [Symbol.toStringTag]: 'CanvasGradient' }
    },
  }
  const context = new Proxy(own, {
    get: (_, name: string) => {
      if (name in own) return own[name]
      if (name in brush) return brush[name as keyof Brush]
      return (...args: unknown[]) => void painted.push({ canvas, call: name, args, brush })
    },
    set: (_, name: string, value) => {
      brush = { ...brush, [name]: value }
      return true
    },
  })
  return { context, stack }
}

const round = (values: unknown[]) => values.map((value) => Math.round(Number(value) * 10) / 10)

/** What was written: text, place, colour and font. */
export function textsOf(seen: Painted[]) {
  return seen
    .filter(({ call }) => call === 'fillText')
    .map(({ args: [text, ...place], brush }) => ({
      text,
      at: round(place.slice(0, 2)),
      /** Pixels that it is squeezed into. */
      room: place.length > 2 ? round(place.slice(2))[0] : undefined,
      colour: brush.fillStyle,
      font: brush.font,
      align: brush.textAlign,
      baseline: brush.textBaseline,
      origin: round(brush.origin),
      angle: brush.angle,
    }))
}

/** The round marks: centre, radius, filling, and border with its width. */
export function dotsOf(seen: Painted[]) {
  return seen.flatMap(({ call, args, brush }) =>
    call === 'arc'
      ? [
          {
            at: round(args.slice(0, 2)),
            radius: args[2],
            fill: brush.fillStyle,
            edge: brush.strokeStyle,
            width: brush.lineWidth,
          },
        ]
      : [],
  )
}

/** The lines that were drawn, each with the points that it goes through. */
export function linesOf(seen: Painted[]) {
  const lines: {
    points: number[][]
    colour: unknown
    width: number
    alpha: number
    dash: number[]
  }[] = []
  let points: number[][] = []
  for (const { call, args, brush } of seen) {
    if (call === 'beginPath') points = []
    if (/^(moveTo|lineTo|bezierCurveTo)$/.test(call)) points.push(round(args.slice(-2)))
    if (call === 'stroke' && points.length > 0)
      lines.push({
        points,
        colour: brush.strokeStyle,
        width: brush.lineWidth,
        alpha: brush.globalAlpha,
        dash: brush.dash,
      })
  }
  return lines
}
