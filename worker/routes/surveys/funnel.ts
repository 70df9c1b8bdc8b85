import { Hono } from 'hono'
import { countWhyBodySchema, funnelQuerySchema, type Funnel } from '#contract/surveys/funnel.ts'
import { FUNNEL_STEPS } from '#contract/surveys/words.ts'
import { sumFunnel } from '#worker/db/collect/funnel.ts'
import { changeSite, ownSite } from '#worker/db/site/sites.ts'
import { countsAt } from '#worker/domain/collect/funnel-lines.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { may } from '#worker/http/actor.ts'
import { forgetCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson, validate } from '#worker/http/validate.ts'
import { openSurvey } from './open-survey.ts'

const DAY_MS = 86_400_000

/** Why nobody was asked: switched on for some days, and what was counted of a survey. */
export const surveyFunnel = new Hono<AppEnv>()
  .put('/funnel', may('site:manage'), async (c) => {
    const { days, every } = await readJson(c.req.raw, countWhyBodySchema, 1024)
    const own = c.get('own')
    const { countWhy: before } = await ownSite(own)
    const { now } = own.actor
    const countWhy = days === 0 ? null : { every, until: now + days * DAY_MS }
    await changeSite(
      own,
      { countWhy },
      {
        fields: ['countWhy'],
        before: [JSON.stringify(countsAt(before, now))],
        after: [JSON.stringify(countWhy)],
      },
    )
    forgetCollector(own.siteId)
    return c.json({ counting: countWhy })
  })
  .get(
    '/surveys/:id/funnel',
    may('site:manage'),
    validate('query', funnelQuerySchema),
    async (c) => {
      const db = c.get('db')
      const { days } = c.req.valid('query')
      const { site, found } = await openSurvey(c)
      const { now } = db.actor
      const to = localDay(now, site.timezone)
      const range = { from: addDays(to, 1 - days), to }
      const { days: counted, sums } = await sumFunnel(db, found.id, range)
      const total = (of: 'n' | 'views') => sums.reduce((sum, one) => sum + one[of], 0)
      return c.json({
        range,
        counting: countsAt(site.countWhy, now),
        days: counted,
        counted: total('n'),
        views: total('views'),
        steps: FUNNEL_STEPS.flatMap((step) => {
          const sum = sums.find((one) => one.step === step)
          return sum ? [{ step, counted: sum.n, views: sum.views }] : []
        }),
      } satisfies Funnel)
    },
  )
