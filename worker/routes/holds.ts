import { Hono } from 'hono'
import {
  holdChangeSchema,
  holdQuerySchema,
  sourcesQuerySchema,
  suspicionChangeSchema,
  type Hold,
  type HoldList,
  type Sources,
  type SuspicionList,
} from '#contract/holds.ts'
import { hold, listHolds, setReleased } from '#worker/db/answers/holds.ts'
import { listSources } from '#worker/db/answers/sources.ts'
import { listSuspicions, setSuspicion } from '#worker/db/answers/suspicions.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import { forgetCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson, validate } from '#worker/http/validate.ts'

const BODY_BYTES = 64 * 1024

/** Keeping answers that look forged out of every figure, and letting them in again. */
export const holds = new Hono<AppEnv>()
  .get('/holds', may('answers:hold'), async (c) =>
    c.json({ holds: await listHolds(c.get('db')) } satisfies HoldList),
  )
  .post('/holds', may('answers:hold'), async (c) => {
    const wanted = await readJson(c.req.raw, holdQuerySchema, BODY_BYTES)
    const made = await hold(c.get('db'), wanted)
    forgetCollector(c.get('db').siteId)
    return c.json(made satisfies Hold, 201)
  })
  .patch('/holds/:id', may('answers:hold'), async (c) => {
    const { released } = await readJson(c.req.raw, holdChangeSchema, BODY_BYTES)
    const db = c.get('db')
    const id = numberOf(c.req.param('id'))
    const changed = id === null ? null : await setReleased(db, id, released)
    if (!changed) throw new AppError('not_found', 'There is no such hold.')
    forgetCollector(db.siteId)
    return c.json(changed satisfies Hold)
  })
  .get('/suspicions', may('answers:hold'), async (c) =>
    c.json({ suspicions: await listSuspicions(c.get('db')) } satisfies SuspicionList),
  )
  .get('/sources', may('answers:hold'), validate('query', sourcesQuerySchema), async (c) => {
    const { stage } = c.req.valid('query')
    return c.json((await listSources(c.get('db'), stage, Date.now())) satisfies Sources)
  })
  .patch('/suspicions', may('answers:hold'), async (c) => {
    const change = await readJson(c.req.raw, suspicionChangeSchema, BODY_BYTES)
    if (!(await setSuspicion(c.get('db'), change)))
      throw new AppError('not_found', 'Nothing suspicious is known of this source.')
    return c.body(null, 204)
  })

/** The number that names a hold; null for what can name none. */
function numberOf(text: string): number | null {
  return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : null
}
