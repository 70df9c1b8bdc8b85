import { describe, expect, test } from 'vitest'
import type { IssueType } from '#contract/delivery/words.ts'
import {
  answerRates,
  cellState,
  faultOf,
  type JudgedParcel,
  saidAndSeen,
  saidShare,
} from '#worker/domain/delivery/figures/said-seen.ts'

const HOUR_MS = 3_600_000

function parcel(facts: Partial<JudgedParcel> = {}): JudgedParcel {
  return { carrier: 'inpost', wasAsked: true, hasAnswered: true, said: [], seen: [], ...facts }
}
function told(issue: IssueType, hour: number) {
  return [{ issue, at: hour * HOUR_MS }]
}
function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value)
}

describe('said and seen', () => {
  const parcels = [
    ...times(3, parcel({ said: told('damaged', 5) })),
    ...times(2, parcel({ seen: told('damaged', 5) })),
    parcel({ said: told('damaged', 10), seen: told('damaged', 12) }),
    parcel({ said: told('damaged', 10), seen: told('damaged', 20) }),
    parcel({ said: told('damaged', 10), seen: told('damaged', 40) }),
    parcel({ said: told('damaged', 30), seen: told('damaged', 12) }),
    parcel({ hasAnswered: false, seen: told('damaged', 1) }),
    parcel({ hasAnswered: false, wasAsked: false, seen: told('late', 1) }),
    ...times(10, parcel()),
  ]

  test('are counted over answered parcels; of the silent ones only that it was seen', () => {
    const [view] = saidAndSeen(parcels)
    expect(view).toMatchObject({ carrier: 'inpost', parcels: 21, asked: 20, answered: 19 })
    expect(view?.issues).toEqual([
      {
        issue: 'damaged',
        saidOnly: 3,
        seenOnly: 2,
        both: 4,
        heardFirst: 3,
        leadHours: 10,
        seenOfSilent: 1,
        seenBy: 'both',
      },
      expect.objectContaining({ issue: 'late', saidOnly: 0, seenOfSilent: 1, leadHours: null }),
    ])
  })

  test('of different issues are no agreement', () => {
    const [view] = saidAndSeen([parcel({ said: told('late', 1), seen: told('damaged', 1) })])
    expect(view?.issues).toMatchObject([
      { issue: 'late', saidOnly: 1, both: 0 },
      { issue: 'damaged', seenOnly: 1, both: 0 },
    ])
  })

  test('take the first time of what was told several times', () => {
    const said = [...told('late', 9), ...told('late', 3)]
    const [view] = saidAndSeen([parcel({ said, seen: told('late', 5) })])
    expect(view?.issues[0]).toMatchObject({ heardFirst: 1, leadHours: 2 })
  })

  test('stand apart for each carrier, the larger one first', () => {
    const views = saidAndSeen([
      parcel({ carrier: 'dpd', said: told('late', 1) }),
      parcel(),
      parcel(),
    ])
    expect(views.map(({ carrier, issues }) => [carrier, issues.length])).toEqual([
      ['inpost', 0],
      ['dpd', 1],
    ])
  })
})

describe('whose doing it was', () => {
  test('is what is usual, until an agent found otherwise', () => {
    const issues = new Set<IssueType>(['damaged'])
    expect(faultOf('damaged', { issues })).toBe('carrier')
    expect(faultOf('damaged', { issues, confirmedFaults: { damaged: 'warehouse' } })).toBe(
      'warehouse',
    )
    expect(faultOf('damaged', { issues, confirmedFaults: { late: 'nobody' } })).toBe('carrier')
  })

  test('is nobody’s where the weather held it up, but damage is still the carrier’s', () => {
    const issues = new Set<IssueType>(['late', 'weather_delay', 'damaged'])
    expect(faultOf('late', { issues })).toBe('nobody')
    expect(faultOf('damaged', { issues })).toBe('carrier')
    expect(faultOf('late', { issues: new Set<IssueType>(['late']) })).toBe('carrier')
  })

  test('counts an issue once where it was said and seen', () => {
    const [view] = saidAndSeen([
      parcel({ said: told('late', 1), seen: [...told('late', 2), ...told('weather_delay', 1)] }),
      parcel({ said: told('wrong_item', 1) }),
    ])
    expect(view?.faults).toEqual({ carrier: 0, warehouse: 1, merchant: 0, customer: 0, nobody: 2 })
  })
})

describe('the silent', () => {
  const asked = [
    ...times(10, parcel({ said: told('late', 1) })),
    ...times(30, parcel()),
    ...times(60, parcel({ hasAnswered: false })),
    parcel({ wasAsked: false, hasAnswered: true, said: told('late', 1) }),
  ]

  test('are counted neither as satisfied nor as not: they widen the bounds', () => {
    expect(saidShare(asked, 'late')).toMatchObject({
      asked: 100,
      answered: 40,
      said: 10,
      share: 0.25,
      bounds: { low: 0.1, high: 0.7 },
      state: 'ok',
    })
  })

  test('are all there is where nobody answered', () => {
    expect(saidShare(times(3, parcel({ hasAnswered: false })), 'late')).toMatchObject({
      share: null,
      interval: null,
      bounds: { low: 0, high: 1 },
      state: 'empty',
    })
    expect(saidShare([], 'late').bounds).toBeNull()
  })

  test('are a warning where troubled parcels are answered for surely more often', () => {
    const troubled = (answered: boolean) => parcel({ hasAnswered: answered, seen: told('late', 1) })
    const quiet = [...times(40, parcel()), ...times(160, parcel({ hasAnswered: false }))]
    const much = [...times(30, troubled(true)), ...times(20, troubled(false))]
    expect(answerRates([...quiet, ...much])).toEqual({
      withIssue: { asked: 50, answered: 30 },
      without: { asked: 200, answered: 40 },
      differ: true,
    })
    const few = [...times(2, troubled(true)), ...times(2, troubled(false))]
    expect(answerRates([...quiet, ...few]).differ).toBe(false)
    expect(answerRates(quiet).differ).toBe(false)
  })

  test('are none where the gap is sure and small', () => {
    const many = [...times(2000, parcel()), ...times(8000, parcel({ hasAnswered: false }))]
    const seen = told('late', 1)
    const alike = [
      ...times(1200, parcel({ seen })),
      ...times(3800, parcel({ seen, hasAnswered: false })),
    ]
    expect(answerRates([...many, ...alike]).differ).toBe(false)
  })
})

test('figures are marked under thirty, and not shown under five', () => {
  expect([0, 1, 4, 5, 29, 30].map(cellState)).toEqual([
    'empty',
    'hidden',
    'hidden',
    'few',
    'few',
    'ok',
  ])
})
