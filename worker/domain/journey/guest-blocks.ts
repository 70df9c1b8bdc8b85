import { FILTERS, HIDDEN_BELOW, type FilterName, type JourneyKind } from '#contract/words.ts'
import { mondayOf, quarterOf } from '#worker/domain/days.ts'

/*
 * What the guest of a share link may know. The weeks of a cell are put together until they hold
 * enough answers, five or an employee journey's ten: a block; a block falls into parts of as many
 * and more. All that a guest is told is a sum of whole parts, so every difference of two views is a
 * sum of whole parts, too.
 */

/** Raw scores go from 0 to 10. */
export const SCORES = 11

/** What was counted of one cell in one week, for one channel, segment and persona. */
export interface WeekCounts extends Record<FilterName, string> {
  /** Its Monday. */
  week: string
  /** Answers, which the threshold counts. */
  answers: number
  /** Of them per raw score 0…10. */
  scores: number[]
  shown: number
  /** What sampling adds to the variance of `shown`. */
  spread: number
  /** Of the scores those that an import brought. */
  imported: number
}

/** Enough answers that a guest does not get to know one without the others. */
export interface Part {
  /** What all of them have in common, as far as a guest may know. */
  known: Partial<Record<FilterName, string>>
  rows: WeekCounts[]
}

/** Whole weeks of a cell with enough answers. */
export interface Block<Row = WeekCounts> {
  /** So many answers it has at least, and each of its parts. */
  least: number
  /** Mondays of the first and the last week. */
  first: string
  last: string
  rows: Row[]
}

/**
 * Puts the weeks of one cell together. A block ends with the week in which its answers become enough,
 * so that weeks to come change none that is there; what is left at the end of a quarter is in none.
 * @param rows in the order of weeks, from the beginning of a quarter on
 * @param least answers of a block, see HIDDEN_BELOW
 */
export function blocksOf<Row extends Pick<WeekCounts, 'week' | 'answers'>>(
  rows: Row[],
  least: number,
): Block<Row>[] {
  return blocksWith(rows, { least, isEnough: (open) => answersOf(open) >= least })
}

/** The same where not only the number of answers decides which weeks are enough. */
export function blocksWith<Row extends Pick<WeekCounts, 'week'>>(
  rows: Row[],
  { least, isEnough }: { least: number; isEnough: (rows: Row[]) => boolean },
): Block<Row>[] {
  const blocks: Block<Row>[] = []
  let open: Row[] = []
  for (const [week, ofWeek] of Map.groupBy(rows, (row) => row.week)) {
    const first = open[0]?.week ?? week
    open = quarterOf(first) === quarterOf(week) ? [...open, ...ofWeek] : ofWeek
    if (!isEnough(open)) continue
    blocks.push({ least, first: open[0]?.week ?? week, last: week, rows: open })
    open = []
  }
  return blocks
}

/** Cells with the answers that a guest needs to be told of them, by the journey of their stage. */
export function withLeast<Cell extends { stageId: string }>(
  cells: Cell[],
  journeys: { kind: JourneyKind; stages: { id: string }[] }[],
): (Cell & { least: number })[] {
  const leastOf = new Map(
    journeys.flatMap(({ kind, stages }) => stages.map(({ id }) => [id, HIDDEN_BELOW[kind]])),
  )
  return cells.flatMap((cell) => {
    const least = leastOf.get(cell.stageId)
    return least === undefined ? [] : [{ ...cell, least }]
  })
}

/** Values that a view is narrowed to. */
type Wanted = { [Name in FilterName]?: string | undefined }

/** The parts of the blocks that lie within these whole weeks and surely pass the filter. */
export function partsWithin(
  blocks: Block[],
  { from, to }: { from: string; to: string },
  filter: Wanted,
): { block: Block; part: Part }[] {
  const lastWeek = mondayOf(to)
  return blocks
    .filter(({ first, last }) => from <= first && last <= lastWeek)
    .flatMap((block) =>
      partsOf({ known: {}, rows: block.rows }, FILTERS, { wanted: filter, least: block.least }).map(
        (part) => ({ block, part }),
      ),
    )
}

/** Answers of several rows. */
export function answersOf(rows: Pick<WeekCounts, 'answers'>[]): number {
  return rows.reduce((sum, { answers }) => sum + answers, 0)
}

/** Scores and displays of parts together. */
export function sumOfParts(
  parts: { part: Part }[],
): Pick<WeekCounts, 'scores' | 'shown' | 'spread' | 'imported'> {
  const sum = { scores: Array<number>(SCORES).fill(0), shown: 0, spread: 0, imported: 0 }
  for (const { part } of parts)
    for (const row of part.rows) {
      sum.shown += row.shown
      sum.spread += row.spread
      sum.imported += row.imported
      row.scores.forEach((count, score) => {
        sum.scores[score] = (sum.scores[score] ?? 0) + count
      })
    }
  return sum
}

/**
 * Tells rows apart by one filter after the other, and gives the parts that surely pass. Values with
 * too few answers stay together; if even together they have too few, the next smallest value
 * joins them: or the others, taken off the whole, would leave just them. How rows fall apart does not
 * depend on what passes: a value that does not is only not looked into.
 */
function partsOf(
  { known, rows }: Part,
  [name, ...others]: readonly FilterName[],
  view: { wanted: Wanted; least: number },
): Part[] {
  const { wanted, least } = view
  if (name === undefined) return [{ known, rows }]
  const groups = Array.from(
    Map.groupBy(rows, (row) => row[name]),
    ([value, group]) => ({
      value,
      group,
      answers: answersOf(group),
    }),
  ).toSorted((a, b) => a.answers - b.answers)
  const rest: WeekCounts[] = []
  let answersOfRest = 0
  const told = groups.filter(({ group, answers }) => {
    const joins = answers < least || (answersOfRest > 0 && answersOfRest < least)
    if (joins) {
      rest.push(...group)
      answersOfRest += answers
    }
    return !joins
  })
  const value = wanted[name]
  return [
    ...told
      .filter((each) => value === undefined || value === each.value)
      .flatMap((each) =>
        partsOf({ known: { ...known, [name]: each.value }, rows: each.group }, others, view),
      ),
    // What stays together is known of no filter from here on.
    ...(rest.length > 0 && [name, ...others].every((each) => wanted[each] === undefined)
      ? [{ known, rows: rest }]
      : []),
  ]
}
