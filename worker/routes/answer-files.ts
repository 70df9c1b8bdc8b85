import { Hono, type Context } from 'hono'
import { answersFileQuerySchema, answersLinesQuerySchema } from '#contract/answers.ts'
import type { Checked } from '#contract/check-value.ts'
import { eachAnswer } from '#worker/db/answers/pages.ts'
import { commit } from '#worker/db/site/audit.ts'
import { csvAnswers, JSON_LINES, type AnswerFormat } from '#worker/domain/answers/answer-file.ts'
import { utcDay } from '#worker/domain/days.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { needShownSite, sendFile } from '#worker/http/send-file.ts'
import { validate } from '#worker/http/validate.ts'
import { filterOf, seenBy } from './answers.ts'

/** `GET /api/answers.csv` and `.ndjson`: the answers of a selection as a file, however many. */
export const answerFiles = new Hono<AppEnv>()
  .get(
    '/answers.csv',
    may('answers:export'),
    validate('query', answersFileQuerySchema),
    async (c) => {
      const { separator, ...asked } = c.req.valid('query')
      return await send(c, asked, csvAnswers(separator))
    },
  )
  .get(
    '/answers.ndjson',
    may('answers:export'),
    validate('query', answersLinesQuerySchema),
    async (c) => send(c, c.req.valid('query'), JSON_LINES),
  )

async function send(
  c: Context<AppEnv>,
  { site, ...selection }: Checked<typeof answersLinesQuerySchema>,
  { ending, line, ...format }: AnswerFormat,
): Promise<Response> {
  needShownSite(c, site)
  const filter = await filterOf(c, selection)
  const told = Object.entries(selection).map(([field, value]) => `${field} ${value}`)
  // First: whoever breaks off has taken something, too.
  const details = { format: ending, selection: told }
  await commit(c.get('db'), { action: 'answers.exported', details }, [])
  const pages = eachAnswer(c.get('db'), filter)
  const seen = seenBy(c)
  async function* parts() {
    for await (const page of pages) yield page.map((answer) => line(seen(answer))).join('')
  }
  const day = utcDay(c.get('actor').stamp.now)
  return sendFile(c, { name: `answers-${day}.${ending}`, ...format, parts: parts() })
}
