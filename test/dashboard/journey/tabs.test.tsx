import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Moments } from '#contract/digests/moments.ts'
import type { Pain, Pains } from '#contract/digests/pains.ts'
import type { Paths } from '#contract/digests/paths.ts'
import type { StageTimes } from '#contract/digests/stage-times.ts'
import type { Speed } from '#contract/digests/speed.ts'
import type { Heard } from '#contract/insight/heard.ts'
import type { Sample } from '#contract/insight/sample.ts'
import type { Weighted } from '#contract/insight/weighted.ts'
import { callsTo, open, problem, query } from '#test/dashboard/support/app.tsx'

const VIEW = {
  journey: 'shopping',
  range: { from: '2026-10-26', to: '2026-11-22' },
  previousRange: { from: '2026-09-28', to: '2026-10-25' },
  timezone: 'Europe/Warsaw',
  readTo: Date.parse('2026-11-21T10:00:00Z'),
  isBehind: false,
  ignored: [],
  meta: { rowsRead: 12, ms: 3 },
}

function pain(code: string, more: Partial<Pain> = {}): Pain {
  return {
    stage: 'delivery',
    touchpoints: ['courier'],
    code,
    name: null,
    named: { n: 46, of: 100, share: 0.46, interval: [0.37, 0.56] },
    by: { ticked: 30, wrote: 6, both: 10, unhappy: 40, neutral: 6, happy: 2, unscored: 0 },
    severity: 62,
    weight: 2852,
    isGrave: false,
    state: 'ok',
    previous: { n: 24, of: 100, share: 0.24, interval: [0.17, 0.33] },
    change: { difference: 0.22, interval: [0.09, 0.34], q: 0.01 },
    value: [{ currency: 'PLN', minor: 8_430_000, orders: 40 }],
    quotes: [],
    ...more,
  }
}

const pains = (list: Pain[], more: Partial<Pains> = {}): Pains => ({
  ...VIEW,
  pains: list,
  asked: [{ stage: 'delivery', n: 100 }],
  isHidden: false,
  ...more,
})

/** One question of a parcel, by a share that holds and by a steady sample before. */
const WEIGHTED: Weighted = {
  range: VIEW.range,
  weighted: [
    {
      touchpoint: 'parcel',
      stage: 'delivery',
      scale: 'csat5',
      n: 11,
      effective: 7.5,
      untold: 3,
      weighted: figures(6, 0.5),
      unweighted: figures(36, 0.6),
      questions: [
        {
          survey: 'door',
          name: 'Door',
          share: [0.75, 0.75],
          n: 6,
          byShare: [
            { share: 0.75, most: 0.75, n: 4, standFor: 5.3 },
            { share: 0.02, most: 0.05, n: 2, standFor: 60 },
          ],
          figures: figures(75, 0.8),
        },
      ],
    },
  ],
  lookedAt: 8000,
  meta: { rowsRead: 30, ms: 1 },
}

const NOBODY_HEARD: Heard = {
  range: VIEW.range,
  questions: [],
  least: 5,
  cutAt: null,
  meta: { rowsRead: 3, ms: 1 },
}

function figures(sentiment: number, good: number): Weighted['weighted'][number]['weighted'] {
  return {
    sentiment: { value: sentiment, interval: [sentiment - 20, sentiment + 20] },
    good: { value: good, interval: [good - 0.1, good + 0.1] },
  }
}

