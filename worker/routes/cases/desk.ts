import { Hono, type Context } from 'hono'
import { deskBodySchema, type Desk, type DeskView } from '#contract/cases/desk.ts'
import { changeDesk, readDesk } from '#worker/db/cases/desk.ts'
import { keepAskCode, readClock } from '#worker/db/clock/state.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { publicOrigin } from '#worker/http/origin.ts'
import { readJson } from '#worker/http/validate.ts'
import { promiseDelivery } from '#worker/jobs/outbox/soon.ts'
import { reserveFreeCode } from '#worker/routes/channels/reserve-code.ts'

const BODY_BYTES = 32_768

/**
 * What asking by the clock needs, before it is switched on: surveys of the right kinds, a code for the
 * links, and where they lead.
 * @throws AppError `invalid` with the fields
 */
async function prepareAsks(c: Context<AppEnv>, desk: Desk): Promise<void> {
  const { againSurvey, arrivedSurvey } = desk
  if (againSurvey === null && arrivedSurvey === null) return
  const db = c.get('db')
  const { again, arrived, askCode } = await readClock(db, desk)
  const fields = [
    ...(againSurvey !== null && again === null
      ? [{ field: 'desk.againSurvey', reason: 'no such live survey' }]
      : []),
    ...(arrivedSurvey !== null && arrived !== 'arrived2'
      ? [
          {
            field: 'desk.arrivedSurvey',
            reason: 'must be a live survey that asks whether it arrived',
          },
        ]
      : []),
  ]
  if (fields.length > 0)
    throw new AppError('invalid', 'Nobody can be asked by these surveys; see `fields`.', fields)
  await keepAskCode(db, askCode ?? (await reserveFreeCode(c.get('own'))), publicOrigin(c))
}

/** How the site works on its cases: hours, terms, teams. */
export const caseDesk = new Hono<AppEnv>()
  .get('/case-desk', may('cases:work'), async (c) =>
    c.json((await readDesk(c.get('db'))) satisfies DeskView),
  )
  .put('/case-desk', may('site:manage'), async (c) => {
    const { desk, seq } = await readJson(c.req.raw, deskBodySchema, BODY_BYTES)
    await prepareAsks(c, desk)
    if (!(await changeDesk(c.get('db'), desk, seq)))
      throw new AppError(
        'conflict',
        'Somebody has changed these settings meanwhile. Read them again.',
      )
    // Open cases have another age by other hours, and steps that they may have reached.
    await promiseDelivery(c.env.DB, c.get('db').siteId, c.get('db').actor.now)
    return c.json((await readDesk(c.get('db'))) satisfies DeskView)
  })
