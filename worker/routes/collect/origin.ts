import type { Context } from 'hono'
import type { JourneyEvent } from '#contract/collect/events.ts'
import type { Collector } from '#worker/db/collect/collector.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { LEFT_TO_SOURCE } from '#worker/domain/collect/budget.ts'
import { utcDay } from '#worker/domain/days.ts'
import { stampEvent, type StampedEvent } from '#worker/domain/collect/stamp-event.ts'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { budgetHold, countOfSource } from '#worker/http/intake.ts'
import { networkOf } from '#worker/http/network.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

/** A call that collects, for a site that is known. */
interface Collecting {
  site: Collector
  /** Unix milliseconds. */
  now: number
}

/**
 * The network that an answer comes from, and the hold that it belongs to from the beginning: its
 * network's, or the day's once the budget is used up.
 * @throws AppError `too_many` once a network has given its share above the budget
 */
export async function answerOrigin(
  c: Context<AppEnv>,
  db: SiteDb,
  { site, touchpoint, now }: Collecting & { touchpoint: string },
): Promise<Pick<StampedAnswer, 'source' | 'held'>> {
  const source = await sourceOf(c, { site, now })
  const ofSource = holdOf(site, source, touchpoint)
  if (ofSource !== 0) return { source, held: ofSource }
  const ofBudget = await budgetHold(db, site, now)
  if (ofBudget === null) return { source, held: 0 }
  limitSource(site, { source, kind: 'answers', count: 1, now })
  return { source, held: ofBudget }
}

/**
 * The events to store: all of them, or where a site writes much some that stand for others, too.
 * @throws AppError `too_many` once a network has given its share above the budget
 */
export async function keepEvents(
  c: Context<AppEnv>,
  db: SiteDb,
  { site, events, now }: Collecting & { events: JourneyEvent[] },
): Promise<StampedEvent[]> {
  const source = await sourceOf(c, { site, now })
  if ((await budgetHold(db, site, now)) !== null)
    limitSource(site, { source, kind: 'events', count: events.length, now })
  const kept = await sampled(c, { site, events })
  const gpc = site.honourGpc && c.req.header('sec-gpc') === '1'
  const context = { ...site, gpc }
  return kept.flatMap((event) => {
    const weight = weightOf(site, event)
    const stamped = stampEvent(event, context, { source, held: 0, weight, receivedAt: now })
    return stamped ? { ...stamped, held: holdOf(site, source, stamped.touchpointId) } : []
  })
}

/** Refuses what a network gives beyond its share of a guarded day; the widget sends it again. */
function limitSource(
  site: Collector,
  given: { source: string | null; kind: string; count: number; now: number },
): void {
  const { source } = given
  if (source === null || countOfSource(site, { ...given, source }) <= LEFT_TO_SOURCE) return
  throw new AppError('too_many', 'Too much from here today. It may come later.', {
    retryAfter: 3600,
  })
}

/** The hold of a network at a touchpoint; 0 for none. */
function holdOf({ heldSources }: Collector, source: string | null, touchpoint: string): number {
  const found = heldSources.find(
    (held) => held.source === source && (held.touchpoint ?? touchpoint) === touchpoint,
  )
  return found?.hold ?? 0
}

/** What an event stands for: displays for many where a site writes much, actions for themselves. */
function weightOf({ displayWeight }: Collector, { type }: JourneyEvent): number {
  return type === 'reached' || type === 'completed' ? 1 : displayWeight
}

/** One of so many displays, by a hash that nobody outside can make: a repeat falls alike. */
async function sampled(
  c: Context<AppEnv>,
  { site, events }: { site: Collector; events: JourneyEvent[] },
): Promise<JourneyEvent[]> {
  if (site.displayWeight === 1) return events
  const hashes = siteHashes(c.env.WAYFELT_SECRET, site.siteId)
  const draws = await Promise.all(events.map(({ id }) => hashes.seed(id)))
  return events.filter((event, index) => (draws[index]?.[0] ?? 0) % weightOf(site, event) === 0)
}

async function sourceOf(c: Context<AppEnv>, { site, now }: Collecting): Promise<string | null> {
  const address = c.req.header('cf-connecting-ip')
  if (address === undefined) return null
  const day = utcDay(now)
  return await siteHashes(c.env.WAYFELT_SECRET, site.siteId).source(networkOf(address), day)
}
