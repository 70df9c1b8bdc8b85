import { openSession } from '#test/support/world.ts'
import { makePerson } from '#test/support/calls.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import { listMemberships } from '#worker/db/access/users.ts'
import type { Row } from './rows.ts'

const UNKNOWN_TOKEN = '0'.repeat(64)

/** Coming in, and one's own account: another person's things are as foreign as another site's. */
export const ACCOUNT_ROWS: Record<string, Row> = {
  'GET /api/sign-in': { access: 'anybody', status: 200 },
  'POST /api/sign-in': { access: 'anybody', status: 401, body: () => ({ token: UNKNOWN_TOKEN }) },
  'POST /api/sign-in/link': {
    access: 'anybody',
    status: 202,
    body: () => ({ email: `${crypto.randomUUID()}@people.example` }),
  },
  'POST /api/sign-in/access': { access: 'anybody', status: 401 },
  'POST /api/set-up': {
    access: 'anybody',
    status: 401,
    body: () => ({ token: UNKNOWN_TOKEN, email: 'ada@people.example', name: 'Ada' }),
  },
  'GET /api/session': { access: 'person', status: 200 },
  'PUT /api/session/site': {
    access: 'person',
    status: 204,
    id: (site) => Promise.resolve(site.key),
    body: (key) => ({ key }),
    nobody: 'wf_pk_nobody',
  },
  'DELETE /api/session': { access: 'anybody', status: 204 },
  'PATCH /api/account': { access: 'person', status: 204, body: () => ({ name: 'Grace' }) },
  'GET /api/account/sessions': { access: 'person', status: 200 },
  'DELETE /api/account/sessions': { access: 'person', status: 204 },
  'DELETE /api/account/sessions/:id': {
    access: 'person',
    status: 204,
    id: async (site, actor) => {
      const home = await isMember(site, actor.id)
      const userId = home ? actor.id : (await makePerson(site)).id
      return (await openSession(site, userId)).id
    },
  },
  'POST /api/shared/open': {
    access: 'anybody',
    status: 401,
    body: () => ({ slug: 'A'.repeat(43) }),
  },
  'GET /api/shared': { access: 'guest', status: 200 },
}

async function isMember(site: TestSite, userId: string): Promise<boolean> {
  const own = await listMemberships(site.db, userId)
  return own.some((membership) => membership.siteId === site.db.siteId)
}
