import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Drivers } from '#contract/insight/drivers.ts'
import type { Standouts } from '#contract/insight/standouts.ts'
import { callsTo, open, openJourney, problem } from '#test/dashboard/support/app.tsx'

const share = (n: number, of: number) => ({
  n,
  of,
  share: n / of,
  interval: [n / of - 0.05, n / of + 0.05] as [number, number],
})

const wow: Standouts['wow'][number] = {
  stage: 'delivery',
  touchpoint: 'courier',
  best: share(60, 100),
  lift: 2,
  difference: 0.4,
  interval: [0.3, 0.5],
  q: 0.001,
  isWow: true,
  state: 'ok',
}

const gap: Standouts['gaps'][number] = {
  stage: 'delivery',
  assumed: 40,
  n: 120,
  mean: 12,
  gap: -28,
  interval: [-36, -20],
  p: 0.0001,
  q: 0.0001,
  ranksP: 0.0002,
  isReal: true,
  state: 'ok',
}

const uneven: Standouts['consistency'][number] = {
  stage: 'delivery',
  touchpoint: 'courier',
  index: 0.71,
  h: 22.4,
  df: 1,
  p: 0.00001,
  q: 0.00001,
  effect: 0.19,
  channels: [
    { channel: 'web', n: 80, mean: 41, interval: [33, 49], shrunk: 40, state: 'ok' },
    { channel: 'store', n: 40, mean: -20, interval: [-34, -6], shrunk: -18, state: 'ok' },
  ],
  hidden: 1,
  isUneven: true,
}

const stage = { stage: 'delivery', n: 120, mean: 12 }

const found = (more: Partial<Standouts> = {}): Standouts => ({
  journey: 'shopping',
  range: { from: '2026-10-25', to: '2026-11-21' },
  timezone: 'Europe/Warsaw',
  scale: 'csat5',
  n: 220,
  others: 7,
  best: share(66, 220),
  wow: [wow, { ...wow, touchpoint: 'locker', difference: 0.02, isWow: false, q: 0.4 }],
  consistency: [uneven],
  gaps: [gap, { ...gap, stage: 'purchase', isReal: false, q: 0.5, gap: 1, mean: 41 }],
  index: {
    value: 23,
    interval: [18, 28],
    even: 20,
    evenInterval: [13, 27],
    n: 220,
    stages: [{ stage: 'purchase', n: 100, mean: 36 }, stage],
    hidden: 1,
    peak: { stage: 'purchase', n: 100, mean: 36 },
    end: stage,
    peakEnd: 24,
  },
  splits: [
    {
      stage: 'delivery',
      touchpoint: null,
      agreement: -0.3,
      mean: 2,
      loved: share(50, 120),
      hated: share(48, 120),
      state: 'ok',
    },
  ],
  meta: { rowsRead: 90, ms: 3 },
  ...more,
})

const driver: Drivers['touchpoints'][number] = {
  stage: 'delivery',
  touchpoint: 'courier',
  scale: 'csat5',
  n: 140,
  performance: -31,
  performanceInterval: [-40, -22],
  effect: 0.24,
  interval: [0.15, 0.34],
  h: 33.4,
  df: 2,
  p: 0.00001,
  q: 0.00001,
  difference: 74,
  isTold: true,
  state: 'ok',
}

const drivers = (more: Partial<Drivers> = {}): Drivers => ({
  journey: 'shopping',
  range: { from: '2026-10-25', to: '2026-11-21' },
  timezone: 'Europe/Warsaw',
  outcome: { stage: 'delivery', scale: 'nps11' },
  n: 300,
  isCut: false,
  touchpoints: [driver, { ...driver, touchpoint: 'locker', effect: 0.001, isTold: false, q: 0.7 }],
  facts: {
    state: 'ok',
    n: 210,
    needed: 50,
    r2: 0.31,
    noise: 0.002,
    drivers: [
      {
        fact: { of: 'issue', value: 'late' },
        having: 40,
        weight: 0.28,
        interval: [0.17, 0.38],
        difference: -66,
        isTold: true,
      },
      {
        fact: { of: 'channel', value: 'sms' },
        having: 90,
        weight: 0.004,
        interval: [0, 0.02],
        difference: 3,
        isTold: false,
      },
    ],
  },
  peakEnd: {
    scale: 'csat5',
    n: 90,
    mean: 22,
    peakEnd: 14,
    meanR: 0.41,
    meanInterval: [0.22, 0.57],
    peakEndR: 0.47,
    peakEndInterval: [0.29, 0.62],
  },
  meta: { rowsRead: 900, ms: 9 },
  ...more,
})

