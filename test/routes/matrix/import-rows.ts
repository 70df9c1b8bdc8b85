import { makeImport } from '#test/support/world.ts'
import type { Row } from './rows.ts'

const nobody = '999999999'

/** Files of answers. */
export const IMPORT_ROWS: Record<string, Row> = {
  'POST /api/import/answers': {
    access: 'answers:write',
    status: 200,
    type: 'text/csv',
    body: () =>
      `answer_id,answered_at,touchpoint,kind,score\n${crypto.randomUUID()},2026-10-01T08:00:00Z,checkout,csat,4`,
  },
  'POST /api/import/orders': {
    access: 'orders:write',
    status: 200,
    type: 'text/csv',
    body: () =>
      `order_id,changed_at,carrier,tracking_code\n${crypto.randomUUID()},2026-10-01T08:00:00Z,dpd,77`,
  },
  'GET /api/imports': { access: 'answers:write', status: 200 },
  'POST /api/imports': { access: 'answers:write', status: 201, body: () => ({ file: 'a.csv' }) },
  'POST /api/imports/preview': {
    access: 'answers:write',
    status: 200,
    isUnlogged: true,
    type: 'text/csv',
    body: () => 'when,score\n2026-10-01,4\n',
  },
  'PATCH /api/imports/:id': {
    access: 'answers:write',
    status: 200,
    id: makeImport,
    body: () => ({ state: 'cancelled' }),
    nobody,
  },
  'POST /api/imports/:id/undo': { access: 'site:manage', status: 200, id: makeImport, nobody },
}
