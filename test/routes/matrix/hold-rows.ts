import { makeHold, makeSuspicion } from '#test/support/world.ts'
import type { Row } from './rows.ts'

const SOURCE = '4c1e'.repeat(4)

/** What looks forged, and what is held. */
export const HOLD_ROWS: Record<string, Row> = {
  'GET /api/holds': { access: 'answers:hold', status: 200 },
  'POST /api/holds': { access: 'answers:hold', status: 201, body: () => ({ source: SOURCE }) },
  'PATCH /api/holds/:id': {
    access: 'answers:hold',
    status: 200,
    id: makeHold,
    body: () => ({ released: true }),
    nobody: '999999999',
  },
  'GET /api/suspicions': { access: 'answers:hold', status: 200 },
  'PATCH /api/suspicions': {
    access: 'answers:hold',
    status: 204,
    id: makeSuspicion,
    body: (source) => ({ touchpoint: 'checkout', source, state: 'genuine' }),
    nobody: '0'.repeat(16),
  },
  'GET /api/sources': { access: 'answers:hold', status: 200, query: '?stage=purchase' },
}
