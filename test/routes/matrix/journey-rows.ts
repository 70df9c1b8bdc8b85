import { journeyOf } from '#test/support/world.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import type { Row } from './rows.ts'

const id = (site: TestSite) => Promise.resolve(journeyOf(site))
const query = '?from=2026-10-01&to=2026-10-31'

const READING: Record<string, Omit<Row, 'access'>> = {
  '/journeys': { status: 200 },
  '/journeys/:id': { status: 200, id },
  '/journeys/:id/curve': { status: 200, id, query },
  '/journeys/:id/pains': { status: 200, id, query },
  '/journeys/:id/moments': { status: 200, id, query },
  '/answers': { status: 200 },
}

/** Reading, signed in and as a guest. */
export const JOURNEY_ROWS: Record<string, Row> = {
  ...Object.fromEntries(
    Object.entries(READING).flatMap(([path, row]): [string, Row][] => [
      [`GET /api${path}`, { ...row, access: 'figures:read' }],
      [`GET /api/shared${path}`, { ...row, access: 'guest' }],
    ]),
  ),
  'GET /api/journeys/:id/paths': { access: 'figures:read', status: 200, id, query },
  'GET /api/journeys/:id/stage-times': { access: 'figures:read', status: 200, id, query },
  'GET /api/journeys/:id/speed': { access: 'figures:read', status: 200, id, query },
  'GET /api/journeys/:id/onward': { access: 'figures:read', status: 200, id, query },
  'GET /api/answers/codebook': { access: 'answers:export', status: 200 },
  'GET /api/answers.csv': { access: 'answers:export', status: 200, isLogged: true },
  'GET /api/answers.ndjson': { access: 'answers:export', status: 200, isLogged: true },
  // The tenant has a journey of these names already; one without is in new-journey.test.ts.
  'POST /api/journeys': {
    access: 'site:manage',
    status: 409,
    isUnlogged: true,
    body: () => ({ template: 'shop', language: 'pl' }),
  },
  'GET /api/templates': { access: 'site:manage', status: 200 },
  'GET /api/journeys/:id/names': { access: 'site:manage', status: 200, id },
  'PUT /api/journeys/:id/names': {
    access: 'site:manage',
    status: 200,
    id,
    body: () => ({ journey: { pl: 'Zakupy' } }),
  },
  'GET /api/answers/kinds': { access: 'figures:read', status: 200, query },
  'GET /api/answers/reasons': { access: 'figures:read', status: 200, query },
}
