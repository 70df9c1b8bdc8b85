import { Hono } from 'hono'
import { SURVEY_LIST_DAYS, surveysQuerySchema, type SurveyList } from '#contract/surveys/list.ts'
import { SCALES } from '#contract/words.ts'
import { listCells, listJourneys } from '#worker/db/journey/maps.ts'
import { sumCells } from '#worker/db/journey/rollups.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { listSurveys } from '#worker/db/surveys/list.ts'
import { addDays, cutIntoWeeks, localDay } from '#worker/domain/days.ts'
import { nameIn } from '#worker/domain/journey/word-map.ts'
import { localized } from '#worker/domain/localized.ts'
import { recentAnswers } from '#worker/domain/surveys/recent-answers.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { languagesOf } from '#worker/routes/reader-languages.ts'

/** What is asked: drafts, too, so for those who set the site up. */
export const surveyList = new Hono<AppEnv>().get(
  '/surveys',
  may('site:manage'),
  validate('query', surveysQuerySchema),
  async (c) => {
    const db = c.get('db')
    const { touchpoint, lang } = c.req.valid('query')
    const [site, asked, placed, maps] = await Promise.all([
      ownSite(c.get('own')),
      listSurveys(db, touchpoint),
      listCells(db),
      listJourneys(db, true),
    ])
    const today = localDay(db.actor.now, site.timezone)
    const range = { from: addDays(today, 1 - SURVEY_LIST_DAYS), to: today }
    const places = new Set(asked.map(({ touchpointId }) => touchpointId))
    const cells = placed.filter(({ touchpointId }) => places.has(touchpointId))
    const periods = [cutIntoWeeks(range.from, range.to)]
    const [sums = []] = await sumCells(db, { cells, periods, filter: {} })
    const counted = cells.flatMap((cell, at) => (sums[at] ? [{ ...cell, ...sums[at] }] : []))
    const languages = languagesOf(c, lang, site.language)
    // Of few employees nothing is told, wherever the touchpoint stood.
    const small = new Set(
      maps
        .filter(({ kind }) => kind === 'employee')
        .flatMap((map) => map.stages.map(({ id }) => id)),
    )
    return c.json({
      range,
      surveys: asked.map((survey) => {
        const { id, names, scale, state, revision, touchpointId, definition, plan } = survey
        const own = counted.filter(
          (cell) => cell.touchpointId === touchpointId && cell.scale === scale,
        )
        const kind = own.some(({ stageId }) => small.has(stageId)) ? 'employee' : 'customer'
        return {
          id,
          name: nameIn(survey, languages),
          names,
          kind: SCALES[scale].kind,
          scale,
          state,
          startsOn: plan.startsOn,
          endsOn: plan.endsOn,
          revision,
          touchpoint: touchpointId,
          question: definition && localized(definition.question, languages),
          answers: recentAnswers(own, kind),
        }
      }),
    } satisfies SurveyList)
  },
)
