import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Answer } from '#contract/answers.ts'
import type { Curve, CurveStage, CurveTouchpoint, Journey } from '#contract/journey.ts'
import { HIDDEN_BELOW, KIND_FACTS, SCALES } from '#contract/words.ts'
import { bundleCodebook } from './codebook.ts'

/** What stands in a bundle: a page as it was told, and the answers that it rests on. */
export interface AuditInput {
  curve: Curve
  journey: Journey
  /** Of the page's days and of those that it is compared with. */
  answers: { period: 'now' | 'before'; answers: Iterable<Answer> | AsyncIterable<Answer> }[]
  /** The filters of the page, as its address has them. */
  filters: string
}

const TABLES = `
CREATE TABLE about (key TEXT PRIMARY KEY, value);
CREATE TABLE stages (id TEXT PRIMARY KEY, name TEXT, position INTEGER);
CREATE TABLE touchpoints (id TEXT, stage TEXT, name TEXT, position INTEGER, PRIMARY KEY (id, stage));
CREATE TABLE scales (scale TEXT PRIMARY KEY, lowest INTEGER, highest INTEGER, higher_is_better INTEGER, classes INTEGER, net INTEGER, top_two INTEGER);
CREATE TABLE answers (period TEXT, stage TEXT, touchpoint TEXT, scale TEXT, score INTEGER, channel TEXT, segment TEXT, persona TEXT);
CREATE TABLE page (node TEXT, figure TEXT, value REAL);
`

/**
 * Writes `bundle.sqlite` and, beside it, what its columns mean and the script that counts its page again. Nothing in it tells who
 * answered, when to the hour, or in what words.
 * @param folder made if it is not there; an older bundle in it is replaced
 * @returns how many figures and answers it holds
 */
export async function writeAuditBundle(
  folder: string,
  { curve, journey, answers, filters }: AuditInput,
): Promise<{ figures: number; answers: number }> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'bundle.sqlite')
  await rm(file, { force: true })
  const db = new DatabaseSync(file)
  db.exec(TABLES)
  db.exec('BEGIN')
  const insert = (table: string, ...values: (string | number | null)[]) =>
    db.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values)
  const about = {
    journey: journey.name,
    kind: curve.kind,
    from: curve.range.from,
    to: curve.range.to,
    compared_from: curve.previousRange?.from ?? null,
    compared_to: curve.previousRange?.to ?? null,
    timezone: curve.timezone,
    filters,
    hidden_below: HIDDEN_BELOW[journey.kind],
    method: 'docs/method.md of Wayfelt',
  }
  for (const [key, value] of Object.entries(about)) insert('about', key, value)
  for (const [scale, { kind, lowest, highest, higherIsBetter }] of Object.entries(SCALES)) {
    const { figure, good, sentiment } = KIND_FACTS[kind]
    const facts = [higherIsBetter, sentiment === 'classes', figure === 'net', good === 'top-two']
    insert('scales', scale, lowest, highest, ...facts.map(Number))
  }
  for (const { id, name, order, touchpoints } of curve.stages) {
    insert('stages', id, name, order)
    for (const one of touchpoints) insert('touchpoints', one.id, id, one.name, one.order)
  }
  const figures = curve.stages.flatMap((stage) => [
    ...figuresOf(`stage ${stage.id}`, stage),
    ...stage.touchpoints.flatMap((one) => figuresOf(`touchpoint ${one.id} in ${stage.id}`, one)),
  ])
  for (const figure of figures) insert('page', ...figure)
  const n = await storeAnswers(db, answers)
  db.exec('COMMIT')
  db.close()
  await writeFile(join(folder, 'codebook.json'), JSON.stringify(bundleCodebook(), null, 2))
  await copyFile(join(import.meta.dirname, 'audit.js'), join(folder, 'audit.js'))
  return { figures: figures.length, answers: n }
}

async function storeAnswers(db: DatabaseSync, lists: AuditInput['answers']): Promise<number> {
  const insert = db.prepare('INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  let n = 0
  for (const { period, answers } of lists)
    for await (const one of answers) {
      if (one.score === null) continue
      const { stage, touchpoint, scale, score, channel, segment, persona } = one
      insert.run(period, stage, touchpoint, scale, score, channel, segment, persona)
      n += 1
    }
  return n
}

type Figure = [node: string, figure: string, value: number]

/** Every number that the page tells of a place, by name; what it leaves out has none. */
function figuresOf(node: string, place: CurveStage | CurveTouchpoint): Figure[] {
  const { previous } = place
  const measured = (
    of: Pick<CurveStage, 'n' | 'sentiment' | 'interval' | 'shrunk' | 'metric'>,
  ) => ({
    n: of.n,
    sentiment: of.sentiment,
    'interval.low': of.interval?.[0] ?? null,
    'interval.high': of.interval?.[1] ?? null,
    shrunk: of.shrunk,
    metric: of.metric?.value ?? null,
    'metric.low': of.metric?.interval[0] ?? null,
    'metric.high': of.metric?.interval[1] ?? null,
  })
  const before = previous ? Object.entries(measured(previous)) : []
  const change = previous?.change
  const all: [string, number | null][] = [
    ...Object.entries(measured(place)),
    ...before.map(([name, value]): [string, number | null] => [`previous.${name}`, value]),
    ...(change
      ? Object.entries({
          change: change.difference,
          'change.low': change.interval[0],
          'change.high': change.interval[1],
          'change.q': change.q,
        })
      : []),
  ]
  return all.flatMap(([name, value]): Figure[] => (value === null ? [] : [[node, name, value]]))
}
