import { Hono, type Context } from 'hono'
import { answersFileQuerySchema, answersLinesQuerySchema } from '#contract/answers.ts'
import { COLUMNS_FILE, type Codebook } from '#contract/codebook.ts'
import type { Checked } from '#contract/check-value.ts'
import { readerQuerySchema } from '#contract/names.ts'
import { listAllChoices } from '#worker/db/answers/choice-names.ts'
import { eachAnswer } from '#worker/db/answers/pages.ts'
import { listJourneys } from '#worker/db/journey/maps.ts'
import { commit } from '#worker/db/site/audit.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { csvAnswers, JSON_LINES, type AnswerFormat } from '#worker/domain/answers/answer-file.ts'
import { scalesIn } from '#worker/domain/answers/codebook.ts'
import { speechIn, spokenLanguage } from '#worker/domain/collect/widget-language.ts'
import { utcDay } from '#worker/domain/days.ts'
import { wordMap } from '#worker/domain/journey/word-map.ts'
import { localized } from '#worker/domain/localized.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { keptAsset } from '#worker/http/kept-asset.ts'
import { needShownSite, sendFile } from '#worker/http/send-file.ts'
import { validate } from '#worker/http/validate.ts'
import { filterOf, seenBy } from './answers.ts'
import { languagesOf } from './reader-languages.ts'

const columnsOf = keptAsset<Codebook['columns'], Codebook['columns']>(COLUMNS_FILE, (all) => all)

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
  .get(
    '/answers/codebook',
    may('answers:export'),
    validate('query', readerQuerySchema),
    async (c) => {
      const db = c.get('db')
      const [columns, { language }, maps, { choices, isAll }] = await Promise.all([
        columnsOf(c.env),
        ownSite(c.get('own')),
        listJourneys(db, true),
        listAllChoices(db),
      ])
      const languages = languagesOf(c, c.req.valid('query').lang, language)
      const places = maps.map((map) => wordMap(map, languages))
      return c.json({
        columns,
        scales: scalesIn(speechIn(languages.find(spokenLanguage) ?? 'en', 'en').strings),
        choices: choices.map(({ label, ...choice }) => ({
          ...choice,
          label: localized(label, languages),
        })),
        hasAllChoices: isAll,
        places: places.map((map) => ({
          ...named(map),
          stages: map.stages.map((stage) => ({
            ...named(stage),
            touchpoints: stage.touchpoints.map(named),
          })),
        })),
        segments: onceEach(places.flatMap(({ segments }) => segments)),
        personas: onceEach(places.flatMap(({ personas }) => personas)),
      } satisfies Codebook)
    },
  )

function named({ id, name }: { id: string; name: string }) {
  return { id, name }
}

function onceEach(all: { id: string; name: string }[]) {
  return [...new Map(all.map((one) => [one.id, named(one)])).values()]
}

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
