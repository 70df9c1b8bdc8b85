import { quoteKeysOf } from '#worker/domain/digests/adds.ts'
import {
  addCounters,
  changeQuotes,
  type Added,
  type Counts,
  type Quotes,
} from '#worker/domain/digests/counts.ts'
import { addedBy, type Noted } from '#worker/domain/digests/step.ts'
import { run, runBatch, type SiteDb } from '#worker/db/connect.ts'
import { WHO, type News } from './news.ts'

/** A journey, kind and week, as a text. */
type DocumentKey = string

const READ = `/* readDigests */ SELECT value AS key, counts FROM json_each(?2) CROSS JOIN digests
  ON site_id = ?1 AND journey_id = value ->> 0 AND kind = value ->> 1 AND week = value ->> 2`

/* Whoever comes second finds another turn and writes nothing. A person who was forgotten meanwhile, or
 * an answer that went, would be written down again: then nothing is written either. */
const TURN = `/* storeStep */ UPDATE digest_marks SET turn = ?2, read_to = ?3, seen_to = ?4
  WHERE site_id = ?1 AND turn = ?5 AND read_to = ?6 AND NOT EXISTS (
    SELECT 1 FROM json_each(?7) AS noted WHERE iif(noted.value ->> 6,
      NOT EXISTS (SELECT 1 FROM answers WHERE site_id = ?1 AND id = noted.value ->> 1
        AND ${WHO('answers')} = noted.value ->> 0),
      NOT EXISTS (SELECT 1 FROM walks WHERE site_id = ?1 AND who = noted.value ->> 0
        AND answer_id = noted.value ->> 1)))
  RETURNING turn`
const MINE = 'EXISTS (SELECT 1 FROM digest_marks WHERE site_id = ?1 AND turn = ?2)'
const NOTE = `/* storeStep */ INSERT INTO walks (site_id, who, answer_id, journey_id, facts, stale)
  SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 5 FROM json_each(?3)
  WHERE ${MINE}
  ON CONFLICT (site_id, who, answer_id) DO UPDATE SET facts = excluded.facts,
    stale = stale + excluded.stale`
const LEAVE = `/* storeStep */ DELETE FROM walks WHERE site_id = ?1 AND facts IS NULL AND stale = 0
  AND (who, answer_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?3)
    WHERE value ->> 3 IS NULL) AND ${MINE}`
const COUNT = `/* storeStep */ INSERT INTO digests (site_id, journey_id, kind, week, counts)
  SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?3) WHERE ${MINE}
  ON CONFLICT (site_id, journey_id, kind, week) DO UPDATE SET counts = excluded.counts`

/**
 * Writes down what a step has found: notes, digests and how far it came, all or nothing.
 * @param turn a text that no other step has
 * @returns whether it was written; if not, somebody else was here and the step is to be read anew
 */
export async function storeStep(
  db: SiteDb,
  { marks, next }: News,
  { notes, turn }: { notes: readonly Noted[]; turn: string },
): Promise<boolean> {
  const documents = await changedDocuments(db, notes)
  const noted = JSON.stringify(
    notes.map(({ who, id, journey, facts, taken, again, isNew }) => [
      who,
      id,
      journey,
      facts && JSON.stringify(facts),
      null,
      again - taken,
      isNew ? 1 : 0,
    ]),
  )
  const [won = []] = await runBatch(db, [
    {
      sql: TURN,
      parameters: [db.siteId, turn, next.readTo, next.seenTo, marks.turn, marks.readTo, noted],
    },
    ...(notes.length === 0
      ? []
      : [
          { sql: NOTE, parameters: [db.siteId, turn, noted] },
          { sql: LEAVE, parameters: [db.siteId, turn, noted] },
          { sql: COUNT, parameters: [db.siteId, turn, JSON.stringify(documents)] },
        ]),
  ])
  return won.length > 0
}

/** The digests as they are after some notes: journey, kind, week and document of each. */
async function changedDocuments(db: SiteDb, notes: readonly Noted[]): Promise<string[][]> {
  const added = addedBy(notes)
  const quoted = notes.flatMap(quotesOf)
  const keys = new Set([...added, ...quoted].map(documentKey))
  if (keys.size === 0) return []
  const { rows } = await run<{ key: DocumentKey; counts: string }>(db, READ, [
    db.siteId,
    `[${[...keys].join(',')}]`,
  ])
  // Written by the last statement of the step before.
  const known = new Map(rows.map(({ key, counts }) => [key, JSON.parse(counts) as Counts & Quotes]))
  const documentOf = (one: { journey: string; kind: string; week: string }) => {
    const key = documentKey(one)
    const document = known.get(key) ?? {}
    known.set(key, document)
    return document
  }
  for (const one of added) addCounters(documentOf(one), one.key, one.counters)
  for (const one of quoted) changeQuotes(documentOf(one), one.key, one)
  return [...known].map(([key, document]) => [
    ...(JSON.parse(key) as string[]),
    JSON.stringify(document),
  ])
}

function documentKey({ journey, kind, week }: Pick<Added, 'journey' | 'week'> & { kind: string }) {
  return JSON.stringify([journey, kind, week])
}

function quotesOf({ id, journey, before, facts }: Noted) {
  const quotes = (of: Noted['facts'], isIn: boolean) =>
    of
      ? quoteKeysOf(of).map((key) => ({ journey, kind: 'quote', week: of.week, key, id, isIn }))
      : []
  return [...quotes(before, false), ...quotes(facts, true)]
}
