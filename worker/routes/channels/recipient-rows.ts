import type { Context } from 'hono'
import type { RecipientRow } from '#contract/channels/recipients.ts'
import type { RecipientChannel, RecipientOutcome } from '#contract/channels/words.ts'
import type { AskedBy, Candidate } from '#worker/db/channels/recipients/grant.ts'
import { loadCollector, type CollectedSurvey } from '#worker/db/collect/collector.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { readRow, type ReadRow } from '#worker/domain/channels/recipients/row.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

/** A survey that people are asked, with what asking has to keep to. */
export interface Survey extends AskedBy, Pick<CollectedSurvey, 'state'> {
  segments: string[]
  timezone: string
}

/** A survey of the site with its budget; null for none that was published. */
export async function askedSurvey(c: Context<AppEnv>, id: string): Promise<Survey | null> {
  const { now } = c.get('db').actor
  const site = await loadCollector(c.get('db'), await ownSite(c.get('own')))
  const survey = site.surveys.get(id)
  if (!survey) return null
  const { askBudget: budget, timezone, paused } = site
  const { state, declared, definition } = survey
  const { segments } = declared
  return {
    state: paused ? 'paused' : state,
    kind: definition.kind,
    budget,
    now,
    segments,
    timezone,
  }
}

/**
 * The people of rows, with their addresses hidden, and the rows that name nobody who may be asked. Of
 * two rows with the same address the first counts.
 */
export async function readRows(
  c: Context<AppEnv>,
  rows: RecipientRow[],
  { channel, survey: { segments } }: { channel: RecipientChannel; survey: Survey },
): Promise<{ candidates: Candidate[]; left: { line: number; outcome: RecipientOutcome }[] }> {
  const hashes = siteHashes(c.env.WAYFELT_SECRET, c.get('db').siteId)
  const read = await Promise.all(rows.map((row) => readRow(row, { channel, segments, hashes })))
  const known = new Set<string>()
  const first: ReadRow[] = []
  const left: { line: number; outcome: RecipientOutcome }[] = []
  read.forEach((one, index) => {
    const { line } = rows[index] ?? { line: 0 }
    if (typeof one === 'string') left.push({ line, outcome: one })
    else if (namesOf(one).some((name) => known.has(name))) left.push({ line, outcome: 'double' })
    else {
      first.push(one)
      for (const name of namesOf(one)) known.add(name)
    }
  })
  const candidates = first.map(async (one) => {
    const marks = namesOf(one).flatMap((name) =>
      (['respondent', 'customer'] as const).map((kind) => hashes.mark(`${kind}\n${name}`)),
    )
    return { ...one, who: await Promise.all(marks) }
  })
  return { candidates: await Promise.all(candidates), left }
}

function namesOf({ person, also }: ReadRow): string[] {
  return also === null ? [person] : [person, also]
}
