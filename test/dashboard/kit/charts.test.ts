import { beforeAll, describe, expect, it } from 'vitest'
import {
  curveConfig,
  curveSeries,
  makeScene,
  segmentDash,
} from '#dashboard/kit/charts/curve-config.ts'
import type { Scale } from '#contract/words.ts'
import { alongLine } from '#dashboard/kit/charts/obstacles.ts'
import type { Palette } from '#dashboard/kit/charts/palette.ts'
import { type LabelRequest, placeLabels } from '#dashboard/kit/charts/place-labels.ts'
import { CURVE_HEIGHT, CURVE_PADDING, levelShare } from '#dashboard/kit/charts/scene.ts'
import { curvePoints } from '#dashboard/features/journey/curve/curve-points.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { sentimentOf } from '#dashboard/kit/sentiment/scales.ts'
import { drawnValue, faceOf, sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { makeCurve, makeSparseCurve } from '#test/dashboard/support/fixtures.ts'

const names = ['card', 'hot', 'ink', 'mut', 'line', 'hi', 'mid', 'lo', 'accent', 'font']
const palette = Object.fromEntries(names.map((name) => [name, name])) as Palette

beforeAll(() => setLocale('en'))

describe('what the curve draws', () => {
  it('is the sentiment with 30 answers, the adjusted value with 5, and nothing with fewer', () => {
    const points = curvePoints(makeSparseCurve())
    expect(points.map(({ value, few }) => [value, few])).toEqual([
      [22, false],
      [35, true],
      [null, false],
      [null, false],
      [12, true],
      [27, false],
      [null, false],
    ])
  })

  it('says in the gap why it is there', () => {
    expect(curvePoints(makeSparseCurve()).map(({ note }) => note)).toEqual([
      '',
      '',
      'too few answers',
      'no answers',
      '',
      '',
      'too few answers',
    ])
  })

  it('takes gaps as not-a-number and never joins over them', () => {
    const scene = makeScene(curvePoints(makeSparseCurve()), palette)
    const { datasets } = curveConfig(scene, { still: true }).data
    expect(curveSeries(scene.points)[1].map(({ y }) => Number.isNaN(y))).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
      true,
    ])
    expect(datasets.map(({ spanGaps }) => spanGaps)).toEqual([false, false, false])
    expect(new Set(datasets.map((one) => one.cubicInterpolationMode))).toEqual(
      new Set(['monotone']),
    )
  })

  it('dots the line on both sides of a point with few answers', () => {
    const points = curvePoints(makeCurve())
    const dashed = [0, 1, 2, 3, 4, 5].map((from) => Boolean(segmentDash(points, from, from + 1)))
    expect(dashed).toEqual([false, false, false, true, true, false])
  })

  it('keeps the axis at −100 to 100 and every point in the middle of its column', () => {
    const scales = curveConfig(makeScene(curvePoints(makeCurve()), palette), { still: true })
      .options?.scales
    expect(scales?.['y']).toMatchObject({ min: -100, max: 100 })
    expect(scales?.['x']).toMatchObject({ min: -0.5, max: 6.5 })
    // An axis without a length would be none.
    const none = curveConfig(makeScene([], palette), { still: true }).options?.scales
    expect(none?.['x']).toMatchObject({ min: -0.5, max: 0.5 })
  })

  it('puts the numbers of the axis where the chart puts their lines', () => {
    expect(levelShare(100) * CURVE_HEIGHT).toBeCloseTo(CURVE_PADDING)
    expect(levelShare(0)).toBeCloseTo(0.5)
    expect(levelShare(-100) * CURVE_HEIGHT).toBeCloseTo(CURVE_HEIGHT - CURVE_PADDING)
  })

  it('moves no point when the reader wants no motion', () => {
    const scene = makeScene(curvePoints(makeCurve()), palette)
    expect(curveConfig(scene, { still: true }).options?.animation).toBe(false)
    const { animation, animations } = curveConfig(scene, { still: false }).options ?? {}
    expect(animation).toMatchObject({ duration: 500 })
    expect(animations).toEqual({ x: { duration: 0 } })
  })
})

describe('labels beside the points', () => {
  const area = { width: 700, height: 292 }
  const label = (x: number, y: number): LabelRequest => ({ x, y, w: 34, h: 18 })
  const inside = (box: { x: number; y: number; w: number; h: number }) =>
    box.x >= 0 && box.y >= 0 && box.x + box.w <= area.width && box.y + box.h <= area.height

  it('stay inside at all four corners', () => {
    const corners = [label(4, 4), label(696, 4), label(4, 288), label(696, 288)]
    for (const box of placeLabels(corners, [], area)) expect(inside(box)).toBe(true)
  })

  it('keep off the line', () => {
    const points = [
      { x: 100, y: 150 },
      { x: 200, y: 60 },
      { x: 300, y: 240 },
    ]
    const line = alongLine(points, 10)
    for (const { x, y, w, h } of placeLabels(
      points.map((p) => label(p.x, p.y)),
      line,
      area,
    )) {
      expect(line.some((o) => o.x > x && o.x < x + w && o.y > y && o.y < y + h)).toBe(false)
    }
  })

  it('keep off each other when points crowd', () => {
    const boxes = placeLabels([label(300, 150), label(330, 152), label(350, 148)], [], area)
    const clash = boxes.some((a, i) =>
      boxes.some((b, j) => j > i && Math.abs(a.x - b.x) < 34 && Math.abs(a.y - b.y) < 18),
    )
    expect(clash).toBe(false)
  })

  it('stay where they were when another place is hardly better', () => {
    const [first] = placeLabels([{ ...label(300, 150), last: 1 }], [], area)
    expect(first?.candidate).toBe(1)
  })
})

describe('classes and scales', () => {
  it.each([
    [100, 'hi', 5],
    [15, 'hi', 3],
    [14.9, 'mid', 3],
    [-14.9, 'mid', 3],
    [-15, 'lo', 3],
    [-62, 'lo', 2],
    [-75, 'lo', 2],
    [-76, 'lo', 1],
    [-100, 'lo', 1],
  ])('give %d the class %s and the face %i', (value, name, face) => {
    expect(sentimentClass(value)).toBe(name)
    expect(faceOf(value)).toBe(face)
  })

  it('draw nothing of a hidden node even if a value came along', () => {
    expect(drawnValue({ state: 'hidden', sentiment: 50, shrunk: 40 })).toBeNull()
  })

  it.each<[Scale, number[], number[]]>([
    ['csat5', [1, 2, 3, 4, 5], [-100, -50, 0, 50, 100]],
    ['csat7', [1, 4, 7], [-100, 0, 100]],
    ['nps11', [0, 6, 7, 8, 9, 10], [-100, -100, 0, 0, 100, 100]],
    ['ces7_effort', [1, 7], [100, -100]],
    ['ces7_agree', [1, 7], [-100, 100]],
    ['expectation3', [1, 2, 3], [-100, 0, 100]],
    ['arrived2', [0, 1], [-100, 100]],
    ['choice', [1], [0]],
    ['text', [1], [0]],
  ])('put the scores of %s on −100 to 100, and none of what carries no score', (scale, ...both) => {
    const [scores, expected] = both
    expect(scores.map((score) => sentimentOf(scale, score))).toEqual(expected)
  })
})
