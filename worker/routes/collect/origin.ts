import type { Context } from 'hono'
import type { JourneyEvent } from '#contract/collect/events.ts'
import type { Collector } from '#worker/db/collect/collector.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { ANSWERS_OF_SOURCE, FLOOD_WEIGHT } from '#worker/domain/collect/budget.ts'
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
  if (source !== null && countOfSource(site, source, now) > ANSWERS_OF_SOURCE)
    throw new AppError('too_many', 'Too many answers from here today. They may come later.', {
      retryAfter: 3600,
    })
  return { source, held: ofBudget }
}

/** The events to store: all of them, or above the budget some that stand for the others, too. */
export async function keepEvents(
  c: Context<AppEnv>,
  db: SiteDb,
  { site, events, now }: Collecting & { events: JourneyEvent[] },
): Promise<StampedEvent[]> {
  const source = await sourceOf(c, { site, now })
  const isFlooded = (await budgetHold(db, site, now)) !== null
  const weightOf = ({ type }: JourneyEvent) =>
    isFlooded ? FLOOD_WEIGHT : type === 'reached' || type === 'completed' ? 1 : site.displayWeight
  const kept = await sampled(c, { site, events, weightOf })
  return kept.flatMap((event) => {
    const stamped = stampEvent(event, site, {
      source,
      held: 0,
      weight: weightOf(event),
      receivedAt: now,
    })
    return stamped ? { ...stamped, held: holdOf(site, source, stamped.touchpointId) } : []
  })
}

/** The hold of a network at a touchpoint; 0 for none. */
function holdOf({ heldSources }: Collector, source: string | null, touchpoint: string): number {
  const found = heldSources.find(
    (held) => held.source === source && (held.touchpoint ?? touchpoint) === touchpoint,
  )
  return found?.hold ?? 0
}

interface Sampling {
  site: Collector
  events: JourneyEvent[]
  weightOf: (event: JourneyEvent) => number
}

/** One of `weight` events, by a hash that nobody outside can make: a repeat falls alike. */
async function sampled(
  c: Context<AppEnv>,
  { site, events, weightOf }: Sampling,
): Promise<JourneyEvent[]> {
  if (events.every((event) => weightOf(event) === 1)) return events
  const hashes = siteHashes(c.env.WAYFELT_SECRET, site.siteId)
  const draws = await Promise.all(events.map(({ id }) => hashes.seed(id)))
  return events.filter((event, index) => (draws[index]?.[0] ?? 0) % weightOf(event) === 0)
}

async function sourceOf(c: Context<AppEnv>, { site, now }: Collecting): Promise<string | null> {
  const address = c.req.header('cf-connecting-ip')
  if (address === undefined) return null
  const day = utcDay(now)
  return await siteHashes(c.env.WAYFELT_SECRET, site.siteId).source(networkOf(address), day)
}
