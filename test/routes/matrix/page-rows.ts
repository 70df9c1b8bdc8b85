import type { Row } from './rows.ts'

/** Public routes know no credentials: everybody gets the same. */
export const PAGE_ROWS: Record<string, Row> = {
  'POST /v1/answers': { access: 'anybody', status: 422, body: () => ({}) },
  'POST /v1/events': { access: 'anybody', status: 422, body: () => ({}) },
  'POST /v1/funnel': { access: 'anybody', status: 422, body: () => ({}) },
  'POST /v1/asks': { access: 'anybody', status: 422, body: () => ({}) },
  'POST /v1/check': { access: 'anybody', status: 422, body: () => ({}) },
  'GET /v1/sites/:key/config': { access: 'anybody', status: 200 },
  'GET /w/:file{wf_pk_[A-Za-z0-9]+\\.js}': { access: 'anybody', status: 404 },
}
