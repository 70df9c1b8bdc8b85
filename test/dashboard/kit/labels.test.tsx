import { cleanup, render } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { curvePoints } from '#dashboard/features/journey/curve/curve-points.ts'
import { CurveChart } from '#dashboard/kit/charts/curve-chart.tsx'
import { alongLine, alongWhisker } from '#dashboard/kit/charts/obstacles.ts'
import {
  type LabelRequest,
  type Obstacle,
  placeLabels,
} from '#dashboard/kit/charts/place-labels.ts'
import { curvePicture } from '#dashboard/kit/charts/png.ts'
import type { CurvePoint } from '#dashboard/kit/charts/scene.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { setTheme } from '#dashboard/kit/styles/theme.ts'
import '#test/dashboard/support/app.tsx'
import { COLOURS, linesOf, paintablePage, system, textsOf } from '#test/dashboard/support/canvas.ts'
import { makeCurve, makeSparseCurve } from '#test/dashboard/support/fixtures.ts'

beforeEach(async () => {
  await setLocale('en')
  system()
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  setTheme('system')
})

const area = { width: 700, height: 292 }
const at = (x: number, y: number, last?: number): LabelRequest => ({ x, y, w: 34, h: 18, last })
const block = ([x, y]: readonly [number, number]): Obstacle => ({ x, y, weight: 100 })
/** The middles of the places of a label at 300, 150, in the order in which they are taken. */
const MIDDLES = [
  [330, 137],
  [270, 137],
  [330, 163],
  [270, 163],
  [300, 123],
  [300, 177],
] as const
const taken = (request: LabelRequest, obstacles: Obstacle[] = [], size = area) =>
  placeLabels([request], obstacles, size)[0]?.candidate

describe('the place of a label', () => {
  it.each(MIDDLES.map((middle, index) => [index, middle] as const))(
    'is number %i where those before are covered',
    (index, [x, y]) => {
      const covered = MIDDLES.slice(0, index).map((middle) => block(middle))
      expect(placeLabels([at(300, 150)], covered, area)).toEqual([
        { x: x - 17, y: y - 9, w: 34, h: 18, candidate: index },
      ])
    },
  )

  it('is the least covered one where all are', () => {
    const all = MIDDLES.map((middle, index) => ({
      ...block(middle),
      weight: index === 3 ? 5 : 50,
    }))
    expect(taken(at(300, 150), all)).toBe(3)
  })

  it.each<[string, number, number]>([
    ['left', 311, 137],
    ['right', 349, 137],
    ['top', 330, 126],
    ['bottom', 330, 148],
  ])('keeps two pixels off an obstacle at its %s', (_, x, y) => {
    expect(taken(at(300, 150), [block([x, y])])).toBe(0)
    expect(taken(at(300, 150), [block([x + (330 - x) / 100, y + (137 - y) / 100])])).toBe(1)
  })

  it('is at least a pixel inside the area', () => {
    const first = [block([70, 140])]
    const above = [block([330, 250]), block([270, 250])]
    expect([699, 699.5].map((right) => taken(at(right - 47, 150)))).toEqual([0, 1])
    expect([23, 22.5].map((y) => taken(at(300, y)))).toEqual([0, 2])
    expect([48, 47.5].map((x) => taken(at(x, 153), first))).toEqual([1, 2])
    expect([269, 269.5].map((y) => taken(at(300, y), above))).toEqual([2, 4])
  })

  it.each<[string, LabelRequest, LabelRequest]>([
    ['right of', at(334, 150), at(333.5, 150)],
    ['left of', at(266, 150), at(266.5, 150)],
    ['under', at(300, 168), at(300, 167.5)],
    ['over', at(300, 132), at(300, 132.5)],
  ])('may touch another label, %s it, but not cover it', (_, touching, covering) => {
    const second = (request: LabelRequest) =>
      placeLabels([at(300, 150), request], [], area)[1]?.candidate
    expect(second(touching)).toBe(0)
    expect(second(covering)).not.toBe(0)
  })

  it('stays only while no other is two places better', () => {
    expect([1, 2].map((last) => taken(at(300, 150, last)))).toEqual([1, 0])
  })
})

