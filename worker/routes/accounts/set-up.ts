import { Hono, type Context } from 'hono'
import { setUpSchema } from '#contract/accounts/accounts.ts'
import { listAccounts } from '#worker/db/accounts/addresses.ts'
import { usingCode, usingLink } from '#worker/db/accounts/links.ts'
import { firstOwner, joiningSite, noOwnerYet, type User } from '#worker/db/accounts/users.ts'
import type { Directory } from '#worker/db/connect.ts'
import type { Query } from '#worker/db/site/audit.ts'
import { foundSite, listSites, type Site } from '#worker/db/site/sites.ts'
import { AppError } from '#worker/errors.ts'
import { directoryOf, enteredSite } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { addressOf, limitTries } from '#worker/http/limits.ts'
import { startSession } from '#worker/http/session.ts'
import { readJson } from '#worker/http/validate.ts'
import { newSite } from '#worker/routes/site/new-site.ts'
import { hashToken, newId } from '#worker/secrets/hash.ts'
import { linkIsOver } from './open-link.ts'
import { proving } from './proving.ts'
import { isChosenCode, spentCode } from './set-up-code.ts'

/** Setting a deployment up, once: by a link of the command line, or the code that its deployer chose. */
export const setUp = new Hono<AppEnv>().post('/set-up', async (c) => {
  await limitTries(c, 'signIn', addressOf(c))
  const { token, code, email, name, site } = await readJson(c.req.raw, setUpSchema, 2048)
  const directory = directoryOf(c)
  const now = Date.now()
  const refusal = code === undefined ? linkIsOver() : codeRefused()
  if (code !== undefined && !(await isChosenCode(c.env, code))) throw refusal
  if (await firstOwner(directory)) throw refusal
  const sites = await listSites(directory)
  if (sites.length === 0 && !site)
    throw new AppError('invalid', 'Name the first site.', [
      { field: 'site', reason: 'must be given: there is no site yet' },
    ])
  const accounts = await listAccounts(directory, email)
  const user = accounts[0] ?? newOwner({ email, name, createdAt: now })
  const before = [
    ...(await usingProof(directory, { token, code, now })),
    noOwnerYet(directory),
    ...proving(c, { keeper: user, accounts, now }),
  ]
  const isIn =
    sites.length > 0 || !site
      ? await own(c, { user, sites, along: before })
      : await found(c, { user, site, before })
  if (!isIn) throw refusal
  return c.body(null, 204)
})

/** Uses up what lets the first owner in. */
async function usingProof(
  directory: Directory,
  { token = '', code, now }: { token?: string | undefined; code?: string | undefined; now: number },
): Promise<Query[]> {
  if (code === undefined)
    return usingLink(directory, { tokenHash: await hashToken(token), now }, ['set-up'])
  return usingCode(directory, { tokenHash: await spentCode(code), id: newId(), now })
}

/** One sentence for all: whoever tries codes out learns nothing. */
function codeRefused(): AppError {
  return new AppError('invalid', 'This code does not set this Wayfelt up.', [
    { field: 'code', reason: 'must be the value of WAYFELT_SETUP, and not have been used before' },
  ])
}

function newOwner(user: Pick<User, 'email' | 'name' | 'createdAt'>): User {
  return { id: newId(), ...user, homeSiteId: 0, provedAt: null }
}

/** Makes somebody the owner of the sites that are there. */
async function own(
  c: Context<AppEnv>,
  { user, sites, along }: { user: User; sites: Site[]; along: Query[] },
): Promise<boolean> {
  const stamp = { kind: 'user', id: user.id, name: user.name, now: Date.now() } as const
  const joins = sites.flatMap(({ id }) =>
    joiningSite(enteredSite(c, id, stamp), { user, role: 'owner', comments: true }),
  )
  const siteId = sites[0]?.id
  return await startSession(c, { user, way: 'link', siteId, along: [...along, ...joins] })
}

/** Makes the first site and its owner; a session that does not begin can be begun by another link. */
async function found(
  c: Context<AppEnv>,
  { user, site, before }: { user: User; site: { name: string; timezone: string }; before: Query[] },
): Promise<boolean> {
  const actor = { kind: 'user', id: user.id, name: user.name, now: Date.now() } as const
  const row = newSite({ ...site, language: 'en', origins: [] }, actor.now)
  const siteId = await foundSite(directoryOf(c), row, { owner: user, actor, before })
  return siteId !== null && (await startSession(c, { user, way: 'link', siteId }))
}
