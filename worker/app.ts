import { Hono } from 'hono'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { answerError } from '#worker/http/problems.ts'
import { collect } from '#worker/routes/collect.ts'
import { inlinedLoader, siteConfig } from '#worker/routes/site-config.ts'

export const app = new Hono<AppEnv>()
  .onError(answerError)
  .notFound((c) => answerError(new AppError('not_found', 'Nothing is here.'), c))
  .route('/v1', collect)
  .route('/v1', siteConfig)
  .route('/w', inlinedLoader)

/** The routes and their types, for the dashboard's client. */
export type AppType = typeof app
