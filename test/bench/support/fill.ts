import type { AnswerRow } from '#worker/db/answers/columns.ts'
import { addDays, cutIntoWeeks, dayCount } from '#worker/domain/days.ts'
import type { LocalDatabase } from './local-server.ts'
import { CHANNELS, JOURNEY, PERSONAS, SEGMENTS, STAGES, TOUCHPOINTS, type Shop } from './shop.ts'

const DAY_MS = 86_400_000
const BATCH = 20_000
/** Days over which answers are spread: a year, and one to compare it with. */
const FILLED_DAYS = 730

/** How the columns of answer number `i` are made; the others stay empty. */
const MADE: Partial<Record<keyof AnswerRow, string>> = {
  site_id: '?1',
  id: `printf('%08x-%04x-7%03x-%04x-%012x', at >> 16, at & 65535, h & 4095, 32768 + ((h >> 12) & 16383), i)`,
  body_hash: `printf('%032x', i)`,
  journey_id: `'${JOURNEY}'`,
  map_version: '1',
  survey_id: `printf('q-tp-%02d', tp)`,
  revision: '1',
  touchpoint_id: `printf('tp-%02d', tp)`,
  scale: `'csat5'`,
  stage_id: `printf('stage-%d', tp * ${STAGES} / ${TOUCHPOINTS})`,
  channel: `iif(tp % 2 = 0 AND g % 3 = 0, '${CHANNELS[1]}', '${CHANNELS[0]}')`,
  segment: `json_array(${list(SEGMENTS)}) ->> ((g >> 4) % ${SEGMENTS.length})`,
  persona: `json_array(${list(PERSONAS)}) ->> ((g >> 8) % ${PERSONAS.length})`,
  day: `date(at / 1000, 'unixepoch')`,
  score: '1 + (g >> 12) % 5',
  comment: `iif(i % 5 = 0, 'The parcel came late, but it came whole. No. ' || i, NULL)`,
  lang: `'en'`,
  url: `'https://shop.example/orders/' || i || '/thanks'`,
  respondent: `'visitor-' || i`,
  traits: `'{"segment":"b2c","persona":"anna"}'`,
  sample: '1',
  shown_at: 'at - 4200',
  answered_at: 'at',
  received_at: 'at + 100',
}

/**
 * Makes answers inside the database, from their number alone: the product's own triggers count
 * them. Every fifth has a comment; the days are those of a site in UTC.
 */
const FILL = `
WITH RECURSIVE numbers (i, start, span, total) AS (
  SELECT CAST(?2 AS INTEGER), CAST(?4 AS INTEGER), CAST(?5 AS INTEGER), CAST(?6 AS INTEGER)
  UNION ALL SELECT i + 1, start, span, total FROM numbers WHERE i + 1 < ?3),
mixed AS (SELECT i, (i * 2654435761) & 4294967295 AS h, start + i * span / total AS at FROM numbers),
placed AS (SELECT i, at, h, (h >> 7) % ${TOUCHPOINTS} AS tp, (((h >> 3) * 40503 + i) & 4294967295) >> 5 AS g FROM mixed)
INSERT INTO answers (${Object.keys(MADE).join(', ')})
SELECT ${Object.values(MADE).join(', ')}
FROM placed`

/** Gives a site `answers` answers over the two years that end with `lastDay`. */
export async function fillShop(
  database: LocalDatabase,
  shop: Shop,
  { answers, lastDay }: { answers: number; lastDay: string },
): Promise<void> {
  const span = FILLED_DAYS * DAY_MS
  const start = Date.parse(addDays(lastDay, 1)) - span
  const statement = database.prepare(FILL)
  for (let from = 0; from < answers; from += BATCH) {
    const to = Math.min(answers, from + BATCH)
    await statement.bind(shop.db.siteId, from, to, start, span, answers).run()
  }
}

/** The last day of a range of `days` days that reads the most weeks, with the range before it. */
export function worstLastDay(days: number): string {
  const read = (day: string) => weeksRead(day, days) + weeksRead(addDays(day, -days), days)
  const week = Array.from({ length: 7 }, (_, weekday) => addDays('2026-10-26', weekday))
  return week.reduce((worst, day) => (read(day) > read(worst) ? day : worst))
}

/** Rows that each cell of a range costs: its whole weeks, and one for each edge. */
function weeksRead(to: string, days: number): number {
  const { whole, edges } = cutIntoWeeks(addDays(to, 1 - days), to)
  return (whole ? Math.floor(dayCount(whole.from, whole.to) / 7) + 1 : 0) + edges.length
}

function list(words: string[]): string {
  return words.map((word) => `'${word}'`).join(', ')
}
