import { fireEvent, screen, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Barrier } from '#contract/digests/barriers.ts'
import type { FunnelStage, GoneOn, Onward } from '#contract/digests/onward.ts'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'
import { type FakeApi, open as openApp, problem } from '#test/dashboard/support/app.tsx'
import { makeLanes } from '#test/dashboard/support/lanes.ts'

const share = (n: number, of: number) => ({
  n,
  of,
  share: n / of,
  interval: [0.2, 0.4] satisfies [number, number],
})

function stage(of: Partial<FunnelStage>): FunnelStage {
  return {
    stage: 'delivery',
    reached: 0,
    strict: null,
    eventual: null,
    advanced: 0,
    dropped: 0,
    atRisk: 0,
    open: 0,
    back: 0,
    completed: 0,
    dropOff: null,
    frameDays: 4,
    state: 'ok',
    ...of,
  }
}

const purchase = stage({
  stage: 'purchase',
  reached: 120,
  advanced: 70,
  dropped: 30,
  atRisk: 4,
  open: 16,
  dropOff: share(30, 100),
  frameDays: 2,
})
const delivery = stage({
  reached: 75,
  strict: share(60, 120),
  eventual: share(70, 120),
  completed: 75,
})

const gone: GoneOn = {
  stage: 'purchase',
  windowDays: 2,
  bands: [
    { band: 'unhappy', taken: share(9, 30), waiting: 0 },
    { band: 'middling', taken: null, waiting: 3 },
    { band: 'happy', taken: share(48, 60), waiting: 11 },
  ],
  difference: { difference: 0.5, interval: [0.29, 0.66], q: 0.001 },
  state: 'ok',
}

const barrier: Barrier = {
  stage: 'purchase',
  code: 'payment',
  name: 'Could not pay',
  rate: share(24, 100),
  named: share(24, 30),
  others: share(40, 80),
  difference: { difference: 0.3, interval: [0.1, 0.44], q: 0.012 },
  open: 3,
  state: 'ok',
}
const chance: Barrier = {
  ...barrier,
  code: 'late',
  name: null,
  rate: share(21, 100),
  difference: { difference: 0.02, interval: [-0.1, 0.14], q: 0.6 },
  open: 0,
}
const fewNamed: Barrier = {
  ...barrier,
  code: 'rare',
  name: 'Rare',
  rate: share(2, 100),
  named: null,
  others: null,
  difference: null,
}

const hidden = { came: 0, within: [], curve: [], state: 'hidden' as const }

function onward(more: Partial<Onward> = {}): Onward {
  return {
    journey: 'shopping',
    range: { from: '2026-10-26', to: '2026-11-22' },
    previousRange: null,
    timezone: 'Europe/Warsaw',
    readTo: Date.parse('2026-11-21T10:00:00Z'),
    isBehind: false,
    ignored: [],
    meta: { rowsRead: 12, ms: 3 },
    funnel: { journeys: 125, longer: 2, stages: [purchase, delivery] },
    goneOn: [gone],
    barriers: { least: 20, untold: 2, rows: [barrier, chance, fewNamed] },
    visits: {
      bands: [
        {
          band: 'unhappy',
          n: 40,
          came: 6,
          within: [{ days: 60, share: 0.15, interval: [0.07, 0.29] }],
          curve: [{ days: 45, share: 0.85, atRisk: 40 }],
          state: 'ok',
        },
        { band: 'middling', n: 3, ...hidden },
        { band: 'happy', n: 20, ...hidden, state: 'few' },
      ],
      differences: [],
      logRank: { chiSquare: 4.2, p: 0.0404 },
    },
    orders: null,
    ...more,
  }
}

const PAGE = '/?tab=onward'
const LANES = 'GET /api/journeys/shopping/lanes'
const open = async (path: string, api: FakeApi) =>
  await openApp(path, { [LANES]: () => makeLanes(), ...api })
const ROUTE = 'GET /api/journeys/shopping/onward'

