import { screen } from '@testing-library/preact'
import { expect, it } from 'vitest'
import { curvePoints } from '#dashboard/features/journey/curve/curve-points.ts'
import { segmentColour } from '#dashboard/kit/charts/curve-config.ts'
import { open } from '#test/dashboard/support/app.tsx'
import { makeCurve, makeList } from '#test/dashboard/support/fixtures.ts'

const [stage] = makeCurve().stages.slice(1)
const at = { stage: stage?.id ?? '', touchpoint: stage?.touchpoints[0]?.id ?? '' }

function curveWith(on: string) {
  return makeCurve({ history: { mapChanged: [], reworded: [{ on, ...at }], annotations: [] } })
}

it('a stage of two questions is no part of the line, and says so with the day', async () => {
  const curve = curveWith('2026-11-03')
  await open('/', {
    'GET /api/journeys': () => makeList(),
    'GET /api/journeys/shopping/curve': () => curve,
  })
  expect(await screen.findByText('two questions: new wording on 3 Nov')).toBeTruthy()
  expect(screen.getAllByText(/was worded anew/)).toHaveLength(1)
  const points = curvePoints(curve)
  expect(points.map(({ broken }) => broken).filter(Boolean)).toHaveLength(1)
  expect(segmentColour(points, 0, 1)).toBe('transparent')
  expect(segmentColour(points, 1, 2)).toBe('transparent')
  expect(segmentColour(points, 2, 3)).toBeUndefined()
})

it('a new wording in the compared period breaks no line', () => {
  expect(curvePoints(curveWith('2026-10-01')).some(({ broken }) => broken)).toBe(false)
})
