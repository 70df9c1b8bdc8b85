import { fireEvent, screen, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Opportunities } from '#contract/insight/opportunities.ts'
import type { Segments } from '#contract/insight/segments.ts'
import { callsTo, open, problem } from '#test/dashboard/support/app.tsx'

const RANGE = { from: '2026-10-25', to: '2026-11-21' }

const share = (n: number, of: number) => ({
  n,
  of,
  share: n / of,
  interval: [n / of - 0.05, n / of + 0.05] as [number, number],
})

const cell: Segments['cells'][number] = {
  segment: 'b2b',
  stage: 'delivery',
  touchpoint: 'courier',
  scale: 'csat5',
  own: { n: 40, mean: -20 },
  others: { n: 300, mean: 31 },
  difference: -51,
  interval: [-70, -32],
  q: 0.0001,
  isReal: true,
}

const segments = (more: Partial<Segments> = {}): Segments => ({
  journey: 'shopping',
  range: RANGE,
  timezone: 'Europe/Warsaw',
  kind: 'csat',
  n: 900,
  unknown: 12,
  segments: [
    {
      segment: 'b2b',
      n: 140,
      cells: 2,
      crude: { difference: 4, interval: [-3, 11] },
      within: { difference: -22, interval: [-33, -11] },
      isReversed: true,
      pains: [
        {
          code: 'late',
          name: null,
          own: share(30, 60),
          others: share(25, 200),
          expected: 12.7,
          times: 4,
          interval: [2.6, 6.3],
          g2: 33.1,
          q: 0.0001,
          isKey: true,
        },
      ],
    },
    { segment: 'b2c', n: 748, cells: 0, crude: null, within: null, isReversed: false, pains: [] },
  ],
  cells: [
    cell,
    { ...cell, touchpoint: 'locker', difference: 9, interval: [-4, 22], q: 0.3, isReal: false },
  ],
  few: 3,
  pains: { range: RANGE, readTo: 1, isBehind: false, answers: 640 },
  meta: { rowsRead: 90, ms: 3 },
  ...more,
})

const opportunity: Opportunities['opportunities'][number] = {
  stage: 'delivery',
  touchpoint: 'courier',
  scale: 'csat5',
  importance: 0.62,
  importanceInterval: [0.5, 0.71],
  own: { n: 340, mean: 25 },
  best: { segment: 'b2c', n: 200, mean: 41 },
  gap: { difference: 16, interval: [9, 23] },
  people: 800,
  reach: 0.5,
  gain: 4.96,
  interval: [2.4, 7.9],
}

const opportunities = (more: Partial<Opportunities> = {}): Opportunities => ({
  journey: 'shopping',
  range: RANGE,
  timezone: 'Europe/Warsaw',
  outcome: { stage: 'delivery', scale: 'nps11' },
  n: 300,
  reachOf: 'shown',
  opportunities: [
    opportunity,
    { ...opportunity, touchpoint: 'locker', gain: 0.5, interval: [-0.4, 1.2] },
  ],
  notTold: 2,
  noSegment: 0,
  meta: { rowsRead: 900, ms: 9 },
  ...more,
})

const SEGMENTS = 'GET /api/journeys/shopping/segments'
const OPPORTUNITIES = 'GET /api/journeys/shopping/opportunities'
const API = { [SEGMENTS]: () => segments(), [OPPORTUNITIES]: () => opportunities() }
const rowsOf = async (name: string) =>
  within(await screen.findByRole('table', { name })).getAllByRole('row')

describe('opportunities', () => {
  it('open with the surest, and show what each is made of', async () => {
    await open('/?tab=chances&kind=ces&segment=b2b', API)
    await screen.findByRole('heading', {
      level: 1,
      name: /^Look at .* first: .* is 16.points happier/,
    })
    const [, first, second] = await rowsOf('Opportunities, the surest first')
    expect(first?.textContent).toMatch(
      /5.*2\.4…7\.9.*62%.*50%.*71%.*\+16.*\+41, all \+25.*800.*50%/,
    )
    expect(second?.textContent).toContain('may be chance')
    expect(
      screen.getByText(/How easy each is nobody has said.*2 touchpoints are left out/),
    ).toBeTruthy()
    expect(
      screen.getByText(/0\.62 × \(\+41 \(n 200\) − \+25 \(n 340\) = \+16\) × 0\.5 \(800\) = 5/),
    ).toBeTruthy()
    // The outcome does not follow the kind of the curve, and all segments are beside each other.
    const asked = (end: string) =>
      Object.keys(Object.fromEntries(callsTo(end)[0]?.searchParams ?? []))
    expect(asked('/opportunities').toSorted()).toEqual(['from', 'lang', 'to'])
    expect(asked('/segments').toSorted()).toEqual(['from', 'kind', 'lang', 'to'])
  })

  it('say when nothing is sure, when there is no outcome, and how to go on after an error', async () => {
    let isDown = true
    const unsure = { opportunities: [{ ...opportunity, interval: [-1, 9] as [number, number] }] }
    await open('/?tab=chances', {
      ...API,
      [OPPORTUNITIES]: () => (isDown ? problem(503, 'unavailable') : opportunities(unsure)),
    })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    isDown = false
    fireEvent.click(retry)
    await screen.findByRole('heading', { level: 1, name: /^No touchpoint is surely worth more/ })
    await open('/?tab=chances', {
      ...API,
      [OPPORTUNITIES]: () => opportunities({ outcome: null, opportunities: [] }),
    })
    await screen.findByRole('heading', { level: 1, name: /asks for neither NPS nor CSAT/ })
    await open('/?tab=chances', {
      ...API,
      [OPPORTUNITIES]: () => opportunities({ opportunities: [] }),
    })
    await screen.findByText(/No touchpoint has an importance that is told/)
  })
})