const API = 'GET /api/journeys/shopping/standouts'
const DRIVERS = { 'GET /api/journeys/shopping/drivers': () => drivers() }
const table = (name: string) => screen.getByRole('table', { name })

describe('what stands out', () => {
  it('opens with where people are delighted, and says of what it is', async () => {
    await open('/?tab=standouts', { ...DRIVERS, [API]: () => found() })
    await screen.findByRole('heading', {
      level: 1,
      name: /delights: 60% give it the best score\.$/,
    })
    expect(screen.getByText(/one instrument, CSAT: 220 answers\. 7 answers of other/)).toBeTruthy()
    const [, first, second] = within(table('Where people are delighted')).getAllByRole('row')
    expect(first?.textContent).toMatch(/★.*wow.*60%.*of 100.*2×.*\+40.*not chance/)
    expect(second?.textContent).not.toContain('★')
    expect(second?.textContent).toContain('may be chance')
    const asked = Object.fromEntries(callsTo('/standouts')[0]?.searchParams ?? [])
    expect(Object.keys(asked).toSorted()).toEqual(['from', 'to'])
  })

  it('says in words what the team thinks, and whether the difference is one', async () => {
    await open('/?tab=standouts', { ...DRIVERS, [API]: () => found({ wow: [] }) })
    await screen.findByRole('heading', {
      level: 1,
      name: 'Dostawa: the team thinks +40, customers say +12.',
    })
    const rows = within(table('What the team thinks, and what customers say')).getAllByRole('row')
    expect(rows[1]?.textContent).toContain('The team thinks +40, customers say +12: not chance.')
    expect(rows[2]?.textContent).toContain('may be chance')
    expect(screen.getByText(/\+12 \(n 120\) − \+40 = −28; t: p .*Wilcoxon/)).toBeTruthy()
  })

  it('sets channels beside each other, the journey as one number, and splits in words', async () => {
    await open('/?tab=standouts', { ...DRIVERS, [API]: () => found({ wow: [], gaps: [] }) })
    await screen.findByRole('heading', { level: 1, name: /Web is 61.points above Store\.$/ })
    const [, row] = within(table('The same touchpoint in its channels')).getAllByRole('row')
    expect(row?.textContent).toMatch(
      /Web is 61.points above Store, not chance\. 1 channel with too/,
    )
    expect(row?.textContent).toMatch(/0\.71.*ε² 0\.19/)
    expect(screen.getByText(/^\+23 of −100 to \+100 \(95%: \+18 to \+28\)/)).toBeTruthy()
    expect(
      screen.getByText(/^Peak and end: \+24, the mean of .* \(\+36\).* \(\+12\), the last/),
    ).toBeTruthy()
    expect(screen.getByText(/Split: 42% love it, 40% hate it\. · the whole stage/)).toBeTruthy()
    expect(screen.getByText(/The team has assumed nothing yet/)).toBeTruthy()
  })

  it('of mixed scales the most asked one is told, and a kind is asked for by its name', async () => {
    await open('/?tab=standouts&kind=nps', { ...DRIVERS, [API]: () => found({ scale: 'nps11' }) })
    await screen.findByText(/one instrument, NPS/)
    expect(callsTo('/standouts')[0]?.searchParams.get('kind')).toBe('nps')
  })

  it('says when nothing stands out, when nobody answered, and how to go on after an error', async () => {
    let isDown = true
    const nothing = { wow: [], gaps: [], consistency: [], splits: [], index: null }
    await open('/?tab=standouts', {
      ...DRIVERS,
      [API]: () => (isDown ? problem(503, 'unavailable') : found(nothing)),
    })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    isDown = false
    fireEvent.click(retry)
    await screen.findByRole('heading', { level: 1, name: 'Nothing stands out for sure.' })
    expect(screen.getByText('No stage has enough answers yet.')).toBeTruthy()
    await open('/?tab=standouts', {
      ...DRIVERS,
      [API]: () => found({ ...nothing, scale: null, n: 0 }),
    })
    await screen.findByRole('heading', {
      level: 1,
      name: 'No answers to this question in these days.',
    })
  })
})

