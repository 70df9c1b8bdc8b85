import type { AskBudget } from '#contract/collect/asks.ts'
import { SCALES, type Scale } from '#contract/words.ts'
import type { ClockState } from '#worker/db/clock/state.ts'
import type { NewAsk } from '#worker/db/clock/asks.ts'
import { askOf } from '#worker/db/collect/asks.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import type { Withheld } from '#worker/domain/collect/ask-budget.ts'
import { localDay } from '#worker/domain/days.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

const DAY_MS = 86_400_000
/** How long a link asks. */
const LINK_DAYS = 30
/** Queries that one ask makes at most: the claim, what was kept back, and the ask itself. */
export const ASK_QUERIES = 14

/** What the clock's job is given of its site. */
export interface ClockJob {
  timezone: string
  /** `WAYFELT_SECRET`. */
  root: string
  /** The site-wide budget of asks; null for none. */
  askBudget: AskBudget | null
  /** How many queries may still be made. */
  room: () => number
}

/** Who is asked what. */
export interface Wish extends Pick<
  NewAsk,
  'kind' | 'orderId' | 'carrier' | 'code' | 'caseId' | 'lang'
> {
  surveyId: string
  scale: Scale
  /** What makes it this one and no other. */
  about: (string | number)[]
  emailHash: string | null
  customerRef: string | null
}

/** Whether anybody can be asked: a code for the links, and a system that sends them. */
export function canAsk({ askCode, origin, isTold }: ClockState): boolean {
  return askCode !== null && origin !== '' && isTold
}

/**
 * Claims an ask of the site's budget, which counts it once however often it is tried: its id is made of
 * what it is about.
 * @returns the ask to store, or why this customer is not asked
 */
export async function claimed(
  db: ActingDb,
  { root, timezone, askBudget }: ClockJob,
  wish: Wish,
): Promise<{ ask: NewAsk } | { withheld: Withheld }> {
  const { now } = db.actor
  const hashes = siteHashes(root, db.siteId)
  const key = await hashes.once(JSON.stringify([wish.kind, ...wish.about]))
  const { emailHash, customerRef, surveyId, scale, about: _, ...same } = wish
  const names = [
    ...(emailHash === null ? [] : [`respondent\n${emailHash}`, `customer\n${emailHash}`]),
    ...(customerRef === null ? [] : [`customer\n${customerRef}`]),
  ]
  if (names.length > 0) {
    const withheld = await askOf(
      db,
      {
        id: key,
        who: await Promise.all(names.map(hashes.mark)),
        people: [emailHash, customerRef].filter((one) => one !== null),
        at: now,
        survey: surveyId,
        kind: SCALES[scale].kind,
        channel: 'email',
        day: localDay(now, timezone),
      },
      askBudget,
    )
    if (withheld) return { withheld }
  }
  const messageId = timeOrderedId(now, await hashes.seed(`ask ${key}`))
  const endsAt = now + LINK_DAYS * DAY_MS
  return { ask: { ...same, key, surveyId, madeAt: now, endsAt, messageId } }
}
