import type { Case, CaseEvent, OrderStory, Parcel, ToldAnswer } from '#contract/cases/story.ts'
import { clockOf } from '#dashboard/features/inbox/steps/snooze.ts'

/* What happened to an order and its case, oldest first. Nothing here is in words yet. */

/** What somebody saw is a dot, what the customer said is a face, and the promise is a line. */
export type Entry = { key: string; at: number; day: string } & (
  | { kind: 'placed' | 'refunded' | 'delivered'; story: OrderStory; late: boolean }
  | { kind: 'scan'; parcel: Parcel; scan: Parcel['events'][number] }
  | { kind: 'answer'; answer: ToldAnswer; own: boolean }
  | { kind: 'case'; event: CaseEvent }
  | { kind: 'promise' }
)

/** Steps that say nothing of what happened to the customer stand in the history alone. */
const TOLD = new Set(['opened', 'contacted', 'resolve', 'reopen', 'dismiss', 'wait', 'close'])

type Loose<T> = T extends unknown ? Omit<T, 'day'> : never

/**
 * The entries of a case in the order of time, with the promise after the last one of its day.
 * @param timeZone of the site, in which its days are told
 */
export function timelineOf({ story, events, id }: Case, timeZone: string): Entry[] {
  const steps = events.filter(({ kind }) => TOLD.has(kind))
  const loose: Loose<Entry>[] = [
    ...(story === null ? [] : storyEntries(story, timeZone)),
    ...steps.map((event) => ({ key: `e${event.id}`, at: event.at, kind: 'case' as const, event })),
  ]
  const dated = loose
    .map((entry): Entry => ({ ...entry, day: clockOf(entry.at, timeZone).day }))
    .toSorted((a, b) => a.at - b.at)
  const promised = story?.promised ?? null
  if (promised === null || dated.length === 0) return dated
  const at = dated.findIndex(({ day }) => day > promised)
  const line: Entry = { key: `promise ${id}`, at: 0, day: promised, kind: 'promise' }
  return dated.toSpliced(at < 0 ? dated.length : at, 0, line)
}

function storyEntries(story: OrderStory, timeZone: string): Loose<Entry>[] {
  const { promised, placedAt, refundedAt, parcels, answers } = story
  const once = (kind: 'placed' | 'refunded' | 'delivered', at: number | null, name = '') => {
    const late = at !== null && promised !== null && clockOf(at, timeZone).day > promised
    return at === null
      ? []
      : [{ key: kind + name, at, kind, story, late: kind === 'delivered' && late }]
  }
  return [
    ...once('placed', placedAt),
    ...once('refunded', refundedAt),
    ...parcels.flatMap((parcel, index) => [
      ...parcel.events
        .filter(({ status }) => status !== 'delivered')
        .map((scan) => ({
          key: `s${index} ${scan.at} ${scan.code}`,
          at: scan.at,
          kind: 'scan' as const,
          parcel,
          scan,
        })),
      ...once('delivered', parcel.deliveredAt, String(index)),
    ]),
    ...answers.map((answer, index) => ({
      key: `a${answer.id}`,
      at: answer.at,
      kind: 'answer' as const,
      answer,
      own: index === answers.length - 1,
    })),
  ]
}
