import { Hono, type Context } from 'hono'
import {
  changedEndpointSchema,
  endpointImportSchema,
  misfits,
  newEndpointSchema,
  type CheckedEndpoint,
  type EndpointImportReceipt,
  type EndpointItem,
  type EndpointList,
  type EndpointReceipt,
  type EndpointSettings,
} from '#contract/outbox/endpoints.ts'
import { OUTBOX_LIMITS } from '#contract/outbox/words.ts'
import {
  changeEndpoint,
  createEndpoints,
  deleteEndpoint,
  listEndpoints,
  rotateSecret,
  type Endpoint,
  type MadeEndpoint,
} from '#worker/db/outbox/endpoints.ts'
import { AppError } from '#worker/errors.ts'
import { can, freshly, may } from '#worker/http/actor.ts'
import { forgetCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'
import { TOKEN_PURPOSE } from '#worker/jobs/outbox/attempt.ts'
import { canMail } from '#worker/routes/accounts/mail.ts'
import { deliverSoon } from '#worker/jobs/outbox/soon.ts'
import { newId } from '#worker/secrets/hash.ts'
import { seal } from '#worker/secrets/sealed.ts'
import { knownEndpoint, refuseStranger, refuseUnsafe, secretOf, toItem } from './endpoint-item.ts'

const BODY_BYTES = 8 * 1024

/** Where other systems are told what happens, as the site's people manage it. */
export const endpoints = new Hono<AppEnv>()
  .get('/endpoints', may('site:manage'), async (c) => {
    const rows = await listEndpoints(c.get('db'))
    const items = rows.map((row) => toItem(c.env.WAYFELT_SECRET, row))
    return c.json({
      endpoints: await Promise.all(items),
      hasMail: canMail(c.env),
    } satisfies EndpointList)
  })
  .post('/endpoints', may('site:manage'), freshly, async (c) => {
    const body = await readJson(c.req.raw, newEndpointSchema, BODY_BYTES)
    const [made] = await make(c, [body], () => '')
    if (!made) throw new Error('An endpoint was not made')
    return c.json(made satisfies EndpointReceipt, 201)
  })
  .post('/endpoints/import', may('site:manage'), freshly, async (c) => {
    const limit = BODY_BYTES * OUTBOX_LIMITS.endpoints
    const { endpoints: all } = await readJson(c.req.raw, endpointImportSchema, limit)
    const made = await make(c, all, (index) => `endpoints.${index}.`)
    return c.json({ made } satisfies EndpointImportReceipt, 201)
  })
  .patch('/endpoints/:id', may('site:manage'), freshly, async (c) => {
    const { token, ...body } = await readJson(c.req.raw, changedEndpointSchema, BODY_BYTES)
    const db = c.get('db')
    const endpoint = await knownEndpoint(db, c.req.param('id'))
    const set: Partial<Endpoint> = {
      ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
      ...(token === undefined ? {} : { sealed: await sealToken(c, token) }),
      // Whoever turns it on begins anew: why it was disabled is no reason any more.
      ...(body.state === undefined ? {} : { reason: null, pausedUntil: 0 }),
    }
    const after = { ...endpoint, ...set }
    await refuseAddress(c, after)
    refuseUnallowed(c, after.settings, endpoint.settings)
    refuseMisfit(after)
    // A token is for one address: who may change that could have it sent to themselves.
    if (after.url !== endpoint.url && endpoint.sealed !== null && token === undefined)
      throw new AppError('invalid', 'Another address needs its token again.', [
        { field: 'token', reason: 'is needed' },
      ])
    await changeEndpoint(db, endpoint, { set, told: toldOf({ ...body, token }) })
    forgetCollector(db.siteId)
    if (body.state === 'on') c.executionCtx.waitUntil(deliverSoon(c.env, db.siteId))
    return c.json((await toItem(c.env.WAYFELT_SECRET, after)) satisfies EndpointItem)
  })
  .delete('/endpoints/:id', may('site:manage'), async (c) => {
    const db = c.get('db')
    await deleteEndpoint(db, await knownEndpoint(db, c.req.param('id')))
    forgetCollector(db.siteId)
    return c.body(null, 204)
  })
  .post('/endpoints/:id/rotate', may('site:manage'), freshly, async (c) => {
    const db = c.get('db')
    const endpoint = await knownEndpoint(db, c.req.param('id'))
    if (endpoint.kind !== 'webhook')
      throw new AppError('conflict', 'Only webhooks are signed: there is no secret to replace.')
    const version = await rotateSecret(db, endpoint)
    return c.json((await receipt(c, { ...endpoint, version })) satisfies EndpointReceipt)
  })

/** Makes endpoints, all or none. @param at what stands before the fields of the one at an index */
async function make(
  c: Context<AppEnv>,
  all: CheckedEndpoint[],
  at: (index: number) => string,
): Promise<EndpointReceipt[]> {
  const db = c.get('db')
  for (const [index, { kind, url, settings }] of all.entries()) {
    await refuseAddress(c, { kind, url }, `${at(index)}url`)
    refuseUnallowed(c, settings)
  }
  const there = (await listEndpoints(db)).length
  if (there + all.length > OUTBOX_LIMITS.endpoints)
    throw new AppError(
      'conflict',
      `A site has at most ${OUTBOX_LIMITS.endpoints} endpoints. Delete some first.`,
    )
  const made: MadeEndpoint[] = []
  for (const { token, topics, ...one } of all)
    made.push({
      ...one,
      id: newId(),
      topics: [...new Set(topics)],
      sealed: token === undefined ? null : await sealToken(c, token),
    })
  const rows = await createEndpoints(db, made)
  forgetCollector(db.siteId)
  return await Promise.all(rows.map((row) => receipt(c, row)))
}

async function receipt(c: Context<AppEnv>, row: Endpoint): Promise<EndpointReceipt> {
  const root = c.env.WAYFELT_SECRET
  return { endpoint: await toItem(root, row), secret: await secretOf(root, row) }
}

async function sealToken(c: Context<AppEnv>, token: string): Promise<string> {
  const { siteId } = c.get('db')
  return await seal({ root: c.env.WAYFELT_SECRET, siteId, purpose: TOKEN_PURPOSE }, token)
}

/** Who may not see people or comments themselves must not have them sent elsewhere. */
function refuseUnallowed(
  c: Context<AppEnv>,
  { people, comments }: EndpointSettings,
  before: Pick<EndpointSettings, 'people' | 'comments'> = { people: false, comments: false },
): void {
  const isMore =
    (people && !before.people && !can(c, 'people:read')) ||
    (comments && !before.comments && !can(c, 'comments:read'))
  if (isMore)
    throw new AppError('forbidden', 'You may not have told elsewhere what you may not see here.')
}

function refuseMisfit({ kind, topics, settings, sealed }: Endpoint): void {
  const fields = misfits(kind, { topics, settings, hasToken: sealed !== null })
  if (fields.length > 0)
    throw new AppError(
      'invalid',
      'Some fields do not fit this kind of endpoint; see `fields`.',
      fields.map(([field, reason]) => ({ field, reason })),
    )
}

/** What the log says of a change: names of fields, and whether it is on. */
function toldOf({ state, ...body }: { state?: string | undefined } & Record<string, unknown>) {
  const fields = Object.keys(body).filter((field) => body[field] !== undefined)
  return { ...(fields.length > 0 ? { fields } : {}), ...(state ? { state } : {}) }
}

/** Refuses what must not be called, or mailed. */
async function refuseAddress(
  c: Context<AppEnv>,
  { kind, url }: Pick<Endpoint, 'kind' | 'url'>,
  field = 'url',
): Promise<void> {
  if (kind === 'mail') await refuseStranger({ env: c.env, own: c.get('own') }, url, field)
  else refuseUnsafe(url, isLocal(c), field)
}

function isLocal(c: Context<AppEnv>): boolean {
  return c.env.WEBHOOKS_TO_LOOPBACK === 'yes'
}
