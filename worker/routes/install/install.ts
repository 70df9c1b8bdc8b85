import { Hono } from 'hono'
import type { CheckReceipt, Install } from '#contract/install.ts'
import { beginCheck, readInstall } from '#worker/db/install.ts'
import { CHECK_MS, checkFragment } from '#worker/domain/install/check-token.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { toHex } from '#worker/secrets/hash.ts'

/** Getting the widget onto the shop's pages, and finding out whether it works there. */
export const install = new Hono<AppEnv>()
  .get('/install', may('site:manage'), async (c) => {
    const { now } = c.get('actor').stamp
    return c.json(
      (await readInstall({ own: c.get('own'), db: c.get('db') }, now)) satisfies Install,
    )
  })
  .post('/install/check', may('site:manage'), async (c) => {
    const token = toHex(crypto.getRandomValues(new Uint8Array(16)))
    const expiresAt = c.get('actor').stamp.now + CHECK_MS
    await beginCheck({ own: c.get('own'), db: c.get('db') }, token, expiresAt)
    return c.json({ fragment: checkFragment(token), expiresAt } satisfies CheckReceipt)
  })