describe('segments', () => {
  it('have a line each: how they feel beside others, what hurts, and what they name', async () => {
    await open('/?tab=chances', API)
    const [, b2b, b2c] = await rowsOf('What each segment feels, and what to say to whom')
    expect(b2b?.textContent).toMatch(
      /140 answers.*−22.*−33.*−11.*\+4 as the answers come · the other way round/,
    )
    expect(b2b?.textContent).toMatch(/nothing surely.*Late, 4×$/)
    expect(b2c?.textContent).toMatch(/748 answers–nothing surely/)
    expect(
      screen.getByText(/51.points below everybody else there\. 900 answers of CSAT.* 12 of them/),
    ).toBeTruthy()
    const [, worst, ...more] = await rowsOf('Segments at each touchpoint')
    expect(worst?.textContent).toMatch(/−51.*q < 0\.001−20.*40 answers.*\+31.*300 answers/)
    expect(more).toEqual([])
    const fold = screen.getByText('1 more that may be chance').closest('details')
    expect(fold?.querySelector('tbody tr')?.textContent).toContain('may be chance')
    expect(screen.getByText(/3 pairs with fewer are left out/)).toBeTruthy()
    const [, late] = await rowsOf('Pains that a segment names more')
    expect(late?.textContent).toMatch(
      /Late.*4×.*2\.6–6\.3×.*50%.*30 \/ 60.*12\.7 if named.*25 \/ 200/,
    )
    expect(screen.getByText(/30 \/ 60, 25 \/ 200; E = .* = 12\.7; G² 33\.1/)).toBeTruthy()
  })

  const { own: others, others: own } = cell
  const mirror = { ...cell, segment: 'b2c', own, others, difference: -cell.difference }

  it('show the worse off of two that are each the others of the other', async () => {
    await open('/?tab=chances', { ...API, [SEGMENTS]: () => segments({ cells: [cell, mirror] }) })
    const [, ...rows] = await rowsOf('Segments at each touchpoint')
    expect(rows.map((row) => row.querySelector('th, td')?.textContent)).toEqual(['B2B'])
  })

  it('show each of three', async () => {
    const cells = [cell, { ...mirror, segment: 'vip', difference: 12 }, mirror]
    await open('/?tab=chances', { ...API, [SEGMENTS]: () => segments({ cells }) })
    expect(await rowsOf('Segments at each touchpoint')).toHaveLength(1 + cells.length)
  })

  it('say so where all may be chance', async () => {
    const chance = segments()
    const [first] = chance.segments
    if (first) first.pains = first.pains.map((one) => ({ ...one, q: 0.7, isKey: false }))
    await open('/?tab=chances', { ...API, [SEGMENTS]: () => chance })
    await screen.findByText('Nothing here is told from chance.')
    expect(await rowsOf('Pains that a segment names more')).toHaveLength(2)
    // The other card has one that is sure, and folds its other.
    expect(screen.getAllByText('1 more that may be chance')).toHaveLength(1)
  })

  it('say so where none is known, or none can be compared', async () => {
    await open('/?tab=chances', { ...API, [SEGMENTS]: () => segments({ segments: [], cells: [] }) })
    await screen.findByText(/No answer of these days is of a known segment/)
    await open('/?tab=chances', { ...API, [SEGMENTS]: () => segments({ cells: [] }) })
    await screen.findByText('No segment has 20 answers at a touchpoint where others have 20, too.')
    expect(screen.getByText(/^No touchpoint surely fails one segment/)).toBeTruthy()
  })
})
