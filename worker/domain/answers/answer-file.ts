import type { ListedAnswer } from '#contract/answers.ts'
import { FORMULA_START, SCALES, type Separator } from '#contract/words.ts'
import { isoInstant } from '#worker/domain/days.ts'

type Cell = string | number | null

/** Files hold codes, which stay when words change. */
type FiledAnswer = Omit<ListedAnswer, 'choiceNames'>

/** The columns of a file of answers, by the names that an import knows where it knows them. */
const COLUMNS: Record<string, (answer: FiledAnswer) => Cell> = {
  answer_id: (answer) => answer.senderId ?? answer.id,
  answered_at: ({ answeredAt }) => (answeredAt === null ? null : isoInstant(answeredAt)),
  journey: (answer) => answer.journey,
  stage: (answer) => answer.stage,
  touchpoint: (answer) => answer.touchpoint,
  survey: (answer) => answer.survey,
  revision: (answer) => answer.revision,
  kind: (answer) => SCALES[answer.scale].kind,
  scale: (answer) => answer.scale,
  score: (answer) => answer.score,
  sentiment: (answer) => answer.sentiment,
  choices: ({ choices }) => choices.join('|') || null,
  comment: (answer) => answer.comment,
  channel: (answer) => answer.channel,
  segment: (answer) => answer.segment,
  persona: (answer) => answer.persona,
  lang: (answer) => answer.lang,
  url: (answer) => answer.url,
  traits: ({ traits }) => (Object.keys(traits).length > 0 ? JSON.stringify(traits) : null),
}

/** How answers are written into a file: what stands at its beginning, and a line for each. */
export interface AnswerFormat {
  type: string
  head: string
  line: (answer: FiledAnswer) => string
}

/**
 * CSV by RFC 4180. A byte order mark makes spreadsheets read UTF-8; a text that could be run as a
 * formula gets an apostrophe in front; numbers stay numbers.
 */
export function csvAnswers(separator: Separator): AnswerFormat {
  const toLine = (cells: string[]) => `${cells.join(separator)}\r\n`
  return {
    type: 'text/csv; charset=utf-8',
    head: `\uFEFF${toLine(Object.keys(COLUMNS))}`,
    line: (answer) => toLine(Object.values(COLUMNS).map((take) => csvCell(take(answer)))),
  }
}

/** One JSON object a line, as the list of answers has them but for the words of choices. */
export const JSON_LINES: AnswerFormat = {
  type: 'application/x-ndjson; charset=utf-8',
  head: '',
  line: (answer) => `${JSON.stringify(answer)}\n`,
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}
