import { Hono, type Context } from 'hono'
import {
  improvementChangeSchema,
  improvementsQuerySchema,
  newImprovementSchema,
  planQuerySchema,
  type Improvement,
  type ImprovementList,
  type ImprovementPlan,
  type NewImprovement,
} from '#contract/improvements/improvements.ts'
import { IMPROVEMENT_LIMITS } from '#contract/improvements/words.ts'
import { HIDDEN_BELOW } from '#contract/words.ts'
import {
  createImprovement,
  deleteImprovement,
  findImprovement,
  listImprovements,
  renameImprovement,
  stopImprovement,
  type StoredImprovement,
} from '#worker/db/improvements/improvements.ts'
import { listJourneys, type JourneyMap } from '#worker/db/journey/maps.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { PLAN_WEEKS, planOf } from '#worker/domain/improvements/plan.ts'
import { phaseOf, plannedEndOf } from '#worker/domain/improvements/windows.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson, validate } from '#worker/http/validate.ts'
import { newId } from '#worker/secrets/hash.ts'
import { countPlace, readImprovements } from './read-improvements.ts'

const BODY_BYTES = 4096

/** What was changed for customers, and whether it helped. Guests of share links do not reach this. */
export const improvements = new Hono<AppEnv>()
  .get(
    '/improvements',
    may('figures:read'),
    validate('query', improvementsQuerySchema),
    async (c) => {
      const { journey } = c.req.valid('query')
      const [map, days, rows] = await Promise.all([
        needJourney(c, journey),
        daysOf(c),
        listImprovements(c.get('db'), journey),
      ])
      const all = await readImprovements(c.get('db'), { map, rows }, days)
      return c.json({ today: days.today, improvements: all } satisfies ImprovementList)
    },
  )
  .get('/improvements/plan', may('figures:read'), validate('query', planQuerySchema), async (c) => {
    const { journey, scale, stage, touchpoint = null, control = null } = c.req.valid('query')
    const [map, { today }] = await Promise.all([needJourney(c, journey), daysOf(c)])
    const place = { scale, stage, touchpoint, control }
    needPlace(map, place)
    const range = { from: addDays(today, -7 * PLAN_WEEKS), to: addDays(today, -1) }
    const counted = await countPlace(c.get('db'), place, range)
    return c.json(planOf(counted, HIDDEN_BELOW[map.kind]) satisfies ImprovementPlan)
  })
  .post('/improvements', may('site:manage'), async (c) => {
    const { weeks, ...asked } = await readJson(c.req.raw, newImprovementSchema, BODY_BYTES)
    const db = c.get('db')
    const { journey, stage, touchpoint, control, solution, ...own } = asked
    const map = await needJourney(c, journey)
    needPlace(map, asked)
    const known = await listImprovements(db, journey)
    if (known.length >= IMPROVEMENT_LIMITS.improvements)
      throw new AppError('invalid', `A journey has ${known.length} improvements at most.`)
    const plannedEnd = plannedEndOf(own.startsOn, own.washoutDays, weeks)
    const row = await createImprovement(db, {
      ...own,
      plannedEnd,
      id: newId(),
      journeyId: journey,
      stageId: stage,
      touchpointId: touchpoint,
      solutionId: solution,
      controlId: control,
    })
    return c.json((await readOne(c, map, row)) satisfies Improvement, 201)
  })
  .patch('/improvements/:id', may('site:manage'), async (c) => {
    const { name, stop } = await readJson(c.req.raw, improvementChangeSchema, BODY_BYTES)
    const db = c.get('db')
    const [row, { today }] = await Promise.all([needImprovement(c), daysOf(c)])
    if (stop && phaseOf(row, today) !== 'running')
      throw new AppError('conflict', 'Only what is running can be stopped.')
    if (name !== undefined) await renameImprovement(db, row, name)
    const named = { ...row, name: name ?? row.name }
    if (stop) await stopImprovement(db, named, today)
    const map = await needJourney(c, row.journeyId)
    const changed = { ...named, stoppedOn: stop ? today : row.stoppedOn }
    return c.json((await readOne(c, map, changed)) satisfies Improvement)
  })
  .delete('/improvements/:id', may('site:manage'), async (c) => {
    const [row, { today }] = await Promise.all([needImprovement(c), daysOf(c)])
    if (phaseOf(row, today) !== 'planned')
      throw new AppError('conflict', 'It has begun: stop it instead. What was judged stays known.')
    await deleteImprovement(c.get('db'), row)
    return c.body(null, 204)
  })

async function readOne(
  c: Context<AppEnv>,
  map: JourneyMap,
  row: StoredImprovement,
): Promise<Improvement> {
  const [known, days] = await Promise.all([listImprovements(c.get('db'), map.id), daysOf(c)])
  const rows = [row, ...known.filter(({ id }) => id !== row.id)]
  const [one] = await readImprovements(c.get('db'), { map, rows, only: row.id }, days)
  if (!one) throw new AppError('not_found', 'There is no such improvement.')
  return one
}

async function daysOf(c: Context<AppEnv>): Promise<{ today: string; timezone: string }> {
  const { timezone } = await ownSite(c.get('own'))
  return { timezone, today: localDay(c.get('actor').stamp.now, timezone) }
}

async function needJourney(c: Context<AppEnv>, id: string): Promise<JourneyMap> {
  const map = (await listJourneys(c.get('db'), true)).find((journey) => journey.id === id)
  if (!map) throw new AppError('not_found', 'There is no such journey.')
  return map
}

async function needImprovement(c: Context<AppEnv>): Promise<StoredImprovement> {
  const row = await findImprovement(c.get('db'), c.req.param('id') ?? '')
  if (!row) throw new AppError('not_found', 'There is no such improvement.')
  return row
}

type Place = Pick<NewImprovement, 'stage' | 'touchpoint' | 'control'>

/** @throws AppError `invalid` for a place that the journey does not have */
function needPlace(map: JourneyMap, { stage, touchpoint, control }: Place): void {
  const has = (id: string) => map.stages.find((one) => one.id === id && !one.retired)
  const its = has(stage)
  const fields = [
    ...(its ? [] : [{ field: 'stage', reason: 'is no stage of this journey' }]),
    ...(touchpoint === null || its?.touchpoints.some(({ id }) => id === touchpoint)
      ? []
      : [{ field: 'touchpoint', reason: 'does not stand in this stage' }]),
    ...(control === null || (control !== stage && has(control))
      ? []
      : [{ field: 'control', reason: 'must be another stage of this journey' }]),
  ]
  if (fields.length > 0) throw new AppError('invalid', 'There is no such place.', fields)
}
