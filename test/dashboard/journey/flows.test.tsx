import { render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import type { Paths, Step } from '#contract/digests/paths.ts'
import { flowsOf, MOST_NODES, OTHERS } from '#dashboard/features/journey/tabs/paths/flows.ts'
import { SankeyChart, sankeyPicture } from '#dashboard/kit/charts/sankey/sankey-chart.tsx'
import { open } from '#test/dashboard/support/app.tsx'
import { paintablePage, textsOf } from '#test/dashboard/support/canvas.ts'

afterEach(() => vi.restoreAllMocks())

const step = (from: string | null, to: string | null, n: number): Step => ({
  from,
  to,
  kind: 'forward',
  taken: { n, of: 100, share: n / 100, interval: [0, 1] },
  state: 'ok',
})

it('flows are steps between touchpoints, the widest first; what stays has none', () => {
  const steps = [
    step(null, 'a', 90),
    step('a', 'b', 30),
    step('b', 'a', 4),
    step('a', 'a', 7),
    step('b', 'c', 40),
    step('c', null, 50),
  ]
  expect(flowsOf(steps, ['a', 'b', 'c'])).toEqual({
    flows: [
      { from: 'b', to: 'c', n: 40, isBack: false },
      { from: 'a', to: 'b', n: 30, isBack: false },
      { from: 'b', to: 'a', n: 4, isBack: true },
    ],
    stayed: 7,
    isGrouped: false,
  })
})

it('of many touchpoints the busiest stand alone and the rest together, and no step is lost', () => {
  const ids = Array.from({ length: 30 }, (_, place) => `t${place}`)
  const steps = ids.flatMap((from, place) =>
    ids.map((to, other) => step(from, to, 100 - place - other)),
  )
  const { flows, stayed, isGrouped } = flowsOf(steps, ids)
  const nodes = new Set(flows.flatMap(({ from, to }) => [from, to]))
  expect(isGrouped).toBe(true)
  expect(nodes.size).toBe(MOST_NODES)
  expect(nodes.has(OTHERS)).toBe(true)
  expect([...nodes]).toContain('t10')
  expect([...nodes]).not.toContain('t11')
  const all = steps.reduce((sum, { taken }) => sum + taken.n, 0)
  expect(flows.reduce((sum, { n }) => sum + n, stayed)).toBe(all)
})

const PICTURE = {
  flows: [
    { from: 'a', to: 'b', n: 30, isBack: false },
    { from: 'b', to: 'a', n: 4, isBack: true },
    { from: 'b', to: 'c', n: 12, isBack: false },
  ],
  nameOf: (id: string) => `Place ${id}`,
}

it('the picture names its nodes, and its file says what it is of', async () => {
  const page = paintablePage({ width: 900, height: 420 })
  render(
    <div>
      <SankeyChart picture={PICTURE} label="Flows" />
    </div>,
  )
  const canvas = screen.getByRole('img', { name: 'Flows' })
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas')
  const names = ['Place a', 'Place b', 'Place c']
  await waitFor(() =>
    expect(textsOf(page.seen(canvas)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(names),
    ),
  )
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) =>
    done(new Blob(['p'])),
  )
  const blob = await sankeyPicture(PICTURE, { title: 'Where they lead', facts: '1–28 Nov' })
  expect(await blob.text()).toBe('p')
  const texts = textsOf(page.painted).map(({ text }) => text)
  expect(texts).toContain('Where they lead')
  expect(texts).toContain('1–28 Nov')
})

it('the tab of paths has the flows as a table, too', async () => {
  const paths: Paths = {
    journey: 'shopping',
    range: { from: '2026-10-26', to: '2026-11-22' },
    previousRange: null,
    timezone: 'Europe/Warsaw',
    readTo: null,
    isBehind: false,
    ignored: [],
    meta: { rowsRead: 12, ms: 3 },
    walks: 60,
    steps: [
      step(null, 'checkout', 60),
      step('checkout', 'courier', 48),
      step('courier', 'courier', 3),
    ],
    paths: [],
    others: 0,
    back: null,
    loops: null,
    switches: [],
    changed: null,
  }
  const { journey, range, previousRange, timezone, readTo, isBehind, ignored, meta } = paths
  const kept = { journey, range, previousRange, timezone, readTo, isBehind, ignored, meta }
  await open('/?tab=paths', {
    'GET /api/journeys/shopping/paths': () => paths,
    'GET /api/journeys/shopping/stage-times': () => ({ ...kept, stages: [] }),
  })
  const table = await screen.findByRole('table', { name: 'Where touchpoints lead' })
  const rows = within(table).getAllByRole('row')
  expect(rows).toHaveLength(2)
  expect(rows[1]?.textContent).toContain('48')
  expect(screen.getByText(/3 steps that stay where they are have no flow/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'PNG: Where touchpoints lead' })).toBeTruthy()
})
