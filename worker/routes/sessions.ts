import { Hono } from 'hono'
import { signInSchema, type Session } from '#contract/sessions.ts'
import { consumeSigninLink } from '#worker/db/access.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { ownSite } from '#worker/db/sites.ts'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { endSession, hashToken, signedIn, startSession } from '#worker/http/session.ts'
import { readJson } from '#worker/http/validate.ts'

export const sessions = new Hono<AppEnv>()
  .post('/sign-in', async (c) => {
    const { token } = await readJson(c.req.raw, signInSchema, 1024)
    const db = await consumeSigninLink(openDirectory(c.env.DB), await hashToken(token), Date.now())
    if (!db)
      throw new AppError(
        'unauthenticated',
        'This sign-in link was used or is too old. Run `npm run signin-link` for a new one.',
      )
    await startSession(c, db)
    return c.body(null, 204)
  })
  .get('/session', signedIn, async (c) => {
    const { key, name } = await ownSite(c.get('db'))
    return c.json({ site: { key, name } } satisfies Session)
  })
  .delete('/session', async (c) => {
    await endSession(c)
    return c.body(null, 204)
  })