it('says where most journeys end, and counts open ones apart', async () => {
  await open(PAGE, { [ROUTE]: () => onward() })
  await screen.findByRole('heading', {
    level: 1,
    name: 'Most journeys end at Zakup: 30% of them have no later answer.',
  })
  const table = screen.getByRole('table', { name: 'How far journeys get' })
  const [, first, last] = within(table).getAllByRole('row')
  expect(first?.textContent).toContain('30 30% · 20% to 40%')
  expect(first?.textContent).toContain('after 2 days')
  expect(first?.textContent).toContain('204 at risk')
  expect(last?.textContent).toContain('60 / 120')
  expect(last?.textContent).toContain('75 at the end')
  expect(screen.getByText(/2 journeys of more than eight answers are left out/)).toBeTruthy()
  expect(
    screen.getByText(/120 = 70 \+ 30 \+ 4 \+ 16 \+ 0 \+ 0; 30 \/ \(70 \+ 30\) = 30%/),
  ).toBeTruthy()
})

it('sets happy against unhappy as something that goes together, and shows no share of few', async () => {
  await open(PAGE, { [ROUTE]: () => onward() })
  const table = await screen.findByRole('table', { name: 'Who goes on, by what they felt' })
  const [, row] = within(table).getAllByRole('row')
  expect(row?.textContent).toContain('within 2 days')
  expect(row?.textContent).toContain('80% 48 / 60')
  expect(row?.textContent).toContain('too few')
  expect(row?.textContent).toContain('11 may still go on')
  expect(row?.textContent).toContain('+50 points')
  expect(row?.textContent).toContain('not chance (q = 0.001)')
  expect(screen.getAllByText(/nothing here says that one is why/).length).toBe(2)
})

describe('barriers', () => {
  const TITLE = 'Barriers: what those name who do not go on'

  it('tells what goes with ending, of whom, and that it is no cause', async () => {
    await open(PAGE, { [ROUTE]: () => onward() })
    const card = await screen.findByRole('region', { name: TITLE })
    expect(card.textContent).toContain(
      'Could not pay at Zakup: 24% of those who ended there named it, and who names it ends there more often than others at the same touchpoints (+30 points).',
    )
    expect(card.textContent).toContain('who left before is not')
    expect(card.textContent).toContain('nothing here says that it stopped anybody')
    expect(card.textContent).toContain('Of 2 more fewer than 20 journeys have ended.')
    const table = within(card).getByRole('table', { name: 'More than chance' })
    const [, row, none] = within(table).getAllByRole('row')
    expect(none).toBeUndefined()
    expect(row?.textContent).toContain('24% 24 / 100 20% to 40%')
    expect(row?.textContent).toContain('3 may still go on')
    expect(row?.textContent).toContain('80%24 / 30')
    expect(row?.textContent).toContain('50%40 / 80')
    expect(row?.textContent).toContain('+30 points+10 to +44 · not chance (q = 0.012)')
    expect(within(card).getByText(/24 \/ 30 − 50% \(40 \/ 80\) = \+30/)).toBeTruthy()
  })

  it('folds what may be chance, and gives no number of too few', async () => {
    await open(PAGE, { [ROUTE]: () => onward() })
    const folded = await screen.findByText(/^Show 2 that may be chance/)
    expect(folded.closest('details')?.open).toBe(false)
    fireEvent.click(folded)
    const table = screen.getByRole('table', { name: 'May be chance, or too few to compare' })
    const [, first, second] = within(table).getAllByRole('row')
    expect(first?.textContent).toContain('may be chance (q = 0.6)')
    expect(second?.textContent).toMatch(/Rare.*2% 2 \/ 100.*under 20under 20–$/)
  })

  it('says so where nothing is sure, and where all are too few', async () => {
    let rows = [
      {
        ...barrier,
        difference: { difference: -0.3, interval: [-0.4, -0.2] as [number, number], q: 0.01 },
      },
    ]
    await open(PAGE, { [ROUTE]: () => onward({ barriers: { least: 20, untold: 0, rows } }) })
    expect((await screen.findByRole('region', { name: TITLE })).textContent).toContain(
      'Nothing that is named goes with ending more than chance would make it. Most named by those who ended there: Could not pay at Zakup, by 24% (24 of 100).',
    )
    document.body.innerHTML = ''
    rows = []
    await open(PAGE, { [ROUTE]: () => onward({ barriers: { least: 20, untold: 4, rows } }) })
    await screen.findByText(/^Too few: a barrier is told from 20 ended journeys on/)
    expect(screen.queryByRole('table', { name: 'More than chance' })).toBeNull()
  })

  it('has all of it in a file', async () => {
    const files = catchDownloads()
    await open(PAGE, { [ROUTE]: () => onward() })
    fireEvent.click(await screen.findByRole('button', { name: `CSV: ${TITLE}` }))
    const lines = (await files[0]?.content.text())?.trim().split('\r\n')
    expect(lines?.[0]).toContain(
      'stage,code,ended_and_named,ended,rate,rate_low,rate_high,named_ended',
    )
    expect(lines?.[1]).toBe(
      '"purchase","payment",24,100,0.24,0.2,0.4,24,30,40,80,0.5,0.3,0.1,0.44,0.012,3',
    )
    expect(lines?.[3]).toBe('"purchase","rare",2,100,0.02,0.2,0.4,,,,,,,,,,3')
  })
})

