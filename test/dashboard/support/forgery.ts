import type { Hold, Sources, Suspicion } from '#contract/holds.ts'
import type { Curve } from '#contract/journey.ts'
import type { FakeApi, Handler } from '#test/dashboard/support/app.tsx'
import { makeCurve, STAGES } from '#test/dashboard/support/fixtures.ts'

export const SOURCE = '4c1e9a3b77d0f512'
/** An instant of the fixtures' today on the clock of Warsaw. */
export const at = (time: string) => Date.parse(`2026-11-21T${time}:00+01:00`)

/** A flood at the checkout, on the fixtures' today, of which no card told. */
export function makeSuspicion(overrides: Partial<Suspicion> = {}): Suspicion {
  return {
    touchpoint: 'checkout',
    stage: 'purchase',
    journey: 'shopping',
    source: SOURCE,
    firstAt: at('09:14'),
    lastAt: at('09:16'),
    answers: 1204,
    total: 1282,
    shown: 0,
    quick: 1196,
    lowest: 1,
    highest: 2,
    foundAt: at('09:30'),
    state: 'open',
    ...overrides,
  }
}

/** A hold of that flood. */
export function makeHold(overrides: Partial<Hold> = {}): Hold {
  return {
    id: 7,
    kind: 'source',
    wanted: { source: SOURCE, touchpoint: 'checkout' },
    madeAt: Date.now() - 3_600_000,
    answers: 1204,
    events: 0,
    releasedAt: null,
    ...overrides,
  }
}

/** Where the answers at the purchase came from: the flood, an office, and one customer each. */
export function makeSources(overrides: Partial<Sources> = {}): Sources {
  const times = { firstAt: at('09:14'), lastAt: at('09:16') }
  const flood = { answers: 1204, held: 0, shown: 0, quick: 1196, sentiment: -98 }
  const office = { answers: 6, held: 0, shown: 31, quick: 0, sentiment: 50 }
  const before = Date.parse('2026-11-18T11:02:00+01:00')
  return {
    sources: [
      { source: SOURCE, ...times, ...flood },
      { source: 'b07ae2c4d1f09835', firstAt: before, lastAt: before + 4 * 3_600_000, ...office },
    ],
    rest: { sources: 61, answers: 68, shown: 383, quick: 0, sentiment: 54 },
    ...overrides,
  }
}

/** The curve with the flood in it, or as it is without. */
export function floodedCurve(isWithout: boolean, range: Curve['range']): Curve {
  const stages = STAGES.map((stage) =>
    stage.id === 'purchase' && !isWithout ? { ...stage, n: 3120 + 1204, sentiment: -70 } : stage,
  )
  return makeCurve({ range }, stages)
}

export const curveOf: Handler = ({ searchParams }) =>
  floodedCurve(searchParams.has('without'), {
    from: searchParams.get('from') ?? '',
    to: searchParams.get('to') ?? '',
  })

/** A deployment on which that flood was found. It knows what is decided about it. */
export function floodApi(first: Suspicion[] = [makeSuspicion()]): FakeApi {
  let suspicions = first
  const turn = (state: Suspicion['state']) => {
    suspicions = suspicions.map((one, index) => (index === 0 ? { ...one, state } : one))
  }
  return {
    suspicions: () => ({ suspicions }),
    curve: curveOf,
    'GET /api/sources': () => makeSources(),
    'POST /api/holds': () => {
      turn('held')
      return Response.json(makeHold(), { status: 201 })
    },
    'PATCH /api/holds/7': () => {
      turn('open')
      return makeHold({ releasedAt: Date.now() })
    },
    'PATCH /api/suspicions': (_, __, body) => {
      turn((body as Pick<Suspicion, 'state'>).state)
      return new Response(null, { status: 204 })
    },
  }
}
