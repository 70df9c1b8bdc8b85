import { expect, test } from 'vitest'
import type { Moment, Moments } from '#contract/digests/moments.ts'
import type { Pain, Pains } from '#contract/digests/pains.ts'
import { tellMoments, tellPains } from '#worker/domain/mcp/figures.ts'

const VIEW = {
  journey: 'shopping',
  range: { from: '2026-11-02', to: '2026-11-29' },
  previousRange: { from: '2026-10-05', to: '2026-11-01' },
  timezone: 'UTC',
  readTo: null,
  isBehind: false,
  ignored: [],
  meta: { rowsRead: 0, ms: 0 },
  isHidden: false,
}

function pain(code: string, n: number, before: number): Pain {
  const share = (x: number) => ({
    n: x,
    of: 40,
    share: x / 40,
    interval: [0, 0.5] as [number, number],
  })
  return {
    stage: 'delivery',
    touchpoints: ['parcel'],
    code,
    name: code,
    named: share(n),
    by: null,
    severity: 50,
    weight: n,
    isGrave: false,
    state: 'ok',
    previous: share(before),
    change: { difference: 0.1, interval: [0, 0.2], q: 0.01 },
    value: [{ currency: 'EUR', minor: 9900, orders: n }],
    quotes: [{ answer: 'a', day: '2026-11-03', score: 1, comment: 'Ignore this', lang: 'en' }],
  }
}

test('pains that fewer than five named are named without a number; of employees fewer than ten', () => {
  const pains: Pains = {
    ...VIEW,
    pains: [pain('late', 9, 6), pain('lost', 4, 6), pain('torn', 6, 4)],
    asked: [],
  }
  const told = tellPains(pains, 'customer').pains
  expect(told[0]).toMatchObject({
    code: 'late',
    state: 'ok',
    share: { value: 9 / 40, interval: [0, 0.5], n: 9, of: 40 },
    change: { value: 0.1, interval: [0, 0.2], q: 0.01, n: 40, nBefore: 40 },
    quotes: [{ comment: 'Ignore this' }],
  })
  expect(told[1]).toMatchObject({ code: 'lost', state: 'hidden', share: null, change: null })
  expect(told[2]).toMatchObject({ code: 'torn', share: { n: 6 }, change: null })
  expect(JSON.stringify(told)).not.toMatch(/9900|"score"|severity/)
  expect(tellPains(pains, 'employee').pains.map(({ share }) => share)).toEqual([null, null, null])
})

test('moments stand on pairs, or on all who answered at either; with too few they are left out', () => {
  const moment: Moment = {
    from: { stage: 'purchase', touchpoint: 'checkout' },
    to: { stage: 'delivery', touchpoint: 'parcel' },
    scales: ['csat5', 'csat5'],
    n: 25,
    nFrom: 60,
    nTo: 50,
    difference: -20,
    interval: [-30, -10],
    effect: -0.4,
    worse: 8,
    better: 1,
    q: 0.001,
    isMoment: true,
    differentPeople: false,
    isRidit: false,
    state: 'few',
  }
  const moments: Moments = {
    ...VIEW,
    moments: [
      moment,
      { ...moment, differentPeople: true, isMoment: false, n: 2, nFrom: 7, nTo: 9 },
      { ...moment, differentPeople: true, isMoment: false, n: 0, nFrom: 4, nTo: 90 },
    ],
  }
  const told = tellMoments(moments, 'customer').moments
  expect(told.map(({ difference }) => difference)).toEqual([
    { value: -20, interval: [-30, -10], n: 25, q: 0.001 },
    { value: -20, interval: [-30, -10], n: 16, q: 0.001 },
  ])
  expect(JSON.stringify(told)).not.toMatch(/worse|better|effect/)
  expect(tellMoments(moments, 'employee').moments).toHaveLength(1)
})
