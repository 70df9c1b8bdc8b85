import { makePasskey, openSession } from '#test/support/world.ts'
import { makePerson } from '#test/support/calls.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import { listMemberships } from '#worker/db/accounts/users.ts'
import type { Row } from './rows.ts'

const UNKNOWN_TOKEN = '0'.repeat(64)

/** Coming in, and one's own account: another person's things are as foreign as another site's. */
export const ACCOUNT_ROWS: Record<string, Row> = {
  'GET /api/sign-in': { access: 'anybody', status: 200 },
  'POST /api/sign-in': { access: 'anybody', status: 401, body: () => ({ token: UNKNOWN_TOKEN }) },
  'POST /api/sign-in/look': {
    access: 'anybody',
    status: 401,
    body: () => ({ token: UNKNOWN_TOKEN }),
  },
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
  // A passkey that answers a challenge is shown in fresh-factor.test.ts.
  'POST /api/session/factor': {
    access: 'person',
    status: 422,
    isUnlogged: true,
    body: () => ({}),
  },
  'DELETE /api/session': { access: 'anybody', status: 204 },
  'PATCH /api/account': { access: 'person', status: 204, body: () => ({ name: 'Grace' }) },
  // An account is deleted in own-account.test.ts: nobody can do it twice.
  'DELETE /api/account': {
    access: 'person',
    status: 422,
    isUnlogged: true,
    body: () => ({ email: 'somebody@else.example' }),
  },
  'GET /api/account/sessions': { access: 'person', status: 200 },
  'DELETE /api/account/sessions': { access: 'person', status: 204 },
  'DELETE /api/account/sessions/:id': {
    access: 'person',
    status: 204,
    id: async (site, actor) => (await openSession(site, await ownerOf(site, actor.id))).id,
  },
  'POST /api/sign-in/passkey/options': { access: 'anybody', status: 200 },
  'POST /api/sign-in/passkey': { access: 'anybody', status: 422, body: () => ({}) },
  'GET /api/account/passkeys': { access: 'person', status: 200 },
  'POST /api/account/passkeys/options': { access: 'person', status: 200, isUnlogged: true },
  // A passkey that answers a challenge is made in passkeys.test.ts.
  'POST /api/account/passkeys': {
    access: 'person',
    status: 422,
    isUnlogged: true,
    body: () => ({ name: 'Laptop', response: {} }),
  },
  'PATCH /api/account/passkeys/:id': {
    access: 'person',
    status: 204,
    id: async (site, actor) => await makePasskey(await ownerOf(site, actor.id)),
    body: () => ({ name: 'Phone' }),
  },
  'DELETE /api/account/passkeys/:id': {
    access: 'person',
    status: 204,
    id: async (site, actor) => await makePasskey(await ownerOf(site, actor.id)),
  },
  'POST /api/shared/open': {
    access: 'anybody',
    status: 401,
    body: () => ({ slug: 'A'.repeat(43) }),
  },
  'GET /api/shared': { access: 'guest', status: 200 },
}

/** Whose thing it is: the caller's own on their site, somebody else's on the other one. */
async function ownerOf(site: TestSite, callerId: string): Promise<string> {
  const memberships = await listMemberships(site.own, callerId)
  const isHome = memberships.some(({ siteId }) => siteId === site.db.siteId)
  return isHome ? callerId : (await makePerson(site)).id
}