describe('pain points', () => {
  it('open with the heaviest and whether it moved for sure, in the words of the theme', async () => {
    await open('/?tab=pains', {
      'GET /api/journeys/shopping/pains': () =>
        pains([
          pain('late'),
          pain('lost', {
            isGrave: true,
            named: { n: 1, of: 100, share: 0.01, interval: [0, 0.05] },
            change: null,
          }),
        ]),
    })
    await screen.findByRole('heading', {
      level: 1,
      name: 'Late weighs most: 46% of the answers at Dostawa name it, up from 24%.',
    })
    const table = screen.getByRole('table', { name: 'Pain points by weight' })
    const [, late, lost] = within(table).getAllByRole('row')
    expect(late?.textContent).toContain('46 of 100')
    expect(late?.textContent).toContain('30 ticked only')
    expect(late?.textContent).toContain('+22')
    expect(lost?.textContent).toContain('rare but grave')
    expect(screen.getByText(/46 \/ 100 = 46%/)).toBeTruthy()
    expect(Object.fromEntries(callsTo('/pains')[0]?.searchParams ?? [])).toMatchObject({
      compare: 'previous',
    })
  })

  it('a stage of the picture narrows what is on screen, and again widens it', async () => {
    await open('/?tab=pains', { 'GET /api/journeys/shopping/pains': () => pains([pain('late')]) })
    const stage = await screen.findByRole('button', { name: /^Dostawa/ })
    fireEvent.click(stage)
    await waitFor(() => expect(query()).toEqual({ tab: 'pains', stage: 'delivery' }))
    fireEvent.click(screen.getByRole('button', { name: /^Dostawa/ }))
    await waitFor(() => expect(query()).toEqual({ tab: 'pains' }))
  })

  it('one is picked, in the picture or the table, and is shown wherever it is named', async () => {
    await open('/?tab=pains&pain=gone', {
      'GET /api/journeys/shopping/pains': () =>
        pains([
          pain('late'),
          pain('lost', { by: null }),
          pain('late', {
            stage: 'purchase',
            named: { n: 1, of: 20, share: 0.05, interval: [0.01, 0.2] },
            by: { ticked: 1, wrote: 0, both: 0, unhappy: 0, neutral: 0, happy: 0, unscored: 1 },
          }),
        ]),
    })
    // The link names one that is not there: all are shown.
    await screen.findByRole('heading', { level: 1, name: /^Late weighs most/ })
    const rows = () =>
      within(screen.getByRole('table', { name: 'Pain points by weight' })).getAllByRole('row')
    expect(rows()).toHaveLength(4)
    const lanes = screen.getByRole('list', { name: 'Pain points of each stage' })
    fireEvent.click(within(lanes).getAllByRole('button', { name: 'Late 46%' })[0] as Element)
    await screen.findByRole('heading', {
      level: 1,
      name: 'Late is named at 2 of 7 stages, most at Dostawa: by 46% of its answers.',
    })
    expect(query()).toEqual({ tab: 'pains', pain: 'late' })
    expect(rows()).toHaveLength(3)
    expect(within(lanes).queryByText('Never arrived')).toBeNull()
    within(lanes).getByText('40 unhappy · 6 in between · 2 happy')
    within(lanes).getByText('1 without a score')
    fireEvent.click(screen.getByRole('button', { name: 'Show every pain point' }))
    await waitFor(() => expect(rows()).toHaveLength(4))
    expect(query()).toEqual({ tab: 'pains' })
    fireEvent.click(screen.getByRole('button', { name: 'Never arrived' }))
    await screen.findByRole('heading', {
      level: 1,
      name: /^Never arrived is named at 1 of 7 stages/,
    })
    fireEvent.click(screen.getByRole('button', { name: 'Never arrived', pressed: true }))
    await waitFor(() => expect(rows()).toHaveLength(4))
  })

  it('say so where nobody named any, where answers wait, and which filters do not reach', async () => {
    await open('/?tab=pains&channel=web', {
      'GET /api/journeys/shopping/pains': () =>
        pains([], { asked: [], isBehind: true, ignored: ['channel'] }),
    })
    await screen.findByText('Nobody has named a pain point in these weeks.')
    expect(
      screen.getByText(/More answers wait to be counted.*Not narrowed by: Channel/),
    ).toBeTruthy()
  })

  it('an error says how to go on', async () => {
    let isDown = true
    await open('/?tab=pains', {
      'GET /api/journeys/shopping/pains': () =>
        isDown ? problem(503, 'unavailable') : pains([pain('late')]),
    })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    isDown = false
    fireEvent.click(retry)
    await screen.findByRole('heading', { level: 1, name: /Late weighs most/ })
  })
})

const place = (touchpoint: string) => ({ stage: 'delivery', touchpoint })
const moment: Moments['moments'][number] = {
  from: place('checkout'),
  to: place('courier'),
  scales: ['csat5', 'csat5'],
  n: 386,
  nFrom: 900,
  nTo: 700,
  difference: -79,
  interval: [-85, -73],
  effect: -0.8,
  worse: 200,
  better: 3,
  q: 0.0001,
  isMoment: true,
  differentPeople: false,
  isRidit: false,
  state: 'ok',
}

describe('moments of truth', () => {
  it('name the step that decides; under 15 points and other people are none', async () => {
    const moments = [
      moment,
      { ...moment, to: place('b'), difference: 12, interval: [9, 15], isMoment: false },
      { ...moment, to: place('c'), q: 0.4, isMoment: false },
      { ...moment, to: place('d'), n: 11, differentPeople: true, isMoment: false },
    ] as Moments['moments']
    await open('/?tab=moments', {
      'GET /api/journeys/shopping/moments': () => ({ ...VIEW, moments, isHidden: false }),
    })
    await screen.findByRole('heading', { level: 1, name: /the same customers fall 79.points/ })
    const rows = within(screen.getByRole('table', { name: /same customers/ })).getAllByRole('row')
    const readings = rows.slice(1).map((row) => row.lastElementChild?.textContent?.trim())
    expect(readings).toEqual([
      '◆ moment of truth',
      'real, under 15 points',
      'may be chance',
      'different people',
    ])
  })

  it('none is said where none is sure', async () => {
    await open('/?tab=moments', {
      'GET /api/journeys/shopping/moments': () => ({
        ...VIEW,
        moments: [{ ...moment, isMoment: false }],
        isHidden: false,
      }),
    })
    await screen.findByText('No step changes how customers feel for sure.')
  })
})

