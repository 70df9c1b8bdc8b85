import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Curve } from '#contract/journey.ts'
import { curvePoints } from '#dashboard/features/journey/curve/curve-points.ts'
import { addDays } from '#dashboard/kit/time/days.ts'
import { openJourney, query } from '#test/dashboard/support/app.tsx'
import { COLOURS, paintablePage, system, textsOf } from '#test/dashboard/support/canvas.ts'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'
import {
  makeCurve,
  makeEmployeeList,
  makeList,
  makeSparseCurve,
  TODAY,
} from '#test/dashboard/support/fixtures.ts'
import { floodApi } from '#test/dashboard/support/forgery.ts'

afterEach(() => vi.restoreAllMocks())

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

describe('page-review 16: a period before that is recorded in part', () => {
  it('is not drawn as a line to compare with, and the legend says since when there is anything', async () => {
    const list = makeList()
    const { previousRange } = makeCurve()
    const first = addDays(previousRange?.from ?? '', 3)
    const answered = { first, last: TODAY }
    await openJourney('/', {
      'GET /api/journeys': () => ({ ...list, site: { ...list.site, answered } }),
    })
    const legend = await screen.findByText(/^Nothing was recorded before/)
    expect(legend.closest('ul')?.textContent).not.toContain('previous:')
    expect(curvePoints(makeCurve(), { answered }).every(({ previous }) => previous === null)).toBe(
      true,
    )
    const whole = { answered: { first: previousRange?.from ?? '', last: TODAY } }
    expect(curvePoints(makeCurve(), whole).some(({ previous }) => previous !== null)).toBe(true)
  })
})

describe('the curve on its card', () => {
  it('is told in one sentence to those who do not see it', async () => {
    const { container } = await openJourney('/', { curve: makeSparseCurve })
    await waitFor(() =>
      expect(container.querySelector('canvas')?.getAttribute('aria-label')).toBe(
        'Emotional curve from 25 Oct 2026 to 21 Nov 2026. Świadomość: +22; Rozważanie: +35; ' +
          'Zakup: too few answers; Dostawa: no answers; Obsługa klienta: +12; Powrót: +27; ' +
          'Rzecznictwo: too few answers.',
      ),
    )
  })

  it.each([
    [199, 'awareness'],
    [201, 'consideration'],
    [799, 'advocacy'],
  ])('opens the stage under a click, %i pixels from the left', async (clientX, stage) => {
    const { container } = await openJourney()
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(
      new DOMRect(100, 0, 700, 292),
    )
    fireEvent.click(container.querySelector('.curve') ?? document.body, { clientX })
    await waitFor(() => expect(query()).toEqual({ stage }))
  })

  it('opens a stage in the place of its touchpoint', async () => {
    const { container } = await openJourney('/?touchpoint=payment')
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(
      new DOMRect(0, 0, 700, 292),
    )
    fireEvent.click(container.querySelector('.curve') ?? document.body, { clientX: 10 })
    await waitFor(() => expect(query()).toEqual({ stage: 'awareness' }))
  })

  it('has its levels and its names beside it, for the eye only', async () => {
    const { container } = await openJourney('/?stage=delivery')
    const levels = [...container.querySelectorAll('.axis-level')].map((one) => one.textContent)
    expect(levels).toEqual(['+100', '+50', '0', '−50', '−100'])
    const mouths = [...container.querySelectorAll('.axis-level path')].map((path) =>
      path.getAttribute('d'),
    )
    expect(new Set(mouths).size).toBe(5)
    const names = [...container.querySelectorAll('.curve-names span')]
    expect(names.map((one) => one.textContent)).toHaveLength(7)
    expect(
      names.filter((one) => one.hasAttribute('data-open')).map((one) => one.textContent),
    ).toEqual(['Dostawa'])
    for (const part of ['.axis', '.curve-names', '.lane-answers', '.lane-touchpoints'])
      expect(container.querySelector(part)?.getAttribute('aria-hidden')).toBe('true')
    expect(container.querySelector('.lane-answers')?.textContent).toBe('Answers')
    expect(container.querySelector('.lane-touchpoints')?.textContent).toBe('Touchpoints')
  })

  it('explains its lines and marks', async () => {
    const { container } = await openJourney()
    const legend = () => [...container.querySelectorAll('.legend li')].map((li) => li.textContent)
    expect(legend()).toEqual([
      'this period',
      expect.stringMatching(/^previous: 27 Sept?\s–\s24 Oct 2026$/),
      '95% interval',
      'fewer than 30 answers',
      'good',
      'mixed',
      'bad',
    ])
    const shapes = [...container.querySelectorAll('.legend path')].map((one) =>
      one.getAttribute('d'),
    )
    expect(new Set(shapes).size).toBe(3)
  })

  it('explains no period before where there is none', async () => {
    const { container } = await openJourney('/', {
      curve: () => makeCurve({ previousRange: null }),
    })
    expect(container.querySelector('.legend')?.textContent).not.toContain('previous')
  })
})

