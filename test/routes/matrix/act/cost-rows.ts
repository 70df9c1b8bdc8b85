import type { Row } from '../rows.ts'

/** What deliveries come to. */
export const COST_ROWS: Record<string, Row> = {
  'GET /api/delivery/costs': { access: 'figures:read', status: 200 },
  'POST /api/delivery/costs': {
    access: 'cases:work',
    status: 200,
    body: () => ({ again: true }),
  },
  'GET /api/delivery/faults': { access: 'figures:read', status: 200 },
  'GET /api/delivery/evidence.csv': {
    access: 'answers:export',
    status: 200,
    query: '?carrier=inpost',
    isLogged: true,
  },
  'GET /api/delivery/recovery': { access: 'figures:read', status: 200 },
}