it('tells who came back within how long, and the test over all days', async () => {
  await open(PAGE, { [ROUTE]: () => onward() })
  const table = await screen.findByRole('table', { name: 'Who comes back for another journey' })
  const [head, unhappy, middling] = within(table).getAllByRole('row')
  expect(head?.textContent).toContain('In 60 days')
  expect(unhappy?.textContent).toContain('15%7% to 29%')
  expect(middling?.textContent).toContain('too few')
  expect(screen.getByText(/log-rank\): χ² 4\.2, p = 0\.04/)).toBeTruthy()
})

it('says so where nobody answered, and where nobody can be followed', async () => {
  const nobody = onward({ funnel: { journeys: 0, longer: 0, stages: [] } })
  let view = nobody
  await open(PAGE, { [ROUTE]: () => view })
  await screen.findByText('No journey has an answer in these weeks.')
  expect(screen.queryByRole('table', { name: 'How far journeys get' })).toBeNull()
  view = onward({
    goneOn: [],
    visits: {
      bands: onward().visits.bands.map((one) => ({ ...one, n: 0 })),
      differences: [],
      logRank: null,
    },
  })
  document.body.innerHTML = ''
  await open(PAGE, { [ROUTE]: () => view })
  await screen.findByText(/Nobody can be followed from a scored answer to a later stage yet/)
  expect(screen.getByText(/Nobody can be followed to another journey/)).toBeTruthy()
})

it('an error says how to go on', async () => {
  let isDown = true
  await open(PAGE, { [ROUTE]: () => (isDown ? problem(503, 'unavailable') : onward()) })
  const retry = await screen.findByRole('button', { name: 'Try again' })
  isDown = false
  fireEvent.click(retry)
  await screen.findByRole('table', { name: 'How far journeys get' })
})

it('says where orders were not counted yet, and then who ordered again', async () => {
  let view = onward()
  await open(PAGE, { [ROUTE]: () => view })
  const link = await screen.findByRole('link', { name: 'Count under Delivery → What they go with' })
  expect(link.getAttribute('href')).toBe('/delivery/costs')
  view = onward({
    orders: {
      ...onward().visits,
      logRank: null,
      countedAt: Date.parse('2026-11-21T10:00:00Z'),
      orders: 900,
    },
  })
  document.body.innerHTML = ''
  await open(PAGE, { [ROUTE]: () => view })
  const table = await screen.findByRole('table', { name: 'Who orders again' })
  expect(within(table).getAllByRole('row')[1]?.textContent).toContain('6 came back')
  expect(screen.getByText(/900 orders read/)).toBeTruthy()
  expect(screen.getByText('Too few happy or unhappy ones to compare.')).toBeTruthy()
})