describe('the files of the card', () => {
  it('are the table as CSV, named after the journey and its days', async () => {
    const files = catchDownloads()
    await openJourney()
    press('CSV')
    expect(files.map(({ name }) => name)).toEqual(['wayfelt-shopping-2026-10-25-2026-11-21.csv'])
    expect(files[0]?.content.type).toBe('text/csv')
    const lines = (await files[0]?.content.text())?.split('\r\n') ?? []
    expect(lines).toHaveLength(22)
    expect(lines[0]).toBe(
      '\uFEFFstage,touchpoint,id,n,asked,response_rate,sentiment,interval_low,interval_high,shrunk,state,metric,metric_value,metric_low,metric_high,agreement,previous_n,previous_sentiment,change,change_low,change_high,change_q',
    )
    const { metric, interval, responseRate } = makeCurve().stages[3] ?? {}
    const at = lines.findIndex((line) => line.startsWith('"Dostawa"'))
    expect(lines[at]?.split(',')).toEqual(
      [
        '"Dostawa"',
        '',
        '"delivery"',
        1214,
        6400,
        responseRate,
        -31,
        ...(interval ?? []),
        -31,
        '"ok"',
        '"csat"',
        metric?.value,
        ...(metric?.interval ?? []),
        0.42,
        380,
        -9,
        -22,
        -31,
        -13,
        0.0004,
      ].map(String),
    )
    expect(lines[at + 1]).toMatch(/^"Dostawa","Kurier pod drzwiami","courier",400/)
  })

  it('are a picture of the curve, with all that one has to know about it', async () => {
    const files = catchDownloads()
    system()
    const { painted, canvases } = paintablePage({ width: 700, height: 292 })
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((take, type = 'image/png') =>
      take(new Blob(['picture'], { type })),
    )
    await openJourney('/?segment=b2c', { curve: makeSparseCurve })
    press('PNG')
    await waitFor(() => expect(files).toHaveLength(1))
    expect(files[0]?.name).toBe('wayfelt-shopping-2026-10-25-2026-11-21.png')
    expect(files[0]?.content.type).toBe('image/png')
    const sheet = canvases().find(({ width }) => width === 2400)
    expect(sheet?.height).toBe(2 * (160 + 292 + 84))
    const own = painted.filter(({ canvas }) => canvas === sheet)
    expect(own.slice(0, 2).map(({ call, args, brush }) => [call, args, brush.fillStyle])).toEqual([
      ['scale', [2, 2], 'black'],
      ['fillRect', [0, 0, 1200, 536], COLOURS.card],
    ])
    const texts = textsOf(own)
    const quiet = { room: 1136, colour: COLOURS.mut, font: '400 14px Inter' }
    expect(texts[0]).toMatchObject({
      text: 'Zielony Sklep · Zakupy w sklepie',
      at: [32, 36],
      ...quiet,
    })
    expect(texts[1]?.text).toMatch(
      /^It rests on few answers\. 715 answers · CSAT · 25 Oct\s–\s21 Nov 2026$/,
    )
    expect(texts[1]).toMatchObject({ at: [32, 92], ...quiet })
    expect(texts[2]).toMatchObject({ text: 'B2C · as of 21 Nov 2026', at: [32, 113], ...quiet })
    expect(texts[3]).toMatchObject({
      text: 'Obsługa klienta is the lowest point: +6.',
      at: [32, 67],
      room: 1136,
      colour: COLOURS.ink,
      font: '620 22px Inter',
    })
    expect(texts.slice(4, 9)).toMatchObject(
      ['+100', '+50', '0', '−50', '−100'].map((text, index) => ({
        text,
        at: [76, 184 + 61 * index],
        align: 'right',
        font: '400 12px Inter',
      })),
    )
    // 1080 pixels for seven columns, the first of them 88 from the left.
    expect(texts[9]).toMatchObject({
      text: 'Świadomość',
      at: [165.1, 144],
      room: 144.3,
      align: 'center',
    })
    expect(texts[10]).toMatchObject({ text: '40 answers', at: [165.1, 470], room: 144.3 })
    expect(
      texts
        .slice(9, -4)
        .map(({ text, colour, font }) => [text, colour, font])
        .slice(-2),
    ).toEqual([
      ['Rzecznictwo', COLOURS.ink, '620 14px Inter'],
      ['2 answers', COLOURS.mut, '400 12px Inter'],
    ])
    expect(texts.slice(-4).map(({ text }) => text)).toEqual(
      Array.from(
        document.querySelectorAll('.legend li:not(.legend-class)'),
        (key) => key.textContent,
      ),
    )
    const curve = own.find(({ call }) => call === 'drawImage')
    expect(curve?.args.slice(1)).toEqual([88, 160, 1080, 292])
  })

  it('name no period before in the picture where there is none', async () => {
    const files = catchDownloads()
    system()
    const { painted } = paintablePage({ width: 700, height: 292 })
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((take) => take(new Blob()))
    await openJourney('/', { curve: () => makeCurve({ previousRange: null, n: 1, kind: 'nps' }) })
    press('PNG')
    await waitFor(() => expect(files).toHaveLength(1))
    const texts = textsOf(painted.filter(({ canvas }) => canvas.width === 2400))
    expect(texts[1]?.text).toMatch(/ 1 answer · NPS · /)
    expect(texts.some(({ text }) => String(text).startsWith('previous'))).toBe(false)
  })

  it('show both curves in the picture while both are looked at, and say how many answers each has', async () => {
    const files = catchDownloads()
    system()
    const { painted } = paintablePage({ width: 700, height: 292 })
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((take) => take(new Blob()))
    await openJourney('/?without=suspicions', floodApi())
    await screen.findByText(/only if/, { selector: 'h1' })
    painted.length = 0
    press('PNG')
    await waitFor(() => expect(files).toHaveLength(1))
    const texts = textsOf(painted)
    const [, subtitle] = textsOf(painted.filter(({ canvas }) => canvas.width === 2400))
    expect(subtitle?.text).toMatch(
      /^Counted until you decide\. 10,183 answers with them, 8,979 without · CSAT · /,
    )
    expect(texts.map(({ text }) => text)).toContain('+48 without them')
  })
})

