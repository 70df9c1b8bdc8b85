import { Hono } from 'hono'
import {
  newShareSchema,
  openShareSchema,
  type SharedView,
  type ShareList,
  type ShareReceipt,
} from '#contract/site/shares.ts'
import {
  admitGuest,
  createShare,
  findShare,
  listShares,
  revokeShare,
  type ListedShare,
} from '#worker/db/site/shares.ts'
import { listJourneys } from '#worker/db/journey/maps.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { toBase62 } from '#worker/secrets/key-format.ts'
import { AppError } from '#worker/errors.ts'
import { freshly, may, recognisedGuest } from '#worker/http/actor.ts'
import { giveCookie } from '#worker/http/cookies.ts'
import { directoryOf, enteredSite } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'
import { publicOrigin } from '#worker/http/origin.ts'
import { addressOf, limitTries } from '#worker/http/limits.ts'
import { readJson } from '#worker/http/validate.ts'

const DAY_MS = 86_400_000
const VISIT_MS = 12 * 3_600_000

/** Share links, as the site's people manage them. */
export const shares = new Hono<AppEnv>()
  .get('/shares', may('shares:manage'), async (c) => {
    const rows = await listShares(c.get('own'))
    return c.json({ shares: rows.map(toItem) } satisfies ShareList)
  })
  .post('/shares', may('shares:manage'), freshly, async (c) => {
    const { name, journeys, comments, days } = await readJson(c.req.raw, newShareSchema, 4096)
    const own = c.get('own')
    const known = new Set((await listJourneys(c.get('db'))).map((journey) => journey.id))
    const unknown = journeys.flatMap((id, index) =>
      known.has(id) ? [] : [{ field: `journeys[${index}]`, reason: 'no such journey' }],
    )
    if (unknown.length > 0) throw new AppError('invalid', 'Some journeys are not known.', unknown)
    const slug = toBase62(crypto.getRandomValues(new Uint8Array(32)), 43)
    const share = await createShare(own, {
      id: newId(),
      slugHash: await hashToken(slug),
      name,
      journeys,
      comments,
      expiresAt: own.actor.now + days * DAY_MS,
    })
    const link = `${publicOrigin(c)}/shared#${slug}`
    return c.json({ share: toItem(share), link } satisfies ShareReceipt, 201)
  })
  .delete('/shares/:id', may('shares:manage'), async (c) => {
    const own = c.get('own')
    const id = c.req.param('id')
    const share = (await listShares(own)).find((one) => one.id === id)
    if (!share) throw new AppError('not_found', 'There is no such share link.')
    await revokeShare(own, share)
    return c.body(null, 204)
  })

/** The same links as their guests use them. */
export const sharedEntrance = new Hono<AppEnv>()
  .post('/open', async (c) => {
    await limitTries(c, 'share', addressOf(c))
    const { slug } = await readJson(c.req.raw, openShareSchema, 1024)
    const now = Date.now()
    const share = await findShare(directoryOf(c), await hashToken(slug), now)
    if (!share) throw new AppError('unauthenticated', 'This share link has expired or was revoked.')
    const stamp = { kind: 'share', id: share.id, name: share.name, now } as const
    const token = newToken()
    const expiresAt = Math.min(now + VISIT_MS, share.expiresAt)
    const { id: shareId, openedAt } = share
    const guest = { tokenHash: await hashToken(token), shareId, expiresAt, openedAt }
    await admitGuest(enteredSite(c, share.siteId, stamp), guest)
    giveCookie(c, 'wf_guest', { token, forMs: expiresAt - now })
    return c.body(null, 204)
  })
  .get('/', recognisedGuest, may('figures:read'), async (c) => {
    const { share } = c.get('actor')
    if (!share) throw new AppError('unauthenticated', 'Open the share link first.')
    const { name, comments, expiresAt } = share
    const site = await ownSite(c.get('own'))
    return c.json({ name, comments, expiresAt, site: { name: site.name } } satisfies SharedView)
  })

function toItem(share: ListedShare): ShareList['shares'][number] {
  const { id, name, journeys, comments, createdAt, expiresAt, revokedAt, maker } = share
  return { id, name, journeys, comments, createdAt, expiresAt, revokedAt, maker }
}
