import { Hono } from 'hono'
import { deskBodySchema, type DeskView } from '#contract/cases/desk.ts'
import { changeDesk, readDesk } from '#worker/db/cases/desk.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'

const BODY_BYTES = 32_768

/** How the site works on its cases: hours, terms, teams. */
export const caseDesk = new Hono<AppEnv>()
  .get('/case-desk', may('cases:work'), async (c) =>
    c.json((await readDesk(c.get('db'))) satisfies DeskView),
  )
  .put('/case-desk', may('site:manage'), async (c) => {
    const { desk, seq } = await readJson(c.req.raw, deskBodySchema, BODY_BYTES)
    if (!(await changeDesk(c.get('db'), desk, seq)))
      throw new AppError(
        'conflict',
        'Somebody has changed these settings meanwhile. Read them again.',
      )
    return c.json((await readDesk(c.get('db'))) satisfies DeskView)
  })
