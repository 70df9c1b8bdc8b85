import { makeLook } from '#test/support/looks.ts'
import {
  makeErasure,
  makeInvitation,
  makeMember,
  makeSecretKey,
  makeShare,
  makeSigningKey,
} from '#test/support/world.ts'
import type { Row } from './rows.ts'

/** A site's settings, people, keys and log. */
export const SITE_ROWS: Record<string, Row> = {
  'GET /api/site': { access: 'site:manage', status: 200 },
  'PATCH /api/site': { access: 'site:manage', status: 200, body: () => ({ cooldownDays: 3 }) },
  'POST /api/site/look/preview': {
    access: 'site:manage',
    status: 200,
    isUnlogged: true,
    body: () => ({ look: makeLook(), lang: 'en' }),
  },
  // A site is deleted in end-site.test.ts: nobody can do it twice.
  'DELETE /api/site': {
    access: 'team:manage',
    status: 422,
    isUnlogged: true,
    body: () => ({ name: 'Another shop' }),
  },
  'POST /api/sites': {
    access: 'team:manage',
    status: 201,
    body: () => ({ name: 'Second shop', timezone: 'Europe/Warsaw', language: 'pl' }),
  },
  'GET /api/users': { access: 'team:manage', status: 200 },
  'PATCH /api/users/:id': {
    access: 'team:manage',
    status: 204,
    id: async (site) => (await makeMember(site, 'agent')).userId,
    body: () => ({ role: 'viewer' }),
  },
  'DELETE /api/users/:id': {
    access: 'team:manage',
    status: 204,
    id: async (site) => (await makeMember(site, 'agent')).userId,
  },
  'GET /api/invitations': { access: 'team:manage', status: 200 },
  'POST /api/invitations': {
    access: 'team:manage',
    status: 201,
    body: () => ({ email: `${crypto.randomUUID()}@people.example`, role: 'agent' }),
  },
  'DELETE /api/invitations/:id': { access: 'team:manage', status: 204, id: makeInvitation },
  'GET /api/keys': { access: 'keys:manage', status: 200 },
  'POST /api/keys': {
    access: 'keys:manage',
    status: 201,
    body: () => ({ kind: 'secret', name: 'Exports', scopes: ['figures:read'] }),
  },
  'DELETE /api/keys/:id': {
    access: 'keys:manage',
    status: 204,
    id: async (site) => (await makeSecretKey(site, ['figures:read'])).id,
  },
  'GET /api/signing-keys': { access: 'keys:manage', status: 200 },
  'POST /api/signing-keys': { access: 'keys:manage', status: 201 },
  'DELETE /api/signing-keys/:id': { access: 'keys:manage', status: 204, id: makeSigningKey },
  'GET /api/shares': { access: 'shares:manage', status: 200 },
  'POST /api/shares': {
    access: 'shares:manage',
    status: 201,
    body: () => ({ name: 'Board', journeys: ['shopping'] }),
  },
  'DELETE /api/shares/:id': {
    access: 'shares:manage',
    status: 204,
    id: async (site) => (await makeShare(site)).id,
  },
  'POST /api/privacy/export': {
    access: 'privacy:manage',
    status: 200,
    body: () => ({ subject: { kind: 'order', value: 'ZS-1001' } }),
  },
  'GET /api/privacy/erasures': { access: 'privacy:manage', status: 200 },
  'POST /api/privacy/erasures': {
    access: 'privacy:manage',
    status: 200,
    id: makeErasure,
    body: (id) => ({ id }),
  },
  'GET /api/install': { access: 'site:manage', status: 200 },
  'POST /api/install/check': { access: 'site:manage', status: 200 },
  'GET /api/audit': { access: 'audit:read', status: 200 },
  'GET /api/audit.csv': { access: 'audit:read', status: 200, isLogged: true },
  'GET /api/audit.ndjson': { access: 'audit:read', status: 200, isLogged: true },
  'GET /api/audit/check': { access: 'audit:read', status: 200 },
}
