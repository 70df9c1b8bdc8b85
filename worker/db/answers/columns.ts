import type { answers } from '#worker/db/schema/site/collected.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'

type Columns = (typeof answers)['_']['columns']

/** A column as SQLite hands it out: lists and traits are still JSON text. */
type Raw<Column extends Columns[keyof Columns]> =
  | (Column['_']['columnType'] extends 'SQLiteTextJson' ? string : Column['_']['data'])
  | (Column['_']['notNull'] extends true ? never : null)

/** A whole row of `answers`, under the columns' own names. */
export type AnswerRow = {
  [Key in keyof Columns as Columns[Key]['_']['name']]: Raw<Columns[Key]>
}

/**
 * How each column but the site's is taken from an answer. Every INSERT is made of this table, so a
 * column of the schema that nothing fills does not compile.
 */
export const ANSWER_COLUMNS: {
  [Name in Exclude<keyof AnswerRow, 'site_id'>]: (answer: StampedAnswer) => AnswerRow[Name]
} = {
  id: (answer) => answer.id,
  client_id: ({ id, claimedId, onceKey }) => onceKey ?? (id === claimedId ? null : claimedId),
  body_hash: (answer) => answer.bodyHash,
  journey_id: (answer) => answer.journeyId,
  map_version: (answer) => answer.mapVersion,
  survey_id: (answer) => answer.surveyId,
  revision: (answer) => answer.revision,
  touchpoint_id: (answer) => answer.touchpointId,
  scale: (answer) => answer.scale,
  stage_id: (answer) => answer.stageId,
  channel: (answer) => answer.channel,
  segment: (answer) => answer.segment,
  persona: (answer) => answer.persona,
  day: (answer) => answer.day,
  score: (answer) => answer.score,
  choices: ({ choices }) => (choices.length > 0 ? JSON.stringify(choices) : null),
  comment: (answer) => answer.comment,
  lang: (answer) => answer.lang,
  url: (answer) => answer.url,
  respondent: (answer) => answer.respondent,
  order_ref: (answer) => answer.orderRef,
  customer_ref: (answer) => answer.customerRef,
  reference: (answer) => answer.reference,
  traits: ({ traits }) => (Object.keys(traits).length > 0 ? JSON.stringify(traits) : null),
  sample: (answer) => answer.sample,
  shown_at: (answer) => answer.shownAt,
  answered_at: (answer) => answer.answeredAt,
  received_at: (answer) => answer.receivedAt,
  displays: (answer) => answer.displays,
  source: (answer) => answer.source,
  held: (answer) => answer.held,
  import_id: (answer) => answer.importId,
}
