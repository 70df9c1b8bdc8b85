import { cleanup, render, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { curvePoints } from '#dashboard/features/journey/curve/curve-points.ts'
import { CurveChart } from '#dashboard/kit/charts/curve-chart.tsx'
import type { CurvePoint } from '#dashboard/kit/charts/scene.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { setTheme } from '#dashboard/kit/styles/theme.ts'
import '#test/dashboard/support/app.tsx'
import {
  COLOURS,
  colourPage,
  dotsOf,
  linesOf,
  paintablePage,
  system,
  textsOf,
} from '#test/dashboard/support/canvas.ts'
import { makeCurve, makeSparseCurve } from '#test/dashboard/support/fixtures.ts'

const SIZE = { width: 700, height: 292 }
/** Height of a sentiment on a canvas of that size. */
const yOf = (sentiment: number) => Math.round((146 - sentiment * 1.22) * 10) / 10
/** Middle of a stage's column. */
const xOf = (index: number) => 50 + 100 * index

/** The curve on a page of its own; `seen` is what is on its canvas. */
function paint(points: CurvePoint[], size = SIZE) {
  const page = paintablePage(size)
  const view = render(<CurveChart points={points} label="The curve" />)
  const canvas = view.container.querySelector('canvas')
  return { ...view, ...page, canvas, seen: () => page.seen(canvas) }
}
const full = () => curvePoints(makeCurve())
const OTHER = {
  value: -50,
  interval: [-60, -40] as [number, number],
  label: '−50 without them',
  short: '−50',
}
/** What would be otherwise at the third stage. */
const both = () => {
  const lead = { interval: null, label: '', short: '' }
  const others = [null, { ...lead, value: 35 }, OTHER, { ...lead, value: -31 }]
  return full().map((point, index) => ({ ...point, previous: null, other: others[index] ?? null }))
}
const sparse = () => curvePoints(makeSparseCurve())

beforeEach(async () => {
  await setLocale('en')
  system()
})
afterEach(() => {
  // Charts paint until they are gone.
  cleanup()
  vi.restoreAllMocks()
  setTheme('system')
})

describe('the painted curve', () => {
  it('is an image with a name, for those who do not see it', () => {
    const { container } = paint(full())
    const canvas = container.querySelector('canvas')
    expect([canvas?.getAttribute('role'), canvas?.getAttribute('aria-label')]).toEqual([
      'img',
      'The curve',
    ])
  })

  it('has a hairline at each level, over the whole width, the one at zero stronger', () => {
    const levels = linesOf(paint(full()).seen()).slice(0, 5)
    expect(
      levels.map(({ points: [from, to], colour, alpha, width }) => [
        from,
        to,
        colour,
        alpha,
        width,
      ]),
    ).toEqual(
      [100, 50, 0, -50, -100].map((level) => [
        [0, yOf(level) + 0.5],
        [700, yOf(level) + 0.5],
        level === 0 ? COLOURS.mid : COLOURS.line,
        level === 0 ? 0.7 : 1,
        1,
      ]),
    )
  })

  it('has a dot at each value, hollow for few answers', () => {
    const values = [22, 35, 48, -31, 12, 27, 41]
    expect(dotsOf(paint(full()).seen())).toEqual(
      values.map((value, index) => {
        const colour = value >= 15 ? COLOURS.hi : value <= -15 ? COLOURS.lo : COLOURS.mid
        const at = [xOf(index), yOf(value)]
        return index === 4
          ? { at, radius: 4, fill: COLOURS.card, edge: colour, width: 2 }
          : { at, radius: 4, fill: colour, edge: COLOURS.card, width: 2 }
      }),
    )
  })

  it('runs in teal above, in rust below, and in stone only where it crosses the middle', () => {
    const { seen } = paint(full())
    const solid = linesOf(seen()).find(({ width }) => width === 3)
    expect(solid?.colour).toMatchObject({
      ends: [0, yOf(100), 0, yOf(-100)],
      stops: [
        [0.425, COLOURS.hi],
        [0.5, COLOURS.mid],
        [0.575, COLOURS.lo],
      ],
    })
  })

  it('is dotted beside few answers, and interrupted where nothing is shown', () => {
    const bold = (points: CurvePoint[]) =>
      linesOf(paint(points).seen())
        .filter(({ width }) => width === 3)
        .map(({ points, dash }) => [points.map(([x]) => x), dash])
    expect(bold(full())).toEqual([
      [[50, 150, 250, 350], []],
      [
        [350, 450, 550],
        [0.5, 6.5],
      ],
      [[550, 650], []],
    ])
    cleanup()
    expect(bold(sparse())).toEqual([
      [
        [50, 150],
        [0.5, 6.5],
      ],
      [
        [450, 550],
        [0.5, 6.5],
      ],
    ])
  })

  it('lies over the thin dashes of the period before', () => {
    const lines = linesOf(paint(full()).seen())
    const before = lines.findIndex(({ width }) => width === 1.5)
    expect(lines[before]).toMatchObject({ colour: COLOURS.mid, dash: [5, 4], alpha: 1 })
    expect(lines[before]?.points).toEqual(
      [20, 33, 45, -9, 10, 24, 38].map((value, index) => [xOf(index), yOf(value)]),
    )
  })

  it('runs in dashes of the accent through what would be otherwise, to the stages beside it', () => {
    const { seen } = paint(both())
    const dashed = linesOf(seen()).filter(({ dash }) => dash.join() === '6,4')
    expect(dashed.map(({ points, colour, width }) => [points, colour, width])).toEqual([
      [
        [
          [xOf(1), yOf(35)],
          [xOf(2), yOf(-50)],
          [xOf(3), yOf(-31)],
        ],
        COLOURS.accent,
        1.75,
      ],
    ])
    const rings = dotsOf(seen()).filter(({ edge }) => edge === COLOURS.accent)
    expect(rings).toEqual([
      { at: [xOf(2), yOf(-50)], radius: 4, fill: COLOURS.card, edge: COLOURS.accent, width: 2 },
    ])
    const whiskers = linesOf(seen()).filter(({ width }) => width === 1.25)
    const own = whiskers.find(({ colour }) => colour === COLOURS.accent)
    expect(own?.points.slice(-2)).toEqual([
      [xOf(2), yOf(-40)],
      [xOf(2), yOf(-60)],
    ])
    expect(whiskers).toHaveLength(8)
  })

  it('says beside it what it is, in short where the column is narrow', () => {
    const said = (width: number) =>
      textsOf(paint(both(), { width, height: 292 }).seen()).filter(
        ({ colour }) => colour === COLOURS.accent,
      )
    // Sixteen letters take 112 pixels, which may be half as wide again as the column.
    expect(said(525).map(({ text, font }) => [text, font])).toEqual([
      ['−50 without them', '560 12px Inter'],
    ])
    cleanup()
    expect(said(518).map(({ text }) => text)).toEqual(['−50'])
  })

  it('keeps both labels off one another and off both lines', () => {
    const close = both().map((point, index) =>
      index === 2 ? { ...point, other: { ...OTHER, value: 46, interval: null } } : point,
    )
    const texts = textsOf(paint(close).seen())
    const places = ['+48', '−50 without them'].map((text) => texts.find((one) => one.text === text))
    const [[x = 0, y = 0], [left = 0, top = 0]] = places.map((one) => one?.at ?? []) as [
      number[],
      number[],
    ]
    const apart = Math.abs(y - top) >= 15 || x + 21 <= left || left + 112 <= x
    expect(apart).toBe(true)
  })

  it('page-review 16: shows each interval as a line whose caps stand out beside the dot, however narrow', () => {
    const points = sparse()
    const whiskers = linesOf(paint(points).seen()).filter(({ width }) => width === 1.25)
    expect(whiskers.map(({ points, colour }) => [points, colour])).toEqual(
      points.flatMap(({ interval }, index) => {
        if (interval === null) return []
        const [x, low, high] = [xOf(index), yOf(interval[0]), yOf(interval[1])]
        const caps = [high, low].flatMap((y) => [
          [x - 10, y],
          [x + 10, y],
        ])
        return [[[...caps, [x, high], [x, low]], COLOURS.mut]]
      }),
    )
  })

  it('writes each value in bold ink close to its dot', () => {
    const { seen } = paint(full())
    const texts = textsOf(seen())
    expect(texts.map(({ text }) => text)).toEqual(['+22', '+35', '+48', '−31', '+12', '+27', '+41'])
    for (const [index, { at, colour, font }] of texts.entries()) {
      const [x = 0, y = 0] = dotsOf(seen())[index]?.at ?? []
      expect(Math.hypot((at[0] ?? 0) + 10 - x, (at[1] ?? 0) - y)).toBeLessThan(40)
      expect([colour, font]).toEqual([COLOURS.ink, '620 15px Inter'])
    }
  })

  it('writes smaller where columns are narrow', () => {
    const fonts = (width: number) => textsOf(paint(full(), { width, height: 292 }).seen())
    expect(fonts(504)[0]?.font).toBe('620 15px Inter')
    cleanup()
    expect(fonts(503)[0]?.font).toBe('620 12px Inter')
  })

  it('says in a gap why it is there, word under word, on the colour of the card', () => {
    const { seen } = paint(sparse())
    const notes = textsOf(seen()).filter(({ font }) => font === '400 12px Inter')
    expect(notes.map(({ text, at, origin, angle }) => [text, at, origin, angle])).toEqual([
      ['too', [0, -15], [250, 146], 0],
      ['few', [0, 0], [250, 146], 0],
      ['answers', [0, 15], [250, 146], 0],
      ['no', [0, -7.5], [350, 146], 0],
      ['answers', [0, 7.5], [350, 146], 0],
      ['too', [0, -15], [650, 146], 0],
      ['few', [0, 0], [650, 146], 0],
      ['answers', [0, 15], [650, 146], 0],
    ])
    expect(notes.every(({ colour, align }) => colour === COLOURS.mut && align === 'center')).toBe(
      true,
    )
    const grounds = seen().filter(({ call }) => call === 'fillRect')
    expect(grounds.map(({ args, brush }) => [args, brush.fillStyle])).toEqual([
      [[-29.5, -25.5, 59, 51], COLOURS.card],
      [[-29.5, -18, 59, 36], COLOURS.card],
      [[-29.5, -25.5, 59, 51], COLOURS.card],
    ])
  })

  it('turns the words of a gap upright where the column is too narrow', () => {
    const notes = (width: number) =>
      textsOf(paint(sparse(), { width, height: 292 }).seen())
        .filter(({ font }) => font.startsWith('400'))
        .map(({ text, angle }) => [text, angle])
    // The longest word takes 49 pixels, and 12 stay free.
    expect(notes(427)[0]).toEqual(['too', 0])
    cleanup()
    expect(notes(426)).toEqual([
      ['too few answers', -90],
      ['no answers', -90],
      ['too few answers', -90],
    ])
  })
})

describe('what changes on the painted curve', () => {
  const moved = () =>
    full().map((point, index) => (index === 0 ? { ...point, value: -50, label: '−50' } : point))

  it('are its points, when new answers came', () => {
    const { rerender, seen, canvas } = paint(full())
    rerender(<CurveChart points={moved()} label="The curve" />)
    expect(dotsOf(seen())[0]?.at).toEqual([xOf(0), yOf(-50)])
    expect(textsOf(seen())[0]?.text).toBe('−50')
    expect(document.querySelector('canvas')).toBe(canvas)
  })

  it('are its columns, with other stages', () => {
    const { rerender, seen } = paint(full())
    rerender(<CurveChart points={full().slice(0, 2)} label="The curve" />)
    expect(dotsOf(seen()).map(({ at }) => at[0])).toEqual([175, 525])
  })

  it('are its colours, with the theme', () => {
    const { seen } = paint(full())
    colourPage({ hi: 'lime' })
    setTheme('dark')
    return waitFor(() => expect(dotsOf(seen())[0]?.fill).toBe('lime'))
  })

  it('are its colours, with those of the system', () => {
    const { change } = system()
    const { seen } = paint(full())
    colourPage({ hi: 'lime' })
    change()
    expect(dotsOf(seen())[0]?.fill).toBe('lime')
  })

  it('are its colours and its width on paper, and back again', () => {
    const { seen, canvas } = paint(full())
    colourPage({ hi: 'green' })
    dispatchEvent(new Event('beforeprint'))
    expect(document.documentElement.dataset['printing']).toBe('')
    expect(dotsOf(seen())[0]?.fill).toBe('green')
    expect([canvas?.style.width, canvas?.style.height]).toEqual(['930px', '292px'])
    colourPage()
    dispatchEvent(new Event('afterprint'))
    expect('printing' in document.documentElement.dataset).toBe(false)
    expect(dotsOf(seen())[0]?.fill).toBe(COLOURS.hi)
    expect(canvas?.style.width).toBe('700px')
  })

  it('is nothing any more once it has left the page', async () => {
    const { change, followed } = system()
    const { unmount, painted } = paint(full())
    expect(followed()).toBe(true)
    unmount()
    // Effects end after the next frame. The marks of printing are changes of the page, too.
    await vi.waitFor(() => {
      painted.length = 0
      change()
      dispatchEvent(new Event('afterprint'))
      dispatchEvent(new Event('beforeprint'))
      expect(painted.length).toBe(0)
    })
    delete document.documentElement.dataset['printing']
    dispatchEvent(new Event('beforeprint'))
    expect('printing' in document.documentElement.dataset).toBe(false)
    document.documentElement.dataset['printing'] = ''
    dispatchEvent(new Event('afterprint'))
    expect(document.documentElement.dataset['printing']).toBe('')
    delete document.documentElement.dataset['printing']
    expect(followed()).toBe(false)
  })

  it('glides, unless the reader wants no motion', async () => {
    system([])
    const { rerender, seen } = paint(full())
    const dot = () => dotsOf(seen())[0]?.at
    await waitFor(() => expect(dot()).toEqual([xOf(0), yOf(22)]))
    rerender(<CurveChart points={moved()} label="The curve" />)
    expect(dot()).toEqual([xOf(0), yOf(22)])
    await waitFor(() => expect(dot()).toEqual([xOf(0), yOf(-50)]), { timeout: 5000 })
  })

  it('leaves no probe for colours in the page', () => {
    paint(full())
    expect(document.querySelectorAll('span')).toHaveLength(0)
  })
})
