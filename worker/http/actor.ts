import { createMiddleware } from 'hono/factory'
import { FACTOR_MINUTES, type Permission } from '#contract/rights.ts'
import type { Context } from 'hono'
import { endOfKey, findKey, touchKey } from '#worker/db/site/keys.ts'
import { findGuest } from '#worker/db/site/shares.ts'
import { findSession, touchSession } from '#worker/db/accounts/sessions.ts'
import {
  actingDb,
  actingDirectory,
  type ActingDirectory,
  type Directory,
} from '#worker/db/connect.ts'
import { isWellFormedKey } from '#worker/secrets/key-format.ts'
import {
  permissionsOfKey,
  permissionsOfRole,
  permissionsOfShare,
} from '#worker/http/permissions.ts'
import { AppError } from '#worker/errors.ts'
import { readCookie } from './cookies.ts'
import { directoryOf } from './directory.ts'
import { noteRefusal, noteRefusedKey } from './refusals.ts'
import type { Actor, AppEnv } from './env.ts'
import { hashToken } from '#worker/secrets/hash.ts'

const HOUR_MS = 3_600_000

/** Finds out who calls: a program by its secret key, else a person by the cookie. */
export const recognised = createMiddleware<AppEnv>(async function recognised(c, next) {
  const bearer = bearerOf(c)
  const actor = bearer === null ? await personOf(c) : await programOf(c, bearer)
  if (!actor) throw new AppError('unauthenticated', signInFirst(bearer))
  c.set('actor', actor)
  await next()
})

/** Finds the share link that a guest's cookie stands for. */
export const recognisedGuest = createMiddleware<AppEnv>(async function recognisedGuest(c, next) {
  const token = readCookie(c, 'wf_guest')
  const now = Date.now()
  const share = token ? await findGuest(directoryOf(c), await hashToken(token), now) : null
  if (!share)
    throw new AppError('unauthenticated', 'Open the share link again; it may have expired.')
  c.set('actor', {
    stamp: { kind: 'share', id: share.id, name: share.name, now },
    siteId: share.siteId,
    permissions: permissionsOfShare(share.comments),
    person: null,
    share,
  })
  await next()
})

/**
 * Lets through who may do this on their site, and hands the route that site's database. A route
 * without it has no database at all.
 */
export function may(permission: Permission) {
  return createMiddleware<AppEnv>(async function mayMiddleware(c, next) {
    const own = ownDirectory(c)
    if (!c.get('actor').permissions.includes(permission)) {
      const details = { permission }
      await noteRefusal(own, { action: 'call.refused', details }, [own.actor.id, permission])
      throw notAllowed()
    }
    c.set('own', own)
    c.set('db', actingDb(own, own.siteId, own.actor))
    await next()
  })
}

/** Lets signed-in people through, for what is their own; keys and guests have no account. */
export const asPerson = createMiddleware<AppEnv>(async function asPerson(c, next) {
  const { person } = c.get('actor')
  if (!person) throw notAllowed()
  c.set('person', person)
  await next()
})

/** Lets programs through that come with a secret key; a browser's cookie opens nothing here. */
export const asProgram = createMiddleware<AppEnv>(async function asProgram(c, next) {
  if (c.get('actor').stamp.kind !== 'key') throw notAllowed()
  await next()
})

/**
 * Asks a person for a passkey, a link or a sign-in at Access of the last minutes, before what a stolen
 * session must not do. A program shows its key with each call.
 * @throws AppError `factor_needed`
 */
export function needFactor(c: Context<AppEnv>): void {
  const { person, stamp } = c.get('actor')
  if (!person || stamp.now - person.factorAt <= FACTOR_MINUTES * 60_000) return
  throw new AppError(
    'factor_needed',
    `Confirm that it is you: this needs a passkey or link of the last ${FACTOR_MINUTES} minutes.`,
  )
}

/** The same before a whole route, after it is known who calls. */
export const freshly = createMiddleware<AppEnv>(async function freshly(c, next) {
  needFactor(c)
  await next()
})

/** What somebody's own changes are made by: with a log where they belong to a site. */
export function personalDirectory(c: Context<AppEnv>): ActingDirectory | Directory {
  return c.get('actor').siteId === null ? directoryOf(c) : ownDirectory(c)
}

/**
 * What the directory holds of the actor's site.
 * @throws AppError if there is none or another one is shown
 */
export function ownDirectory(c: Context<AppEnv>): ActingDirectory {
  const { siteId, stamp, person } = c.get('actor')
  if (siteId === null) throw notAllowed()
  const shown = c.req.header('x-wayfelt-site')
  if (shown !== undefined && person && shown !== person.membership?.key)
    throw new AppError('site_changed', 'Another site was chosen in another tab. Reload the page.')
  return actingDirectory(directoryOf(c), siteId, stamp)
}

/** Whether the actor may see this much; for routes that show more or less. */
export function can(c: Context<AppEnv>, permission: Permission): boolean {
  return c.get('actor').permissions.includes(permission)
}

/** What somebody is told who may not do what they asked for. */
export function notAllowed(): AppError {
  return new AppError('forbidden', 'You are not allowed to do this here. Ask an owner of the site.')
}

function signInFirst(bearer: string | null): string {
  return bearer === null ? 'Sign in first.' : 'This key is unknown, expired or revoked.'
}

function bearerOf(c: Context<AppEnv>): string | null {
  const header = c.req.header('authorization')
  return header === undefined ? null : header.replace(/^Bearer +/i, '')
}

/** The signed-in person behind the cookie, or null. */
export async function personOf(c: Context<AppEnv>): Promise<Actor | null> {
  const token = readCookie(c, 'wf_session')
  if (!token) return null
  const directory = directoryOf(c)
  const now = Date.now()
  const session = await findSession(directory, await hashToken(token), now)
  if (!session) return null
  if (now - session.seenAt > HOUR_MS) await touchSession(directory, session.tokenHash, now)
  const { user, membership } = session
  return {
    stamp: { kind: 'user', id: user.id, name: user.name, now },
    siteId: membership?.siteId ?? null,
    permissions: membership ? permissionsOfRole(membership.role, membership.comments) : [],
    person: session,
    share: null,
  }
}

async function programOf(c: Context<AppEnv>, bearer: string): Promise<Actor | null> {
  if (!isWellFormedKey('secret', bearer)) return null
  const directory = directoryOf(c)
  const now = Date.now()
  const lookup = await hashToken(bearer)
  const key = await findKey(directory, lookup)
  if (!key) return null
  const end = endOfKey(key, now)
  if (end !== null) {
    await noteRefusedKey(c, key, end)
    return null
  }
  if (now - (key.usedAt ?? 0) > HOUR_MS)
    await touchKey(directory, lookup, { now, everyMs: HOUR_MS })
  return {
    stamp: { kind: 'key', id: key.id, name: key.name, now },
    siteId: key.siteId,
    permissions: permissionsOfKey(key.scopes),
    person: null,
    share: null,
  }
}
