import { makeImprovement } from '#test/support/improvements.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import type { Row } from '../rows.ts'

const id = async (site: TestSite) => await makeImprovement(site)
const access = 'site:manage'
const place = { journey: 'shopping', stage: 'purchase', scale: 'csat5' }

/** Improvements, and what became of them. */
export const IMPROVEMENT_ROWS: Record<string, Row> = {
  'GET /api/improvements': { access: 'figures:read', status: 200, query: '?journey=shopping' },
  'GET /api/improvements/plan': {
    access: 'figures:read',
    status: 200,
    query: `?${new URLSearchParams(place).toString()}`,
  },
  'POST /api/improvements': {
    access,
    status: 201,
    body: () => ({
      ...place,
      name: 'One-tap pay',
      startsOn: '2090-01-02',
      weeks: 2,
      judging: 'any_time',
    }),
  },
  'PATCH /api/improvements/:id': { access, status: 200, id, body: () => ({ name: 'Two taps' }) },
  'DELETE /api/improvements/:id': { access, status: 204, id },
}
