import { Hono } from 'hono'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { answerError } from '#worker/http/problems.ts'
import { privateAnswers, sameOrigin, signedIn } from '#worker/http/session.ts'
import { answers } from '#worker/routes/answers.ts'
import { collect } from '#worker/routes/collect.ts'
import { journeys } from '#worker/routes/journeys.ts'
import { sessions } from '#worker/routes/sessions.ts'
import { imports } from '#worker/routes/imports.ts'
import { inlinedLoader, siteConfig } from '#worker/routes/site-config.ts'

/** Everything behind sign-in: the site comes from the session. */
const signedInRoutes = new Hono<AppEnv>()
  .use(signedIn)
  .route('/', journeys)
  .route('/', answers)
  .route('/', imports)

const api = new Hono<AppEnv>()
  .use(privateAnswers)
  .use(sameOrigin)
  .route('/', sessions)
  .route('/', signedInRoutes)

export const app = new Hono<AppEnv>()
  .onError(answerError)
  .notFound((c) => answerError(new AppError('not_found', 'Nothing is here.'), c))
  .route('/v1', collect)
  .route('/v1', siteConfig)
  .route('/w', inlinedLoader)
  .route('/api', api)

/** The routes and their types, for the dashboard's client. */
export type AppType = typeof app
