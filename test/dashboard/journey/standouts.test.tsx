import { fireEvent, screen, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Standouts } from '#contract/insight/standouts.ts'
import { callsTo, open, problem } from '#test/dashboard/support/app.tsx'

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

const API = 'GET /api/journeys/shopping/standouts'
const table = (name: string) => screen.getByRole('table', { name })

describe('what stands out', () => {
  it('opens with where people are delighted, and says of what it is', async () => {
    await open('/?tab=standouts', { [API]: () => found() })
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
    await open('/?tab=standouts', { [API]: () => found({ wow: [] }) })
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
    await open('/?tab=standouts', { [API]: () => found({ wow: [], gaps: [] }) })
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
    await open('/?tab=standouts&kind=nps', { [API]: () => found({ scale: 'nps11' }) })
    await screen.findByText(/one instrument, NPS/)
    expect(callsTo('/standouts')[0]?.searchParams.get('kind')).toBe('nps')
  })

  it('says when nothing stands out, when nobody answered, and how to go on after an error', async () => {
    let isDown = true
    const nothing = { wow: [], gaps: [], consistency: [], splits: [], index: null }
    await open('/?tab=standouts', {
      [API]: () => (isDown ? problem(503, 'unavailable') : found(nothing)),
    })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    isDown = false
    fireEvent.click(retry)
    await screen.findByRole('heading', { level: 1, name: 'Nothing stands out for sure.' })
    expect(screen.getByText('No stage has enough answers yet.')).toBeTruthy()
    await open('/?tab=standouts', { [API]: () => found({ ...nothing, scale: null, n: 0 }) })
    await screen.findByRole('heading', {
      level: 1,
      name: 'No answers to this question in these days.',
    })
  })
})
