import { Hono } from 'hono'
import {
  newSiteSchema,
  siteChangeSchema,
  siteEndSchema,
  type SiteChange,
  type SiteSettings,
} from '#contract/site/settings.ts'
import { auditEntry } from '#worker/db/site/audit.ts'
import { endSite } from '#worker/db/site/end-site.ts'
import { AppError } from '#worker/errors.ts'
import {
  changeSite,
  foundSite,
  ownSite,
  type Site,
  type SiteColumns,
} from '#worker/db/site/sites.ts'
import { asPerson, freshly, may } from '#worker/http/actor.ts'
import { forgetCollector } from '#worker/http/collector-cache.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv, Bindings } from '#worker/http/env.ts'
import { limitTries } from '#worker/http/limits.ts'
import { readJson } from '#worker/http/validate.ts'
import { refuseWeak } from './look.ts'
import { newSite } from './new-site.ts'

const BODY_BYTES = 32 * 1024

/** What a site is, and how it treats its visitors. */
export const settings = new Hono<AppEnv>()
  .get('/site', may('site:manage'), async (c) =>
    c.json(toSettings(await ownSite(c.get('own')), c.env)),
  )
  .patch('/site', may('site:manage'), async (c) => {
    const change = await readJson(c.req.raw, siteChangeSchema, BODY_BYTES)
    if (change.look) refuseWeak(change.look)
    if (change.dropsCounts === true && !c.env.COUNTS) throw noBucket()
    const own = c.get('own')
    const before = await ownSite(own)
    const after = { ...before, ...toColumns(change) }
    await changeSite(own, toColumns(change), differences(change, { before, after }))
    return c.json(toSettings(await ownSite(own), c.env))
  })
  .delete('/site', may('team:manage'), freshly, async (c) => {
    const { name } = await readJson(c.req.raw, siteEndSchema, 1024)
    const own = c.get('own')
    const site = await ownSite(own)
    if (name !== site.name)
      throw new AppError('invalid', 'Name the site that is to be deleted.', [
        { field: 'name', reason: 'must be the name of the site' },
      ])
    await endSite(own, site)
    forgetCollector(own.siteId)
    return c.body(null, 204)
  })
  .post('/sites', may('team:manage'), asPerson, async (c) => {
    const body = await readJson(c.req.raw, newSiteSchema, BODY_BYTES)
    const own = c.get('own')
    const { actor } = own
    const { user } = c.get('person')
    if (user.homeSiteId !== 0)
      throw new AppError(
        'forbidden',
        'Your address is not proved yet: sign in by a mailed link, Access or `npm run signin-link` first.',
      )
    await limitTries(c, 'site', actor.id)
    const site = newSite(body, actor.now)
    const { key, name } = site
    const after = [auditEntry(own, { action: 'site.created', target: key, details: { name } })]
    await foundSite(directoryOf(c), site, { owner: user, actor, after })
    return c.json({ key }, 201)
  })

function noBucket(): AppError {
  return new AppError('invalid', 'This deployment has no bucket for counts.', [
    { field: 'dropsCounts', reason: 'bind an R2 bucket as COUNTS first: see docs/counts.md' },
  ])
}

function toSettings(site: Site, { COUNTS }: Pick<Bindings, 'COUNTS'>): SiteSettings {
  const { retentionMonths, maskComments, honourGpc } = site
  const { key, name, timezone, language, origins } = site
  const { cooldownDays, askBudget, addressLimit, sampleAbove, paused, look, dropsCounts } = site
  const privacy = { retentionMonths: asMonths(retentionMonths), maskComments, honourGpc }
  return {
    key,
    name,
    timezone,
    language,
    origins,
    cooldownDays,
    askBudget,
    addressLimit,
    sampleAbove,
    paused,
    dropsCounts,
    hasBucket: COUNTS !== undefined,
    look,
    privacy,
  }
}

/** The column holds only what `PATCH /api/site` let through, or its default. */
function asMonths(months: number | null): SiteSettings['privacy']['retentionMonths'] {
  return months as SiteSettings['privacy']['retentionMonths']
}

function toColumns({ privacy, ...change }: SiteChange): SiteColumns {
  return { ...change, ...privacy }
}

/** What changes, with the values before and after as JSON. */
function differences(
  { privacy, ...change }: SiteChange,
  { before, after }: Record<'before' | 'after', SiteColumns>,
) {
  const columns = [
    ...Object.keys(change).map((name) => [name, name] as const),
    ...Object.keys(privacy ?? {}).map((name) => [`privacy.${name}`, name] as const),
  ]
  const valuesOf = (site: SiteColumns) =>
    columns.map(([, name]) => JSON.stringify(site[name as keyof SiteColumns]))
  const fields = columns.map(([field]) => field)
  return { fields, before: valuesOf(before), after: valuesOf(after) }
}
