import { Hono } from 'hono'
import { newJourneySchema } from '#contract/journey.ts'
import { startJourney } from '#worker/db/journey/start-journey.ts'
import { startFrom } from '#worker/domain/journey/template/start-from.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import { forgetCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'

/** A first map for a site, and what it asks. */
export const newJourney = new Hono<AppEnv>().post('/journeys', may('site:manage'), async (c) => {
  const { template, language } = await readJson(c.req.raw, newJourneySchema, 1024)
  const db = c.get('db')
  const start = startFrom(template, language)
  if (!(await startJourney(db, start)))
    throw new AppError('conflict', 'The site has a journey of this template already.')
  forgetCollector(db.siteId)
  return c.json({ id: start.map.id }, 201)
})
