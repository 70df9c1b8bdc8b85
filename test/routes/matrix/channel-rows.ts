import { makeShortCode } from '#test/support/world.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import type { Row } from './rows.ts'

const access = 'site:manage'
const id = (site: TestSite) => makeShortCode(site)

/** Short codes. Their pages know no credentials: everybody gets the same. */
export const CHANNEL_ROWS: Record<string, Row> = {
  'GET /api/codes': { access, status: 200 },
  'POST /api/codes': {
    access,
    status: 201,
    body: () => ({ survey: 'checkout-csat', channel: 'store', name: 'Till 2, Warsaw' }),
  },
  'DELETE /api/codes/:code': { access, status: 204, id },
  'GET /api/codes/:code/mail': { access, status: 200, id, query: '?lang=pl' },
  'GET /q/:code': { access: 'anybody', status: 404 },
  'GET /Q/:code': { access: 'anybody', status: 404 },
  'POST /q/:code': { access: 'anybody', status: 404, type: 'application/x-www-form-urlencoded' },
}
