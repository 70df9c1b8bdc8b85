import { makeRecipientList, makeShortCode } from '#test/support/world.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import type { Row } from './rows.ts'

const access = 'site:manage'
const id = (site: TestSite) => makeShortCode(site)
const list = (site: TestSite) => makeRecipientList(site)
const rows = [{ line: 1, email: 'ann@mail.example', basis: 'consent' }]

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
  'GET /api/recipients': { access, status: 200 },
  'POST /api/recipients': {
    access,
    status: 201,
    body: () => ({ survey: 'checkout-csat', channel: 'email', name: 'Orders of November' }),
  },
  'POST /api/recipients/plan': {
    access,
    status: 200,
    isUnlogged: true,
    body: () => ({ survey: 'checkout-csat', channel: 'email', rows }),
  },
  'POST /api/recipients/:code/links': { access, status: 200, id: list, body: () => ({ rows }) },
  'POST /api/recipients/:code/reminders': {
    access,
    status: 200,
    id: list,
    body: () => ({ run: crypto.randomUUID(), days: 3, rows }),
  },
  'GET /api/recipients/:code/mail': { access, status: 200, id: list, query: '?lang=pl' },
  'DELETE /api/recipients/:code': { access, status: 204, id: list },
  'GET /q/:code/:link': { access: 'anybody', status: 404 },
  'POST /q/:code/:link': {
    access: 'anybody',
    status: 404,
    type: 'application/x-www-form-urlencoded',
  },
  'GET /q/:code/:link/optout': { access: 'anybody', status: 404 },
  'POST /q/:code/:link/optout': {
    access: 'anybody',
    status: 404,
    type: 'application/x-www-form-urlencoded',
  },
  'GET /q/:code': { access: 'anybody', status: 404 },
  'GET /Q/:code': { access: 'anybody', status: 404 },
  'POST /q/:code': { access: 'anybody', status: 404, type: 'application/x-www-form-urlencoded' },
}
