import type { Share } from '#worker/db/site/shares.ts'
import type { Permission } from '#contract/rights.ts'
import type { KnownSession } from '#worker/db/accounts/sessions.ts'
import type { ActingDb, ActingDirectory, ActorStamp, Directory } from '#worker/db/connect.ts'

/** Bindings of wrangler.toml, and what a deployment may add to them. */
export interface Bindings {
  DB: D1Database
  ASSETS: Fetcher
  /** The root of all derived secrets: 64 hexadecimal digits. `npm run deploy` makes it. */
  WAYFELT_SECRET: string
  /** A code that the deployer chose, by which the first owner comes in, once. */
  WAYFELT_SETUP?: string
  /** Limit collecting by site and address: so many answers and events a minute. */
  ADDRESS_LIMIT_120?: RateLimit
  ADDRESS_LIMIT_600?: RateLimit
  ADDRESS_LIMIT_3000?: RateLimit
  /** Sends sign-in links and invitations, where the deployment has it, from `MAIL_FROM`. */
  EMAIL?: SendEmail
  MAIL_FROM?: string
  /** Where the dashboard is, `https://feedback.example.com`: links lead there, whatever a call says. */
  PUBLIC_ORIGIN?: string
  /** Cloudflare Access: the team's name and the application's audience tag. Both or none. */
  ACCESS_TEAM?: string
  ACCESS_AUDIENCE?: string
  /** Cloudflare's plan, which says how many queries a run may make: `free` or `paid`. */
  D1_PLAN?: string
  /** A queue that sends messages to other systems; without it they are sent after each request. */
  OUTBOX?: Queue<{ siteId: number }>
  /** A bucket that takes the counts of the sites that want it, a file a week. */
  COUNTS?: R2Bucket
  /** `yes` only where tests run on one machine: webhooks may then go to its loopback, also by http. */
  WEBHOOKS_TO_LOOPBACK?: string
}

/** Who calls, as the cookie or key told; what they may do on which site. */
export interface Actor {
  stamp: ActorStamp
  siteId: number | null
  permissions: Permission[]
  /** Set for a signed-in person. */
  person: KnownSession | null
  /** Set for a guest. */
  share: Share | null
}

/**
 * What the app knows of a request. `db`, the site's own tables, and `own`, what the directory holds
 * of it, are set by `may(…)`, so no route can forget to ask.
 */
export interface AppEnv {
  Bindings: Bindings
  Variables: {
    directory?: Directory
    actor: Actor
    db: ActingDb
    own: ActingDirectory
    person: KnownSession
  }
}
