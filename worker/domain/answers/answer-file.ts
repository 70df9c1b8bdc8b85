import type { ListedAnswer } from '#contract/answers.ts'
import { SCALES, type Separator } from '#contract/words.ts'
import { csvHead, csvLine, type Cell } from '#worker/domain/csv-line.ts'
import { isoInstant } from '#worker/domain/days.ts'

/** Files hold codes, which stay when words change. */
export type FiledAnswer = Omit<ListedAnswer, 'choiceNames' | 'order' | 'issue' | 'caseId'>

/** The columns of a file of answers, by the names that an import knows where it knows them. */
const COLUMNS = {
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
} satisfies Record<string, (answer: FiledAnswer) => Cell>
export type CsvColumn = keyof typeof COLUMNS
export type FiledField = keyof FiledAnswer

/** From which field of an answer each column is filled. */
export const ANSWER_FIELDS: Record<CsvColumn, FiledField> = {
  answer_id: 'id',
  answered_at: 'answeredAt',
  journey: 'journey',
  stage: 'stage',
  touchpoint: 'touchpoint',
  survey: 'survey',
  revision: 'revision',
  kind: 'scale',
  scale: 'scale',
  score: 'score',
  sentiment: 'sentiment',
  choices: 'choices',
  comment: 'comment',
  channel: 'channel',
  segment: 'segment',
  persona: 'persona',
  lang: 'lang',
  url: 'url',
  traits: 'traits',
}

/** How answers are written into a file: what stands at its beginning, and a line for each. */
export interface AnswerFormat {
  ending: 'csv' | 'ndjson'
  type: string
  head: string
  line: (answer: FiledAnswer) => string
}

/** CSV for spreadsheets of any country. */
export function csvAnswers(separator: Separator): AnswerFormat {
  const takes = Object.values(COLUMNS)
  return {
    ending: 'csv',
    type: 'text/csv; charset=utf-8',
    head: csvHead(Object.keys(COLUMNS), separator),
    line: (answer) =>
      csvLine(
        takes.map((take) => take(answer)),
        separator,
      ),
  }
}

/** One JSON object a line, as the list of answers has them but for the words of choices. */
export const JSON_LINES: AnswerFormat = {
  ending: 'ndjson',
  type: 'application/x-ndjson; charset=utf-8',
  head: '',
  line: (answer) => `${JSON.stringify(answer)}\n`,
}
