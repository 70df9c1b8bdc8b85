import type { Context } from 'hono'
import type { Case, CaseEvent } from '#contract/cases/story.ts'
import { readCaseStory, type StoredEvent } from '#worker/db/cases/story.ts'
import { readDesk } from '#worker/db/cases/desk.ts'
import type { ListedCase } from '#worker/db/cases/list.ts'
import { readStory } from '#worker/db/delivery/order-story.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { dueAt } from '#worker/domain/cases/clock.ts'
import { can } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { toStory } from '#worker/routes/delivery/to-story.ts'
import { toItems } from './case-items.ts'
import { linksOfCase } from './shown-links.ts'

/** Days over which answers and tracking are compared for an issue of a carrier. */
const ALIKE_DAYS = 28
const DAY_MS = 86_400_000

/** A case with its order, parcels, links and notes, as its reader may see them. */
export async function wholeCase(
  c: Context<AppEnv>,
  row: ListedCase,
  lang: string | undefined,
): Promise<Case> {
  const db = c.get('db')
  const since = db.actor.now - ALIKE_DAYS * DAY_MS
  const [item] = await toItems(c, [row], { lang })
  const [beside, stored, { desk }, { timezone }] = await Promise.all([
    readCaseStory(db, row, since),
    row.orderId === '' ? null : readStory(db, row.orderId),
    readDesk(db),
    ownSite(c.get('own')),
  ])
  const { links, version } = await linksOfCase(c, row)
  const time = { ...desk.hours, timezone }
  const [comments, people] = [can(c, 'comments:read'), can(c, 'people:read')]
  const { firstContact, resolution } = row.terms
  return {
    ...(item as NonNullable<typeof item>),
    openedBy: row.openedByName,
    dueFirst: firstContact.metAt === null ? dueAt(firstContact, time) : null,
    dueResolve: resolution.metAt === null ? dueAt(resolution, time) : null,
    firstContactAt: firstContact.metAt,
    waitingSince: row.list === 'waiting' ? resolution.pausedAt : null,
    resolvedAt: row.resolvedAt,
    cause: row.cause,
    action: row.action,
    costMinor: row.costMinor,
    currency: row.costMinor === null ? null : desk.currency,
    claimRef: people ? row.claimRef : null,
    dismissal: row.dismissal,
    askAgain: row.askAgain,
    askAgainAt: row.askAgainAt,
    askedAt: row.askedAt,
    story: stored && (await toStory(c, stored, lang)),
    links,
    linksVersion: version,
    events: beside.events.map((event) => toEvent(event, { comments, people })),
    alike: beside.alike && { ...beside.alike, days: ALIKE_DAYS },
  }
}

/** A carrier's reference names a parcel, and with it somebody. */
function toEvent(
  { id, at, who, kind, details, note }: StoredEvent,
  { comments, people }: { comments: boolean; people: boolean },
): CaseEvent {
  const { claimRef: _, ...others } = details
  return { id, at, who, kind, details: people ? details : others, note: comments ? note : null }
}
