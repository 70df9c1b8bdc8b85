import { Hono } from 'hono'
import { newJourneySchema } from '#contract/journey.ts'
import { readerQuerySchema } from '#contract/names.ts'
import { TEMPLATE_FILE, type TemplateList } from '#contract/templates.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { listJourneys } from '#worker/db/journey/maps.ts'
import { startJourney } from '#worker/db/journey/start-journey.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import type { Templates } from '#worker/domain/journey/template/parts.ts'
import { startFrom } from '#worker/domain/journey/template/start-from.ts'
import { listTemplates } from '#worker/domain/journey/template/templates.ts'
import { usualSegments } from '#worker/domain/journey/map/usual-segments.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import { forgetCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { keptAsset } from '#worker/http/kept-asset.ts'
import { readJson, validate } from '#worker/http/validate.ts'
import { languagesOf } from './reader-languages.ts'

/** Maps and questions in three languages, which are wanted once in the life of a site. */
const templatesOf = keptAsset<Templates, Templates>(TEMPLATE_FILE, (all) => all)

/** What a journey may start from, and a new map for a site with what it asks. */
export const newJourney = new Hono<AppEnv>()
  .get('/templates', may('site:manage'), validate('query', readerQuerySchema), async (c) => {
    const { language } = await ownSite(c.get('own'))
    const languages = languagesOf(c, c.req.valid('query').lang, language)
    const templates = listTemplates(await templatesOf(c.env), languages)
    return c.json({ templates } satisfies TemplateList)
  })
  .post('/journeys', may('site:manage'), async (c) => {
    const wanted = await readJson(c.req.raw, newJourneySchema, 4096)
    const db = c.get('db')
    const start =
      'template' in wanted
        ? startFrom((await templatesOf(c.env))[wanted.template], wanted.language)
        : { map: { ...wanted, stages: [] }, surveys: [] }
    const map = { ...start.map, segments: usualSegments(start.map) }
    if (!(await startJourney(db, { ...start, map }))) throw await standsAlready(db, start)
    forgetCollector(db.siteId)
    return c.json({ id: start.map.id }, 201)
  })

/** Why a site cannot start from a template, and what to do instead. */
async function standsAlready(db: SiteDb, { map }: { map: { id: string } }): Promise<AppError> {
  const own = (await listJourneys(db)).find(({ id }) => id === map.id)
  const why = own
    ? `The site has the journey of this template: “${own.name}”. Go on with that one`
    : 'Another journey of the site has parts with ids of this template. Go on with that one'
  return new AppError('conflict', `${why}, or take another template from GET /api/templates.`)
}