describe('what labels keep off', () => {
  it('is the line, as the curve that it is drawn as', () => {
    const curve = alongLine(
      [
        { x: 0, y: 100, cp2x: 8, cp2y: 60 },
        { x: 64, y: 36, cp1x: 40, cp1y: 20 },
      ],
      7,
    )
    expect(curve).toHaveLength(29)
    // By hand: (27a + 27b + 9c + d) ÷ 64 at a quarter, (a + 3b + 3c + d) ÷ 8 in the middle.
    expect([0, 7, 14, 28].map((step) => curve[step])).toEqual([
      { x: 0, y: 100, weight: 7 },
      { x: 10, y: 70.875, weight: 7 },
      { x: 26, y: 47, weight: 7 },
      { x: 64, y: 36, weight: 7 },
    ])
  })

  it('is a straight line where the chart gave no bend', () => {
    const straight = alongLine(
      [
        { x: 0, y: 10 },
        { x: 100, y: 10 },
        { x: 200, y: 30 },
      ],
      1,
    )
    expect(straight).toHaveLength(58)
    expect(straight.slice(0, 29).every(({ y }) => Math.abs(y - 10) < 1e-9)).toBe(true)
    expect(straight[14]?.x).toBeCloseTo(50)
    expect(straight.at(-1)).toEqual({ x: 200, y: 30, weight: 1 })
  })

  it('is no line where the line is interrupted, at either end', () => {
    const gap = { x: 50, y: NaN, skip: true }
    expect(alongLine([{ x: 0, y: 0 }, gap, { x: 100, y: 0 }], 1)).toEqual([])
  })

  it('is an interval, every four pixels and at both ends', () => {
    expect(alongWhisker(5, 10, 19).map(({ x, y, weight }) => [x, y, weight])).toEqual([
      [5, 10, 2],
      [5, 13, 2],
      [5, 16, 2],
      [5, 19, 2],
    ])
    expect(alongWhisker(5, 10, 10).map(({ y }) => y)).toEqual([10, 10])
  })
})

/** A point with a value and nothing else. */
function bare(value: number, previous: number | null = null): CurvePoint {
  const label = String(value)
  const words = { id: `${value} ${previous}`, name: '', note: '', answers: '', label }
  const rest = { few: false, broken: false, class: 'mid', interval: null, other: null } as const
  return { ...words, value, previous, ...rest }
}

describe('the painted labels', () => {
  const paint = (points: CurvePoint[], width: number) => {
    const page = paintablePage({ width, height: 292 })
    const { container } = render(<CurveChart points={points} label="The curve" />)
    const canvas = container.querySelector('canvas')
    return { kept: page.kept(canvas), seen: page.seen(canvas) }
  }

  it.each([
    [100, '620 15px Inter', 146 - 22 + 10],
    [71, '620 12px Inter', 146 - 19 + 8.5],
  ])('stand right above their dot, in a column of %i pixels', (width, font, y) => {
    expect(textsOf(paint([bare(0)], width).seen)).toMatchObject([
      { text: '0', at: [width / 2 + 13, y], font, baseline: 'middle' },
    ])
  })

  it.each([
    ['the line of before', [bare(0, 10), bare(-90, 10)]],
    ['the line itself', [bare(0), bare(90)]],
  ])('go to the other side where %s runs', (_, points) => {
    expect(textsOf(paint(points, 400).seen)[0]?.at).toEqual([100 - 13 - 7, 134])
  })

  it('in a gap stand in its middle', () => {
    const notes = textsOf(paint(curvePoints(makeSparseCurve()), 700).seen)
    expect(new Set(notes.map(({ baseline }) => baseline))).toEqual(new Set(['middle']))
  })

  it('leave the brush as it was found, as all that is painted does', () => {
    const { kept } = paint(curvePoints(makeSparseCurve()), 700)
    expect(kept).toBe(0)
  })

  it('have a line of one colour where there is no height for a gradient', () => {
    const page = paintablePage({ width: 700, height: 40 })
    const { container } = render(<CurveChart points={[bare(0), bare(9)]} label="The curve" />)
    const lines = linesOf(page.seen(container.querySelector('canvas')))
    expect(lines.find(({ width }) => width === 3)?.colour).toBe(COLOURS.hi)
  })
})

describe('a browser that refuses the canvas', () => {
  it('is no reason to fail, nor to complain', () => {
    const complaints = vi.spyOn(console, 'error')
    const points = curvePoints(makeCurve())
    const { container, rerender } = render(<CurveChart points={points} label="The curve" />)
    expect(() => setTheme('dark')).not.toThrow()
    rerender(<CurveChart points={[...points]} label="The curve" />)
    expect(container.querySelector('canvas')).toBeTruthy()
    expect(complaints).not.toHaveBeenCalled()
  })

  const words = { title: 'Shop', headline: '', facts: [], levels: [], keys: [] }

  it('makes no picture, and says so', async () => {
    await expect(curvePicture([bare(0)], words)).rejects.toThrow('no canvas')
  })

  it('or cannot make a file of it, says so, too', async () => {
    paintablePage(area)
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((take) => take(null))
    await expect(curvePicture([bare(0)], words)).rejects.toThrow('no picture')
  })

  it('or not: the curve in a picture has its size, at twice the sharpness, and is given up after', async () => {
    const { painted } = paintablePage(area)
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((take) => take(new Blob()))
    await curvePicture([bare(0)], words)
    const [curve] = painted.find(({ call }) => call === 'drawImage')?.args ?? []
    expect(curve).toMatchObject({ width: 1080, height: 292 })
    const sharpness = painted.find(
      ({ call, canvas }) => call === 'setTransform' && canvas === curve,
    )
    expect(sharpness?.args).toEqual([2, 0, 0, 2, 0, 0])
  })
})
