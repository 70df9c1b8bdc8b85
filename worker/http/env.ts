import type { SiteDb } from '#worker/db/connect.ts'

/** Bindings of wrangler.toml. */
export interface Bindings {
  DB: D1Database
  ASSETS: Fetcher
}

/** What the app knows of a request; `db` is set on every route behind sign-in. */
export interface AppEnv {
  Bindings: Bindings
  Variables: { db: SiteDb }
}
