import { Hono } from 'hono'
import {
  newSiteSchema,
  siteChangeSchema,
  type SiteChange,
  type SiteSettings,
} from '#contract/site/settings.ts'
import { commit } from '#worker/db/site/audit.ts'
import { addMember } from '#worker/db/accounts/users.ts'
import { changeSite, ownSite, type Site, type SiteColumns } from '#worker/db/site/sites.ts'
import { asPerson, may } from '#worker/http/actor.ts'
import { directoryOf, enteredSite } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'
import { makeSite } from './new-site.ts'

const BODY_BYTES = 32 * 1024

/** What a site is, and how it treats its visitors. */
export const settings = new Hono<AppEnv>()
  .get('/site', may('site:manage'), async (c) => c.json(toSettings(await ownSite(c.get('own')))))
  .patch('/site', may('site:manage'), async (c) => {
    const change = await readJson(c.req.raw, siteChangeSchema, BODY_BYTES)
    const own = c.get('own')
    await changeSite(own, toColumns(change), namesOf(change))
    return c.json(toSettings(await ownSite(own)))
  })
  .post('/sites', may('team:manage'), asPerson, async (c) => {
    const body = await readJson(c.req.raw, newSiteSchema, BODY_BYTES)
    const { stamp } = c.get('actor')
    const { siteId, key } = await makeSite(directoryOf(c), body, stamp.now)
    const owner = { user: c.get('person').user, role: 'owner', comments: true } as const
    await addMember(enteredSite(c, siteId, stamp), owner)
    const created = { action: 'site.created', target: key, details: { name: body.name } } as const
    await commit(c.get('own'), created, [])
    return c.json({ key }, 201)
  })

function toSettings(site: Site): SiteSettings {
  const { retentionMonths, maskComments, honourGpc } = site
  const { key, name, timezone, language, origins, segments, personas } = site
  const { cooldownDays, addressLimit, sampleAbove, paused } = site
  const privacy = { retentionMonths: asMonths(retentionMonths), maskComments, honourGpc }
  return {
    key,
    name,
    timezone,
    language,
    origins,
    segments,
    personas,
    cooldownDays,
    addressLimit,
    sampleAbove,
    paused,
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

function namesOf({ privacy, ...change }: SiteChange): string[] {
  return [...Object.keys(change), ...Object.keys(privacy ?? {}).map((name) => `privacy.${name}`)]
}