describe('how this is counted', () => {
  const open = async (curve: Partial<Curve>) => {
    await openJourney('/', { curve: () => makeCurve(curve) })
    press('How this is counted')
    return await screen.findByRole('dialog', { name: 'How this is counted' })
  }

  it('tells every formula and threshold, and the zone of the days', async () => {
    const dialog = await open({ kind: 'csat' })
    expect([...dialog.querySelectorAll('h3')].map((one) => one.textContent)).toEqual([
      'One scale',
      'Kind of question',
      'Interval',
      'Few answers',
      'Adjusting few answers',
      'Change',
      'Response rate',
      'Days',
    ])
    const told = [...dialog.querySelectorAll('p')].map((one) => one.textContent)
    expect(told).toHaveLength(8)
    expect(told.filter((one) => /^(CSAT|NPS|CES|Emotion):/.test(one))).toHaveLength(1)
    expect(told.at(-1)).toBe('Days are calendar days in the time zone of the site: Europe/Warsaw.')
  })

  it('tells all formulas where scales are mixed', async () => {
    const dialog = await open({ kind: 'mixed', mixed: true })
    const told = [...dialog.querySelectorAll('p')].map((one) => one.textContent.split(':')[0])
    for (const kind of ['CSAT', 'Emotion', 'NPS', 'CES', 'Expectation', 'Arrived'])
      expect(told).toContain(kind)
  })

  it.each([
    [5, makeList],
    [10, makeEmployeeList],
  ])('tells that a value needs %i answers', async (n, journeys) => {
    await openJourney('/', { journeys: () => journeys() })
    press('How this is counted')
    const small = await screen.findByText(/^Under \d+ answers/)
    expect(small.textContent).toMatch(`Under ${n} answers the value is not shown`)
    expect(small.textContent).toMatch(`From ${n} to 29 answers`)
  })

  it('closes again', async () => {
    const dialog = await open({})
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(screen.queryByText('One scale')).toBeNull())
  })
})

describe('the switch between curve and table', () => {
  it('says what is shown, and leaves the legend to the curve', async () => {
    const { container } = await openJourney()
    const button = screen.getByRole('button', { name: /^Table/ })
    expect(button.getAttribute('aria-pressed')).toBe('false')
    expect(button.querySelector('kbd')?.getAttribute('aria-hidden')).toBe('true')
    expect(container.querySelector('.legend')).toBeTruthy()
    fireEvent.click(button)
    await waitFor(() => expect(button.getAttribute('aria-pressed')).toBe('true'))
    expect(container.querySelector('.legend')).toBeNull()
    fireEvent.click(button)
    await waitFor(() => expect(query()).toEqual({}))
    expect(container.querySelector('.legend')).toBeTruthy()
  })
})