it('names the touchpoints of which nothing is known, and stages without any', async () => {
  const lanes = makeLanes()
  const [first] = lanes.stages
  const bare = first ? [{ ...first, id: 'bare', name: 'Bare', touchpoints: [] }] : []
  await open(PAGE, {
    [ROUTE]: () => onward(),
    [LANES]: () => ({ ...lanes, stages: [...lanes.stages, ...bare] }),
  })
  const table = await screen.findByRole('table', { name: 'Gaps in what is known' })
  const gaps = lanes.stages.flatMap(({ touchpoints }) => touchpoints.filter(({ gap }) => gap))
  expect(gaps.length).toBeGreaterThan(0)
  const empty = lanes.stages.filter(({ touchpoints }) => touchpoints.length === 0)
  const rows = within(table).getAllByRole('row')
  expect(rows).toHaveLength(1 + gaps.length + empty.length + 1)
  expect(rows.at(-1)?.textContent).toContain('the stage has no touchpoint')
  expect(table.textContent).toContain(gaps[0]?.name)
})

describe('what keeping the unhappy would be worth', () => {
  const differences: Onward['visits']['differences'] = [
    { days: 60, difference: 0.2, interval: [0.05, 0.33] },
    { days: 180, difference: 0.1, interval: [0.04, 0.16] },
  ]
  const counted = () =>
    onward({
      orders: { ...onward().visits, differences, countedAt: 1_795_000_000_000, orders: 900 },
    })
  const worths = async () =>
    within(await screen.findByRole('table', { name: 'What keeping the unhappy would be worth' }))
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent)
  const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
  const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } })

  it('fills in what was measured, and reckons with the shop’s own numbers as a range', async () => {
    await open(PAGE, { [ROUTE]: counted })
    expect((await worths())[0]).toBe('Orders more1.6…6.440 × (4…16) % = 1.6…6.4')
    expect((await worths()).slice(1)).toEqual([
      expect.stringContaining('not known'),
      expect.stringContaining('not known'),
      expect.stringContaining('not known'),
    ])
    expect(field('Unhappy customers').value).toBe('40')
    expect(screen.getAllByText(/Measured: 10 points within 180 days/)).toHaveLength(2)
    type('Margin of an order', '12,5')
    type('Cost of winning a customer', '30')
    expect(await worths()).toEqual([
      'Orders more1.6…6.440 × (4…16) % = 1.6…6.4',
      'Their margin20…8040 × 12.5 × (4…16) % = 20…80',
      'Winning as many new customers costs48…19240 × 30 × (4…16) % = 48…192',
      'Keeping one unhappy customer may cost at most0.5…212.5 × (4…16) % = 0.5…2',
    ])
    expect(
      screen.getByText(
        /1\.6…6\.4 orders more\. That is 20…80 of margin, in your money\. Your numbers/,
      ),
    ).toBeTruthy()
    // Behind the #: no server sees it, and it comes back with the address.
    expect(location.hash).toBe('#margin=12%2C5&winning=30')
    expect(location.search).toBe('?tab=onward')
    document.body.innerHTML = ''
    await open(`${PAGE}#margin=10&unhappy=100`, { [ROUTE]: counted })
    expect((await worths())[1]).toContain('100 × 10 × (4…16) % = 40…160')
  })

  it('is not known where a figure was not measured, until somebody brings their own', async () => {
    await open(PAGE, { [ROUTE]: () => onward() })
    expect(await worths()).toEqual(
      Array.from({ length: 4 }, () => expect.stringContaining('not known')),
    )
    expect(screen.getAllByText(/^Not known: too few orders/)).toHaveLength(2)
    type('The happy order again more often, by at least (%)', '−5')
    type('and by at most (%)', 'many')
    await screen.findByText('Not a number.')
    type('and by at most (%)', '5')
    expect((await worths())[0]).toContain('= −2…2')
    expect(screen.getByText(/may be chance, and then it is none/)).toBeTruthy()
  })
})
