import { env } from 'cloudflare:workers'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { newAnswer } from './new-answer.ts'
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

/** Stores answers of people. @returns their ids, in the order given */
export async function storeAnswers(
  site: TestSite,
  answers: Parameters<typeof newAnswer>[0][],
): Promise<string[]> {
  const made = answers.map(newAnswer)
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