describe('marks on the curve', () => {
  const star = { ...wow, touchpoint: 'payment' }
  const moments = () => ({ moments: [{ isMoment: true, to: { touchpoint: 'payment' } }] })

  it('stand beside a touchpoint that delights, and say so in words and in the legend', async () => {
    await openJourney('/', {
      [API]: () => found({ wow: [star, { ...star, touchpoint: 'checkout', isWow: false }] }),
      'GET /api/journeys/shopping/moments': moments,
    })
    const payment = await screen.findByRole('button', { name: /Płatność\s*wow, moment of truth/ })
    expect(payment.textContent).toContain('★◆')
    expect(document.querySelectorAll('.touchpoint-signs')).toHaveLength(1)
    expect(screen.getByText('★ wow')).toBeTruthy()
    expect(screen.getByText('◆ moment of truth')).toBeTruthy()
  })

  it('are not there where nothing stands out, nor where they could not be had', async () => {
    await openJourney('/', { [API]: () => problem(503, 'unavailable') })
    await waitFor(() => expect(callsTo('/standouts')).toHaveLength(1))
    expect(document.querySelector('.touchpoint-signs')).toBeNull()
    expect(screen.queryByText('★ wow')).toBeNull()
  })
})

describe('what goes with the outcome', () => {
  it('sets touchpoints by importance and how they are liked, in a picture and its table', async () => {
    await open('/?tab=standouts&kind=ces', { ...DRIVERS, [API]: () => found() })
    const [, first, second] = within(
      await screen.findByRole('table', { name: 'Which touchpoints go with NPS' }),
    ).getAllByRole('row')
    expect(first?.textContent).toMatch(/^1\. .*0\.24.*0\.15…0\.34.*−31.*\+74.*140$/)
    expect(second?.textContent).toContain('not told from chance')
    const points = document.querySelectorAll<HTMLElement>('.importance-point')
    expect([...points].map((point) => [point.textContent, point.dataset['told']])).toEqual([
      ['1', 'true'],
      ['2', undefined],
    ])
    expect(points[0]?.style.getPropertyValue('--x')).toBe('0.345')
    expect(screen.getByText(/that does not make one the cause of the other/)).toBeTruthy()
    expect(
      screen.getByText(/^Peak and end of 90 persons .*: \+14, .* \+22.*0\.47 \(0\.29…0\.62\)/),
    ).toBeTruthy()
    // What is explained does not follow the kind of the curve.
    expect(callsTo('/drivers')[0]?.searchParams.get('kind')).toBeNull()
  })

  it('greys a fact that does not outweigh noise', async () => {
    await open('/?tab=standouts', { ...DRIVERS, [API]: () => found() })
    const table = await screen.findByRole('table', {
      name: 'What of the order and the channel goes with NPS',
    })
    const [, late, sms] = within(table).getAllByRole('row')
    expect(late?.textContent).toMatch(/Late.*28%.*−66.*40/)
    expect(sms?.textContent).toMatch(/SMS.*not told from chance/)
    expect(screen.getByText(/Together they go with 31% .* 210 answers/)).toBeTruthy()
  })

  it('says what is missing: no outcome, no people, no orders', async () => {
    const few = { ...drivers().facts, state: 'few' as const, n: 12, drivers: [] }
    await open('/?tab=standouts', {
      [API]: () => found(),
      'GET /api/journeys/shopping/drivers': () =>
        drivers({ touchpoints: [], facts: few, peakEnd: null }),
    })
    await screen.findByText(/No touchpoint yet has thirty people/)
    expect(screen.getByText('12 answers with a known order, where 50 are needed.')).toBeTruthy()
    expect(document.querySelector('.importance')).toBeNull()
    await open('/?tab=standouts', {
      [API]: () => found(),
      'GET /api/journeys/shopping/drivers': () => drivers({ outcome: null }),
    })
    await screen.findByText(/asks for neither NPS nor CSAT/)
  })
})