it('paths tell the most taken way, its sentiment, and the time in each stage', async () => {
  const taken = { n: 60, of: 200, share: 0.3, interval: [0.24, 0.37] as [number, number] }
  const paths: Paths = {
    ...VIEW,
    walks: 200,
    steps: [{ from: null, to: 'courier', kind: 'start', taken, state: 'ok' }],
    paths: [{ steps: ['courier', 'other'], isLonger: false, taken, sentiment: -20, state: 'ok' }],
    others: 3,
    back: { ...taken, share: 0.1 },
    loops: null,
    switches: [{ from: 'web', to: 'courier', taken }],
    changed: null,
  }
  const times: StageTimes = {
    ...VIEW,
    stages: [
      {
        stage: 'delivery',
        entered: 60,
        left: 40,
        open: 20,
        median: 3.5,
        p90: null,
        frameDays: 7,
        beyondFrame: { share: 0.2, interval: [0.1, 0.3] },
        curve: [
          { days: 0, share: 1, interval: [1, 1], atRisk: 60 },
          { days: 4, share: 0.4, interval: [0.3, 0.5], atRisk: 30 },
        ],
        previous: null,
        back: null,
        state: 'ok',
      },
    ],
  }
  await open('/?tab=paths', {
    'GET /api/journeys/shopping/paths': () => paths,
    'GET /api/journeys/shopping/stage-times': () => times,
  })
  await screen.findByRole('heading', { level: 1, name: /The most taken way of more than one step/ })
  expect(screen.getByText(/10% of the steps go back/)).toBeTruthy()
  const stages = await screen.findByRole('table', { name: 'Time in each stage' })
  expect(within(stages).getByText('3.5 days')).toBeTruthy()
  expect(within(stages).getByText('not reached')).toBeTruthy()
})

it('who answers names what stands out, or says that there is too little', async () => {
  const found: Sample['shown']['found'] = {
    r: 0.81,
    raw: 0.8,
    interval: [0.75, 0.87],
    worst: 0.4,
    bias: { variable: 'channel', value: 'email' },
    variables: [
      {
        variable: 'channel',
        unconditional: 0.1,
        conditional: 0.09,
        categories: [
          { value: 'email', asked: 100, answered: 60, unconditional: 0.1, conditional: 0.09 },
          { value: 'web', asked: 900, answered: 90, unconditional: -0.03, conditional: 0.02 },
        ],
      },
    ],
  }
  const few = { state: 'few' as const, asked: 10, answered: 3, found: null }
  const sample: Sample = {
    range: VIEW.range,
    shown: { state: 'ok', asked: 1000, answered: 150, found },
    parcels: few,
    meta: { rowsRead: 3, ms: 1 },
  }
  const place = { stage: 'delivery', touchpoint: 'parcel', scale: 'csat5' as const }
  const quick = { n: 5, of: 16, share: 5 / 16, interval: [0.14, 0.56] as [number, number] }
  const speed: Speed = {
    ...VIEW,
    quickBelowMs: 1000,
    quick,
    places: [{ ...place, quick, all: -3.1, without: null, state: 'few' }],
  }
  await open('/?tab=sample', {
    'GET /api/journeys/shopping/sample': () => sample,
    'GET /api/journeys/shopping/speed': () => speed,
    'GET /api/journeys/shopping/weighted': () => WEIGHTED,
    'GET /api/journeys/shopping/heard': () => NOBODY_HEARD,
  })
  await screen.findByRole('heading', { level: 1, name: /channel “E-mail” stands out \(R 0.81\)/ })
  const rows = within(screen.getByRole('table', { name: 'Those who saw a question' }))
  expect(rows.getAllByRole('row')[1]?.textContent).toContain('60%')
  expect(screen.getByText(/Fewer than 30 answers/)).toBeTruthy()
  await screen.findByText(/^5 of 16 answers \(31%\) came within 1 s of the question/)
  await screen.findByText(/As if to all of them: \+6/)
  const weighted = within(screen.getByRole('table', { name: /^Weighted by sampling rate/ }))
  const [, door, whole] = weighted.getAllByRole('row')
  expect(door?.textContent).toContain('Doorshown to 75% · 2% to 5% (2)6+75')
  expect(whole?.textContent).toContain('All together, weighted11+6')
  const quickly = within(screen.getByRole('table', { name: 'Answers quicker than one can read' }))
  expect(quickly.getAllByRole('row')[1]?.textContent).toContain('5 / 16 · 14% to 56%−3–')
})
