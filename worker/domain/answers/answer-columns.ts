import { answerSchema } from '#contract/answers.ts'
import type { Codebook } from '#contract/codebook.ts'
import { formOf } from '#contract/form-of.ts'
import { kindSchema } from '#contract/schemas.ts'
import { ANSWER_FIELDS, type CsvColumn, type FiledField } from './answer-file.ts'

/*
 * What the columns of both files of answers mean. The build writes it into a file that the Worker passes
 * on: nothing but the build imports this.
 */

type Column = Codebook['columns'][number]

const NO_SCORE = 'The question has no score'
const NOT_SENT = 'Whoever sent the answer did not say'
const NOT_YOURS = 'Not known, or the file was taken by somebody who may not see people'

/** What each field of an answer means, and when it is missing. */
const MEANINGS: Record<FiledField, [meaning: string, missing: string | null]> = {
  id: ['The answer; unique on the site', null],
  senderId: ['The id that its sender knows the answer by, where that is another', NOT_YOURS],
  journey: ['Journey of the touchpoint', null],
  stage: ['Stage in which the touchpoint stood when it was answered', null],
  touchpoint: ['Touchpoint that was asked about', null],
  survey: ['Survey that asked', null],
  revision: ['Revision of the survey: its wording then', null],
  scale: ['Instrument of the question: what its score means', null],
  score: ['What was chosen on the instrument, as it was given', NO_SCORE],
  sentiment: [
    'The score on the common scale: −100 worst, 0 middle, 100 best; how, docs/method.md says',
    NO_SCORE,
  ],
  choices: ['Codes of the choices or reasons that were picked', 'Nothing was picked'],
  comment: [
    'What the person wrote, with personal details masked where the site does so',
    'Nothing was written, or the file was taken by somebody who may not read comments',
  ],
  channel: ['Where the touchpoint was met', null],
  segment: ['Segment of the customer, as the page told it', NOT_SENT],
  persona: ['Persona whose rules the customer’s traits fulfil, or that the page told', 'None fits'],
  lang: ['Language in which it was asked', null],
  url: ['Page on which it was answered, without query and hash', NOT_YOURS],
  answeredAt: ['When it was answered, by the clock that the site’s days count by', null],
  traits: ['What the page told about the customer', NOT_YOURS],
}

const LABELS: Partial<Record<FiledField, Column['labels']>> = {
  journey: 'places',
  stage: 'places',
  touchpoint: 'places',
  scale: 'scales',
  score: 'scales',
  choices: 'choices',
  segment: 'segments',
  persona: 'personas',
}

const TEXT = { type: 'string' }

/** What a column of the spreadsheet says otherwise than the field it is taken from. */
const CSV_ONLY: Partial<Record<CsvColumn, Partial<Column>>> = {
  answer_id: {
    meaning:
      'The answer; the id that its sender knows it by, where that is another and may be seen',
    missing: null,
  },
  answered_at: { form: { type: 'string', format: 'date-time' } },
  kind: {
    meaning: 'Kind of the question, by its instrument',
    form: formOf(kindSchema),
    labels: null,
  },
  choices: { form: { ...TEXT, pattern: String.raw`^[^|]+(\|[^|]+)*$` } },
  traits: { meaning: 'What the page told about the customer, as a JSON object', form: TEXT },
}

/** Every column of both files of answers, in their order. */
export function answerColumns(): Column[] {
  const { properties = {} } = formOf(answerSchema)
  const column = (file: Column['file'], name: string, field: FiledField): Column => {
    const [meaning, missing] = MEANINGS[field]
    return {
      name,
      file,
      meaning,
      missing,
      form: plain(properties[field]),
      labels: LABELS[field] ?? null,
    }
  }
  // Object.entries loses the keys.
  const csv = Object.entries(ANSWER_FIELDS) as [CsvColumn, FiledField][]
  const filed = Object.keys(MEANINGS) as FiledField[]
  return [
    ...csv.map(([name, field]) => ({ ...column('csv', name, field), ...CSV_ONLY[name] })),
    ...filed.map((field) => column('ndjson', field, field)),
  ]
}

function plain(form: unknown): Column['form'] {
  return typeof form === 'object' && form !== null ? { ...form } : {}
}
