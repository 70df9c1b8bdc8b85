import { Hono, type Context } from 'hono'
import { newTrialSchema, trialChangeSchema } from '#contract/cases/trial.ts'
import type { TrialsView } from '#contract/cases/trial-view.ts'
import { readDesk } from '#worker/db/cases/desk.ts'
import { readClock } from '#worker/db/clock/state.ts'
import {
  countTrial,
  newestTrial,
  recentScores,
  startTrial,
  stopTrial,
} from '#worker/db/clock/trials.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { detectableOf, outlookOf, tellTrial } from '#worker/domain/clock/trial-report.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'

const BODY_BYTES = 1024
const CHANGED = 'Somebody has begun a trial meanwhile. Read it again.'

/** Trials of how long after an experience to ask how it went. Guests of share links do not reach them. */
export const askTrials = new Hono<AppEnv>()
  .get('/ask-trials', may('figures:read'), async (c) => c.json(await readView(c)))
  .post('/ask-trials', may('site:manage'), async (c) => {
    const { days, answers, seen } = await readJson(c.req.raw, newTrialSchema, BODY_BYTES)
    const db = c.get('db')
    const { desk } = await readDesk(db)
    const { again, trial } = await readClock(db, desk)
    if ((trial?.id ?? 0) !== seen) throw new AppError('conflict', CHANGED)
    if (again === null)
      throw new AppError('invalid', 'Choose a live survey that asks how it went, first.')
    const { deviation } = await readOutlook(db)
    const detectable = detectableOf(deviation, answers, days.length)
    if (!(await startTrial(db, { days, planned: answers, detectable }, seen)))
      throw new AppError('conflict', CHANGED)
    return c.json(await readView(c), 201)
  })
  .patch('/ask-trials', may('site:manage'), async (c) => {
    const { stop } = await readJson(c.req.raw, trialChangeSchema, BODY_BYTES)
    if (!(await stopTrial(c.get('db'), stop)))
      throw new AppError('conflict', 'That trial takes in nobody, or is not there. Read it again.')
    return c.json(await readView(c))
  })

async function readOutlook(db: SiteDb): Promise<TrialsView['outlook']> {
  const scores = await recentScores(db)
  return outlookOf(scores.map(({ scale, score, n }) => [sentimentOf(scale, score), n]))
}

async function readView(c: Context<AppEnv>): Promise<TrialsView> {
  const db = c.get('db')
  const { now } = c.get('actor').stamp
  const [trial, outlook] = await Promise.all([newestTrial(db), readOutlook(db)])
  const counts = trial ? await countTrial(db, trial.id, now) : []
  return { trial: trial && tellTrial(trial, counts, now), outlook }
}
