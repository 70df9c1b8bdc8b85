import { makeConnection, makeIssue, makeOrder } from '#test/support/act.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import type { Row } from '../rows.ts'

const access = 'site:manage'
const id = async (site: TestSite) => await makeConnection(site)

/** Who sends orders and parcels. The addresses themselves know no credentials but the sender's own. */
export const DELIVERY_ROWS: Record<string, Row> = {
  'GET /v1/in/:id': { access: 'anybody', status: 404 },
  'POST /v1/in/:id': { access: 'anybody', status: 404, body: () => ({}) },
  'PUT /v1/in/:id': { access: 'anybody', status: 404, body: () => ({}) },
  'GET /v1/in/:id/:secret': { access: 'anybody', status: 404 },
  'POST /v1/in/:id/:secret': { access: 'anybody', status: 404, body: () => ({}) },
  'PUT /v1/in/:id/:secret': { access: 'anybody', status: 404, body: () => ({}) },
  'GET /api/connections': { access, status: 200 },
  'POST /api/connections': {
    access,
    status: 201,
    body: () => ({ sender: 'generic', name: 'Warehouse' }),
  },
  'PATCH /api/connections/:id': { access, status: 200, id, body: () => ({ renew: true }) },
  'DELETE /api/connections/:id': { access, status: 204, id },
  'GET /api/connections/:id/messages': { access, status: 200, id },
  'POST /api/connections/:id/replays': { access, status: 200, id, body: () => ({ dry: false }) },
  'POST /api/connections/:id/poll': {
    access,
    status: 200,
    id: async (site) => await makeConnection(site, 'base', 'sealed'),
  },
  'POST /api/connections/:id/test': { access, status: 200, id, isUnlogged: true },
  'GET /api/delivery/issues': { access: 'figures:read', status: 200 },
  'PATCH /api/delivery/issues/:id': {
    access: 'cases:work',
    status: 200,
    id: makeIssue,
    body: () => ({ fault: 'warehouse' }),
  },
  'GET /api/delivery/carriers': { access: 'figures:read', status: 200 },
  'GET /api/delivery/plan': { access: 'figures:read', status: 200 },
  'GET /api/delivery/incidents': { access: 'figures:read', status: 200 },
  'GET /api/orders': { access: 'people:read', status: 200 },
  'POST /api/orders': {
    access: 'orders:write',
    status: 200,
    body: () => ({
      orders: [{ id: crypto.randomUUID(), changedAt: '2026-11-19T10:00:00+01:00' }],
    }),
  },
  'GET /api/orders/:id': { access: 'people:read', status: 200, id: makeOrder },
}
