import { Hono, type Context } from 'hono'
import { answersFileQuerySchema, answersLinesQuerySchema } from '#contract/answers.ts'
import type { Checked } from '#contract/check-value.ts'
import { eachAnswer, type AnswerFilter } from '#worker/db/answers/pages.ts'
import { commit } from '#worker/db/site/audit.ts'
import { csvAnswers, JSON_LINES, type AnswerFormat } from '#worker/domain/answers/answer-file.ts'
import { utcDay } from '#worker/domain/days.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { filterOf, seenBy } from './answers.ts'

/** What is asked for, and how it is written. */
interface File {
  name: 'csv' | 'ndjson'
  format: AnswerFormat
  /** The site that the page shows. */
  site: string | undefined
  selection: Omit<Checked<typeof answersFileQuerySchema>, 'separator' | 'site'>
}

/** `GET /api/answers.csv` and `.ndjson`: the answers of a selection as a file, however many. */
export const answerFiles = new Hono<AppEnv>()
  .get(
    '/answers.csv',
    may('answers:export'),
    validate('query', answersFileQuerySchema),
    async (c) => {
      const { site, separator, ...selection } = c.req.valid('query')
      return await send(c, { name: 'csv', format: csvAnswers(separator), site, selection })
    },
  )
  .get(
    '/answers.ndjson',
    may('answers:export'),
    validate('query', answersLinesQuerySchema),
    async (c) => {
      const { site, ...selection } = c.req.valid('query')
      return await send(c, { name: 'ndjson', format: JSON_LINES, site, selection })
    },
  )

async function send(
  c: Context<AppEnv>,
  { name, format, site, selection }: File,
): Promise<Response> {
  const shown = c.get('actor').person?.membership?.key
  if (site !== undefined && shown !== undefined && site !== shown)
    throw new AppError('site_changed', 'Another site was chosen in another tab. Reload the page.')
  const filter = await filterOf(c, selection)
  const told = Object.entries(selection).map(([field, value]) => `${field} ${value}`)
  // First: whoever breaks off has taken something, too.
  const details = { format: name, selection: told }
  await commit(c.get('db'), { action: 'answers.exported', details }, [])
  const day = utcDay(c.get('actor').stamp.now)
  return c.body(linesOf(c, filter, format), 200, {
    'content-type': format.type,
    'content-disposition': `attachment; filename="answers-${day}.${name}"`,
  })
}

/**
 * The file as a stream, a page of answers whenever the reader takes more. If the database fails on the
 * way the stream does too, so that a part is never taken for the whole.
 */
function linesOf(
  c: Context<AppEnv>,
  filter: AnswerFilter,
  { head, line }: AnswerFormat,
): ReadableStream<Uint8Array> {
  const pages = eachAnswer(c.get('db'), filter)
  const seen = seenBy(c)
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(head)),
    pull: async (stream) => {
      const { done, value } = await pages.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value.map((answer) => line(seen(answer))).join('')))
    },
    cancel: async () => {
      await pages.return(undefined)
    },
  })
}
