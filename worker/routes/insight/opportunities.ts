import { Hono } from 'hono'
import type { Opportunities } from '#contract/insight/opportunities.ts'
import { segmentsQuerySchema } from '#contract/insight/segments.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import { readOutcomes } from '#worker/db/insight/outcomes.ts'
import { listSplit } from '#worker/db/insight/split.ts'
import { listActionCounts } from '#worker/db/journey/action-counts.ts'
import { listCells } from '#worker/db/journey/maps.ts'
import { cutIntoWeeks } from '#worker/domain/days.ts'
import { outcomePlace } from '#worker/domain/insight/drivers/drivers.ts'
import { touchpointEffects } from '#worker/domain/insight/drivers/touchpoints.ts'
import {
  buildOpportunities,
  isImportant,
} from '#worker/domain/insight/opportunities/opportunities.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { cellsOf, findWorded } from '#worker/routes/journey.ts'

/** What is worth doing first: of the newest answers to the outcome, and not for guests. */
export const opportunities = new Hono<AppEnv>().get(
  '/journeys/:id/opportunities',
  may('figures:read'),
  validate('query', segmentsQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const { from, to, kind, lang: _, ...filter } = c.req.valid('query')
    const [{ map, site }, placed] = await Promise.all([findWorded(c, undefined), listCells(db)])
    const all = cellsOf(map, placed)
    const stages = map.stages.map(({ id }) => id)
    const place = outcomePlace(all, stages, kind)
    const found = place
      ? await readOutcomes(db, { journey: map.id, place, from, to, filter })
      : { outcomes: [] }
    const scale = place?.scale ?? 'nps11'
    // What somebody said of the outcome before is no touchpoint to mend.
    const effects = touchpointEffects(found.outcomes, scale, HIDDEN_BELOW[map.kind]).filter(
      ({ driver }) => driver.scale !== scale || !place?.touchpoints.includes(driver.touchpoint),
    )
    const important = effects.filter(isImportant).map(({ driver }) => driver)
    const cells = all.filter((cell) =>
      important.some(
        ({ stage, touchpoint, scale: own }) =>
          stage === cell.stageId && touchpoint === cell.touchpointId && own === cell.scale,
      ),
    )
    const [[split = []], counts] = await Promise.all([
      listSplit(db, { cells, periods: [cutIntoWeeks(from, to)], filter }),
      listActionCounts(db, { places: cells, range: { from, to }, filter }),
    ])
    const reached = (stage: string, touchpoint: string) => {
      const at = cells.findIndex((one) => one.stageId === stage && one.touchpointId === touchpoint)
      return counts[at]?.times[''] ?? 0
    }
    return c.json({
      journey: map.id,
      range: { from, to },
      timezone: site.timezone,
      outcome: place && { stage: place.stage, scale },
      n: found.outcomes.length,
      ...buildOpportunities(effects, split, reached),
      meta: { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) },
    } satisfies Opportunities)
  },
)
