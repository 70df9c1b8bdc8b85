import { makeEndpoint } from '#test/support/world.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import type { Row } from './rows.ts'

const access = 'site:manage'
const id = (site: TestSite) => makeEndpoint(site)
const endpoint = {
  kind: 'slack',
  name: 'Chat',
  url: 'https://outside.example/chat',
  topics: ['case.opened'],
}
let turn = 0

/** Endpoints, and what was sent to them. */
export const OUTBOX_ROWS: Record<string, Row> = {
  'GET /api/endpoints': { access, status: 200 },
  'POST /api/endpoints': { access, status: 201, body: () => endpoint },
  'POST /api/endpoints/import': { access, status: 201, body: () => ({ endpoints: [endpoint] }) },
  'PATCH /api/endpoints/:id': {
    access,
    status: 200,
    id,
    body: () => ({ name: `Shop ${(turn += 1)}` }),
  },
  'DELETE /api/endpoints/:id': { access, status: 204, id },
  'POST /api/endpoints/:id/rotate': { access, status: 200, id },
  'POST /api/endpoints/:id/test': { access, status: 200, id },
  'GET /api/endpoints/:id/sends': { access, status: 200, id },
  // What is sent once more is named in the body: outbox/endpoints.test.ts does so.
  'POST /api/endpoints/:id/replay': {
    access,
    status: 404,
    id,
    isUnlogged: true,
    body: () => ({ message: `msg_${'0'.repeat(32)}` }),
  },
}
