import type { AskBudget } from '#contract/collect/asks.ts'
import {
  actingDb,
  openDirectory,
  siteDb,
  siteDirectory,
  type Directory,
} from '#worker/db/connect.ts'
import { settleSites, takeDueSites, type DueSite, type Settled } from '#worker/db/site/due-sites.ts'
import { emptySite } from '#worker/db/site/empty-site.ts'
import { removeSite } from '#worker/db/site/end-site.ts'
import { sealLog } from '#worker/db/site/seals.ts'
import type { Bindings } from '#worker/http/env.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { deleteDropped } from './counts-drop.ts'
import { queriesAllowed, sendsAllowed } from './limits.ts'
import { sendingOf, type OutboxEnv } from './outbox/soon.ts'
import type { SiteSending } from './outbox/site-turn.ts'
import { runSite, type SiteJob } from './run-site.ts'
import { systemStamp } from './system-stamp.ts'
import { readThemesWith } from './themes/theme-readers.ts'

/** Sites that are taken at once: they share the two queries of taking and settling. */
const GROUP = 20
/** Queries of a site that are made without asking for room. */
const BASE = 6
/** A site may make this part of a run's queries, so that a backlog is no other site's delay … */
const SHARE = 1 / 10
/** … but always enough for a step of an erasure. */
const LEAST_SHARE = 40

/** What a run of the job was given. */
interface Run {
  directory: Directory
  /** `WAYFELT_SECRET`. */
  root: string
  /** Where the dashboard is; '' where the deployment does not say. */
  origin: string
  /** Unix milliseconds. */
  now: number
  themes: SiteJob['themes']
  /** Most queries of the run. */
  queries: number
  /** Takes counts of sites, where the deployment has it. */
  bucket: R2Bucket | null
  /** How other systems are told, and how many messages all sites together may still send. */
  sending: SiteSending
}

/**
 * Serves sites that are due, the longest first, until none is or the queries of an invocation are
 * used up. A site whose job fails stops no other: its lease runs out, and it is tried again.
 * @param now Unix milliseconds
 * @returns how many sites were served, and by how many queries
 */
export async function runDueSites(
  env: OutboxEnv & Pick<Bindings, 'ASSETS' | 'COUNTS' | 'D1_PLAN' | 'PUBLIC_ORIGIN'>,
  now: number,
): Promise<{ served: number; queries: number }> {
  const directory = openDirectory(env.DB)
  const queries = queriesAllowed(env.D1_PLAN)
  const began = Date.now()
  const sending = {
    // The run's own clock goes on from when it was due.
    ...sendingOf(env, () => now + Date.now() - began, directory),
    queue: env.OUTBOX ?? null,
    budget: { messages: sendsAllowed(env.D1_PLAN) },
  }
  const origin = env.PUBLIC_ORIGIN ?? ''
  const themes = () => readThemesWith(env)
  const root = env.WAYFELT_SECRET
  const bucket = env.COUNTS ?? null
  const run = { directory, root, origin, now, queries, bucket, sending, themes }
  let served = 0
  let isFull = true
  while (isFull && left(run) >= 1 + BASE) {
    const most = Math.min(GROUP, left(run) - BASE)
    const sites = await takeDueSites(directory, { now, most })
    isFull = sites.length === most
    const settled = await serve(run, sites)
    if (settled.length > 0) await settleSites(directory, settled)
    served += settled.filter(({ isServed }) => isServed).length
  }
  return { served, queries: directory.meter.queries }
}

/** Queries that may still be made, but for the one that settles. */
function left({ directory, queries }: Run): number {
  return queries - directory.meter.queries - 1
}

async function serve(run: Run, sites: DueSite[]): Promise<Settled[]> {
  const settled: Settled[] = []
  for (const site of sites) {
    // Before those that were served and have more to do: a backlog must not keep the others waiting.
    if (left(run) < BASE) settled.push({ ...site, next: run.now - 1, isServed: false })
    else {
      const next = await serveOne(run, site)
      if (next !== null) settled.push({ ...site, next, isServed: true })
    }
  }
  return settled
}

/** Deletes what an ended site holds, and then the site. @returns when it is due again, if it is */
async function finishSite(
  run: Run,
  { siteId, dropsAs }: Pick<DueSite, 'siteId' | 'dropsAs'>,
  room: () => number,
): Promise<number> {
  const isEmpty = await emptySite(siteDb(run.directory, siteId), room)
  // With the three statements that take the site itself.
  if (isEmpty && run.bucket && dropsAs !== null) await deleteDropped(run.bucket, dropsAs)
  if (isEmpty && room() >= 3) await removeSite(run.directory, siteId)
  return run.now
}

/** @returns when the site is due again; null if its job failed */
async function serveOne(
  run: Run,
  { siteId, tries, isEnded, isUnsealed, askBudget: stored, dropsAs, ...site }: DueSite,
): Promise<number | null> {
  const { directory, root, origin, now, queries, bucket, sending, themes } = run
  const end = directory.meter.queries + Math.max(LEAST_SHARE, queries * SHARE)
  const room = () => Math.min(left(run), end - directory.meter.queries)
  try {
    if (isEnded) return await finishSite(run, { siteId, dropsAs }, room)
    const { seal } = siteHashes(root, siteId)
    const own = siteDirectory(directory, siteId)
    const isSealed = !isUnsealed || (await sealLog(own, { now, seal, room }))
    const db = actingDb(directory, siteId, systemStamp(now))
    // As the settings of the site let it in.
    const askBudget = stored === null ? null : (JSON.parse(stored) as AskBudget)
    const drop = bucket && dropsAs !== null ? { bucket, key: dropsAs } : null
    const next = await runSite(db, {
      ...site,
      askBudget,
      root,
      origin,
      room,
      drop,
      sending,
      themes,
    })
    return isSealed ? next : now
  } catch (error) {
    console.error(JSON.stringify({ job: 'site', siteId, tries, error: String(error) }))
    return null
  }
}
