import { env } from 'cloudflare:workers'
import { insertAnswers, type NewAnswer } from '#worker/db/answers/store.ts'
import { localDay } from '#worker/domain/days.ts'
import { uuidv7 } from './calls.ts'
import type { TestSite } from './site-factory.ts'

/** What an answer tells of a person, as it stands in the database. */
export interface StoredPerson {
  id: string
  client_id: string | null
  body_hash: string
  respondent: string | null
  order_ref: string | null
  customer_ref: string | null
  reference: string | null
  comment: string | null
  url: string | null
  traits: string | null
  shown_at: number | null
}

/** An answer of the checkout's survey, ready to store, given `at` (Unix milliseconds). */
export function givenAnswer({
  at = Date.now(),
  ...overrides
}: Partial<NewAnswer> & { at?: number } = {}): NewAnswer {
  const id = overrides.id ?? uuidv7(at)
  return {
    id,
    claimedId: id,
    bodyHash: 'a'.repeat(32),
    journeyId: 'shopping',
    mapVersion: 1,
    surveyId: 'checkout-csat',
    revision: 1,
    touchpointId: 'checkout',
    scale: 'csat5',
    stageId: 'purchase',
    channel: 'web',
    segment: '',
    persona: '',
    day: localDay(at, 'Europe/Warsaw'),
    score: 4,
    choices: [],
    comment: null,
    lang: 'en',
    url: null,
    respondent: null,
    orderRef: null,
    customerRef: null,
    reference: null,
    traits: {},
    sample: 1,
    shownAt: null,
    answeredAt: at,
    receivedAt: at,
    ...overrides,
  }
}

/** Stores answers of people. @returns their ids, in the order given */
export async function storeAnswers(
  site: TestSite,
  answers: (Partial<NewAnswer> & { at?: number })[],
): Promise<string[]> {
  const made = answers.map(givenAnswer)
  await insertAnswers(site.db, made)
  return made.map(({ id }) => id)
}

/** Stores many answers of nobody, quickly. */
export async function fillSite(site: TestSite, count: number, at = Date.now()): Promise<void> {
  const PART = 2500
  for (let start = 0; start < count; start += PART) {
    const part = Math.min(PART, count - start)
    await storeAnswers(
      site,
      Array.from({ length: part }, () => ({ at })),
    )
  }
}

/** The answers of a site that were not forgotten, and all of them, by their keys. */
export async function peopleOf(site: TestSite): Promise<Map<string, StoredPerson>> {
  const { results } = await env.DB.prepare(
    `SELECT id, client_id, body_hash, respondent, order_ref, customer_ref, reference, comment, url,
      traits, shown_at FROM answers WHERE site_id = ? ORDER BY id`,
  )
    .bind(site.db.siteId)
    .all<StoredPerson>()
  return new Map(results.map((row) => [row.id, row]))
}

/** The keys of the answers that were forgotten, in their order. */
export async function forgottenOf(site: TestSite): Promise<string[]> {
  return Array.from((await peopleOf(site)).values())
    .filter((row) => row.body_hash === '')
    .map(({ id }) => id)
}
