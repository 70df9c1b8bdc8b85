import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHANNELS, COMPARISONS, SCORED_KINDS } from '#contract/words.ts'
import {
  DEFAULT_VIEW,
  TABS,
  parseView,
  viewRange,
  viewSearch,
  type View,
} from '#dashboard/features/journey/view/view.ts'

const handle = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,20}$/)
const day = fc
  .integer({ min: 0, max: 30_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
const range = fc.oneof(
  fc.constantFrom('7d' as const, '28d' as const, '90d' as const, '12m' as const),
  fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
)
const anyView: fc.Arbitrary<View> = fc.record({
  range,
  cmp: fc.constantFrom(...COMPARISONS),
  kind: fc.constantFrom(null, 'mixed' as const, ...SCORED_KINDS),
  channel: fc.constantFrom(null, ...CHANNELS),
  segment: fc.option(handle),
  persona: fc.option(handle),
  stage: fc.option(handle),
  touchpoint: fc.option(handle),
  answer: fc.option(fc.uuid({ version: 7 })),
  by: fc.option(handle),
  pain: fc.option(handle),
  source: fc.option(fc.stringMatching(/^[0-9a-f]{16}$/)),
  shown: fc.constantFrom('curve', 'table', 'map'),
  find: fc.constantFrom(null, 'uszkodz', 'не пришла', '50% “&” #?'),
  tab: fc.constantFrom(null, ...TABS),
  without: fc.boolean(),
})

describe('the view in the URL', () => {
  it('reads back every view that it writes', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(parseView(viewSearch(view))).toEqual(view)
      }),
    )
  })

  it('is an empty query for the default view', () => {
    expect(viewSearch(DEFAULT_VIEW)).toBe('')
    expect(parseView('')).toEqual(DEFAULT_VIEW)
  })

  it('says the days of an own range in full', () => {
    const search = viewSearch({ ...DEFAULT_VIEW, range: { from: '2026-03-01', to: '2026-03-09' } })
    expect(search).toBe('?range=custom&from=2026-03-01&to=2026-03-09')
  })

  it.each([
    ['range=5d', { range: '28d' }],
    ['range=custom', { range: '28d' }],
    ['range=custom&from=2026-03-09&to=2026-03-01', { range: '28d' }],
    ['range=custom&from=2026-02-30&to=2026-03-01', { range: '28d' }],
    ['range=custom&from=9999999-01-01&to=2026-03-01', { range: '28d' }],
    ['range=custom&from=2026-03-01', { range: '28d' }],
    ['range=custom&from=2026-03-01&to=2026-02-30', { range: '28d' }],
    ['range=7d&from=2026-03-01&to=2026-03-09', { range: '7d' }],
    ['cmp=yesterday', { cmp: 'previous' }],
    ['without=everything', { without: false }],
    ['kind=text', { kind: null }],
    ['kind=toString', { kind: null }],
    ['channel=telegraph', { channel: null }],
    ['segment=%3Cscript%3E', { segment: null }],
    ['persona=', { persona: null }],
    ['stage=../..', { stage: null }],
    ['pain=Late!', { pain: null }],
    ['view=cards', { shown: 'curve' }],
  ])('falls back to the default for what it does not know: %s', (search, expected) => {
    expect(parseView(`?${search}`)).toEqual({ ...DEFAULT_VIEW, ...expected })
  })

  it('takes days for what they are, also where no range is named', () => {
    const range = { from: '2026-03-01', to: '2026-03-09' }
    expect(parseView('?from=2026-03-01&to=2026-03-09')).toEqual({ ...DEFAULT_VIEW, range })
  })

  it('ends presets on the today of the site', () => {
    expect(viewRange({ ...DEFAULT_VIEW, range: '7d' }, '2026-11-21')).toEqual({
      from: '2026-11-15',
      to: '2026-11-21',
    })
  })
})
