import { Hono } from 'hono'
import { lookPreviewSchema, type Look } from '#contract/site/look.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { fieldOf, weakPairs } from '#worker/domain/looks/weak-pairs.ts'
import { previewConfig } from '#worker/domain/surveys/preview-config.ts'
import { usualQuestion } from '#worker/domain/surveys/usual.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'

/** How the card would look, before it is saved. It changes nothing. */
export const look = new Hono<AppEnv>().post('/site/look/preview', may('site:manage'), async (c) => {
  const { look, lang } = await readJson(c.req.raw, lookPreviewSchema, 4096)
  const { language } = await ownSite(c.get('own'))
  const definition = usualQuestion('csat5', 'usual')
  const survey = { id: 'look', revision: 1, touchpointId: 'look', definition }
  const config = previewConfig({ language, look, survey }, lang)
  return c.json({ config, weak: weakPairs(look) })
})

/** Refuses a look whose colours are too close, and says which would do. */
export function refuseWeak(look: Look): void {
  const fields = weakPairs(look).map(fieldOf)
  if (fields.length > 0)
    throw new AppError(
      'invalid',
      'Some colours are too close to the background to be read.',
      fields,
    )
}
