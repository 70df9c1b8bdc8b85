import type { AskBudget } from '#contract/collect/asks.ts'
import { SCALES, type Scale } from '#contract/words.ts'
import type { ClockState } from '#worker/db/clock/state.ts'
import type { NewAsk } from '#worker/db/clock/asks.ts'
import { askOf } from '#worker/db/collect/asks.ts'
import type { ActingDb, SiteDb } from '#worker/db/connect.ts'
import { drawnDays, type Trial, type TrialDraw } from '#worker/domain/clock/trial.ts'
import type { Withheld } from '#worker/domain/collect/ask-budget.ts'
import { localDay } from '#worker/domain/days.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

const DAY_MS = 86_400_000
/** How long a link asks. */
const LINK_DAYS = 30
/** Queries that one ask makes at most: the claim, what was kept back, and the ask itself. */
export const ASK_QUERIES = 15

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

type Hashes = ReturnType<typeof siteHashes>

async function keyOf(hashes: Hashes, { kind, about }: Pick<Wish, 'kind' | 'about'>) {
  return await hashes.once(JSON.stringify([kind, ...about]))
}

/** What an experience is about: another one as the case is opened again. */
export function aboutAgain({ id, reopened }: { id: string; reopened: number }) {
  return { kind: 'again' as const, about: [id, reopened] }
}

/** A trial's draw for one experience, with the key of its ask. */
export interface Dealt extends TrialDraw {
  trial: number
  key: string
}

/**
 * What the running trial draws for experiences of cases, by the case's id: by a hash of site, trial and
 * experience under the deployment's secret, so that it is decided before anybody looks.
 */
export async function dealt(
  { siteId }: SiteDb,
  { id: trial, days, startedAt }: Trial,
  { root, cases }: { root: string; cases: { id: string; reopened: number }[] },
): Promise<Map<string, Dealt>> {
  const hashes = siteHashes(root, siteId)
  const draws = cases.map(async (one) => {
    const key = await keyOf(hashes, aboutAgain(one))
    const drawn = drawnDays(await hashes.seed(`trial ${trial} ${key}`), days)
    return [one.id, { trial, key, days: drawn, shortest: Math.min(...days), startedAt }] as const
  })
  return new Map(await Promise.all(draws))
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
  const key = await keyOf(hashes, wish)
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
