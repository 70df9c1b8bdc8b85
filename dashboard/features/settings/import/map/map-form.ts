import type { ImportPreview, PreviewColumn } from '#contract/import-runs.ts'
import {
  CHOICE_KINDS,
  DATE_ORDERS,
  KIND_FACTS,
  SCALES,
  type DateOrder,
  type Kind,
} from '#contract/words.ts'
import type { MapJson } from '#dashboard/features/settings/import/api.ts'

/** One answer of a row. */
export interface AnswerForm {
  /** Tells it from the others of the form, whatever their order. */
  id: number
  /** `=checkout` for this touchpoint, else the column that names it. */
  touchpoint: string
  /** `=csat` for this kind, else the column that names it. */
  kind: string
  /** Column of the score, or of the choices where one chooses from a list; '' for none. */
  score: string
  comment: string
  /** Words that mean "not asked", with commas between. */
  skip: string
}

/** How the columns of a file are read, as somebody fills it in. '' is not chosen. */
export interface MapForm {
  time: string
  timezone: string
  /** `iso` where the year comes first, or a month has its name. */
  dates: DateOrder | 'iso' | ''
  /** Columns that name a row; none: its line does. */
  id: string[]
  namespace: string
  answers: AnswerForm[]
}

/** What is missing, by the name of its field; those of an answer end with its place. */
export type MapFaults = Partial<Record<string, 'missing' | 'twice' | 'namespace'>>

const NAMESPACE = /^[\w.-]{1,60}$/
const MOST_ANSWERS = 50

let made = 0

/** An answer that nothing is known of. */
export function emptyAnswer(): AnswerForm {
  made += 1
  return { id: made, touchpoint: '', kind: '=csat', score: '', comment: '', skip: '' }
}

/** The form filled in as far as the file tells. */
export function guessForm(
  { columns, dates }: ImportPreview,
  { fileName, timezone }: { fileName: string; timezone: string },
): MapForm {
  const named = (looks: PreviewColumn['looks']) => columns.find((column) => column.looks === looks)
  const scores = columns.filter(({ looks }) => looks === 'score').slice(0, MOST_ANSWERS)
  const comment = named('text')?.name ?? ''
  const answers = scores.map((column, index) => ({
    ...emptyAnswer(),
    kind: `=${kindOf(column)}`,
    score: column.name,
    comment: index === 0 ? comment : '',
  }))
  const id = named('id')?.name
  return {
    time: named('time')?.name ?? '',
    timezone,
    dates: dates === null ? 'iso' : dates === 'either' ? '' : dates,
    id: id === undefined ? [] : [id],
    namespace: toNamespace(fileName),
    answers: answers.length > 0 ? answers : [{ ...emptyAnswer(), kind: '=text', comment }],
  }
}

/** The best guess at what a column of scores answers, by the highest of its first values. */
function kindOf({ samples }: PreviewColumn): Kind {
  const highest = Math.max(...samples.map((text) => Number.parseInt(text, 10) || 0))
  if (highest > SCALES.ces7_agree.highest) return 'nps'
  return highest > SCALES.csat5.highest ? 'ces' : 'csat'
}

/** A file's name as what may stand before ids. */
export function toNamespace(fileName: string): string {
  const name = fileName
    .replace(/\.\w{1,6}$/, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
  const plain = name.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^-+|-+$/g, '')
  return plain.slice(0, 60) || 'file'
}

/** What is still to be filled in. */
export function mapFaults(form: MapForm): MapFaults {
  const faults: MapFaults = {}
  if (!form.time) faults['time'] = 'missing'
  if (!form.dates) faults['dates'] = 'missing'
  if (!NAMESPACE.test(form.namespace)) faults['namespace'] = 'namespace'
  const seen = new Set<string>()
  for (const [index, { touchpoint, kind, score, comment }] of form.answers.entries()) {
    if (!touchpoint) faults[`touchpoint${index}`] = 'missing'
    else if (seen.has(`${touchpoint} ${kind}`)) faults[`touchpoint${index}`] = 'twice'
    seen.add(`${touchpoint} ${kind}`)
    if (kind === '=text' ? !comment : !score)
      faults[kind === '=text' ? `comment${index}` : `score${index}`] = 'missing'
  }
  return faults
}

/** The map that a form without faults says. */
export function toMap({ time, timezone, dates, id, answers }: MapForm): MapJson {
  const order = DATE_ORDERS.find((known) => known === dates)
  const [first, ...more] = answers.map(toAnswer)
  const shared = {
    answer_id: toId(id),
    answered_at: { column: time, timezone, ...(order ? { dates: order } : {}) },
  }
  if (more.length === 0) return { ...shared, ...first }
  return { ...shared, answers: [first, ...more] }
}

function toId([first, ...more]: string[]) {
  if (first === undefined) return { template: '{row}' }
  return more.length === 0 ? first : { columns: [first, ...more] }
}

/** An empty cell is an answer that was not given. */
function toAnswer({ touchpoint, kind, score, comment, skip }: AnswerForm) {
  const words = ['', ...skip.split(',').map((word) => word.trim())]
  const asked = (column: string) => ({ column, skip: [...new Set(words)] })
  const isText = kind === '=text'
  const said = score && (isChosen(kind) ? { choices: asked(score) } : { score: asked(score) })
  return {
    touchpoint: toSource(touchpoint),
    kind: toSource(kind),
    ...(!isText && said),
    ...(comment && { comment: isText ? asked(comment) : comment }),
  }
}

function toSource(text: string) {
  return text.startsWith('=') ? { value: text.slice(1) } : text
}

/** Whether a kind, as the form has it, is answered by choosing from a list. */
export function isChosen(kind: string): boolean {
  return CHOICE_KINDS.some((name) => `=${name}` === kind)
}

/** The ends of the scale that a kind is usually asked on; null where it has none. */
export function usualScale(kind: string): [number, number] | null {
  const known = Object.entries(KIND_FACTS).find(([name]) => `=${name}` === kind)
  if (!known) return null
  const { lowest, highest } = SCALES[known[1].imported]
  return lowest === null || highest === null ? null : [lowest, highest]
}
