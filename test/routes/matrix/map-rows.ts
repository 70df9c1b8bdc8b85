import { journeyOf } from '#test/support/world.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import type { Row } from './rows.ts'

const id = (site: TestSite) => Promise.resolve(journeyOf(site))
const access = 'site:manage'

/** Reading and changing a map. Its edits are a log of their own, so they leave no entries. */
export const MAP_ROWS: Record<string, Row> = {
  'GET /api/journeys/:id/lanes': {
    access: 'figures:read',
    status: 200,
    id,
    query: '?from=2026-10-01&to=2026-10-31',
  },
  'GET /api/journeys/:id/sample': {
    access: 'figures:read',
    status: 200,
    id,
    query: '?from=2026-10-01&to=2026-10-31',
  },
  'GET /api/journeys/:id/weighted': {
    access: 'figures:read',
    status: 200,
    id,
    query: '?from=2026-10-01&to=2026-10-31',
  },
  'GET /api/journeys/:id/heard': {
    access: 'figures:read',
    status: 200,
    id,
    query: '?from=2026-10-01&to=2026-10-31',
  },
  'GET /api/journeys/:id/standouts': {
    access: 'figures:read',
    status: 200,
    id,
    query: '?from=2026-10-01&to=2026-10-31',
  },
  'GET /api/journeys/:id/groups': {
    access: 'figures:read',
    status: 200,
    id,
    query: '?from=2026-10-01&to=2026-10-31&by=segment',
  },
  'GET /api/journeys/:id/segments': {
    access: 'figures:read',
    status: 200,
    id,
    query: '?from=2026-10-01&to=2026-10-31',
  },
  'GET /api/journeys/:id/opportunities': {
    access: 'figures:read',
    status: 200,
    id,
    query: '?from=2026-10-01&to=2026-10-31',
  },
  'GET /api/journeys/:id/drivers': {
    access: 'figures:read',
    status: 200,
    id,
    query: '?from=2026-10-01&to=2026-10-31',
  },
  'GET /api/alerts': { access: 'figures:read', status: 200 },
  // Nothing was looked at yet: what a change leaves stands in alerts.test.ts.
  'POST /api/alerts/anew': {
    access: 'site:manage',
    status: 404,
    isUnlogged: true,
    body: () => ({ stage: 'purchase', touchpoint: 'checkout', scale: 'csat5' }),
  },
  'GET /api/summary': { access: 'figures:read', status: 200 },
  'GET /api/journeys/:id/moves': {
    access: 'figures:read',
    status: 200,
    id,
    query: '?from=2026-10-01&to=2026-10-31',
  },
  'GET /api/journeys/:id/moves/why': {
    access: 'figures:read',
    status: 200,
    id,
    query: '?from=2026-10-01&to=2026-10-31&stage=return',
  },
  'GET /api/journeys/:id/draft': { access, status: 200, id },
  'GET /api/journeys/:id/map': { access, status: 200, id },
  'POST /api/journeys/:id/draft/file': {
    access,
    status: 200,
    id,
    isUnlogged: true,
    body: () => ({ format: 1, journey: { id: 'x', name: 'X', kind: 'customer', stages: [] } }),
  },
  'DELETE /api/journeys/:id/draft': { access, status: 204, id },
  'GET /api/journeys/:id/draft/edits': { access, status: 200, id, query: '?after=0' },
  'POST /api/journeys/:id/draft/edits': {
    access,
    status: 200,
    id,
    isUnlogged: true,
    body: () => ({
      after: 0,
      edits: [
        {
          id: crypto.randomUUID(),
          do: 'set',
          part: 'return',
          field: 'name',
          value: 'Sending back',
          was: 'Return',
        },
      ],
    }),
  },
  // Nothing is drafted; what is published leaves its entry in journey-draft.test.ts.
  'POST /api/journeys/:id/draft/publish': {
    access,
    status: 409,
    id,
    isUnlogged: true,
    body: () => ({ seq: 0 }),
  },
}
