import { Hono, type Context } from 'hono'
import {
  answersQuerySchema,
  type Answer,
  type AnswersPage,
  type AnswersQuery,
  type ListedAnswer,
} from '#contract/answers.ts'
import { FILTERS, type FilterName } from '#contract/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { sampleAnswers } from '#worker/db/answers/guest-sample.ts'
import { listChoiceNames } from '#worker/db/answers/choice-names.ts'
import { listAnswers, toAnswer, type AnswerFilter } from '#worker/db/answers/pages.ts'
import { listAnswerLinks } from '#worker/db/links/read.ts'
import { listGuestBlocks } from '#worker/db/journey/guest-blocks.ts'
import { listCells, listJourneys, type Cell, type JourneyMap } from '#worker/db/journey/maps.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { yearBefore } from '#worker/domain/days.ts'
import { partsWithin, withLeast } from '#worker/domain/journey/guest-blocks.ts'
import { UNTOLD } from '#worker/domain/journey/guest-curve.ts'
import { guestRange, settledUntil } from '#worker/domain/journey/guest-range.ts'
import { scalesOfKind } from '#worker/domain/journey/kinds.ts'
import { textIn } from '#worker/domain/languages.ts'
import { can, may, notAllowed } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { languagesOf } from './reader-languages.ts'

export const answers = new Hono<AppEnv>().get(
  '/answers',
  may('figures:read'),
  validate('query', answersQuerySchema),
  async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const { cursor, limit, lang, ...query } = c.req.valid('query')
    const { share } = c.get('actor')
    if (share && query.find !== undefined) throw notAllowed()
    if (share) return c.json(await readForGuest(c, { lang, ...query }, share.journeys))
    const [site, filter] = await Promise.all([ownSite(c.get('own')), filterOf(c, query)])
    const page = await listAnswers(db, filter, {
      limit,
      before: cursor,
      timezone: site.timezone,
    })
    const named = await withChoiceNames(db, page.answers, languagesOf(c, lang, site.language))
    const linked = await withLinks(c, named.map(seenBy(c)))
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    return c.json({ ...page, answers: linked, meta } satisfies AnswersPage)
  },
)

type Query = Omit<AnswersQuery, 'cursor' | 'limit' | 'lang'>

/**
 * What a signed-in reader asks for; only who may hold answers sees those that are held.
 * @throws AppError `forbidden` for words in comments that the reader may not see
 */
export async function filterOf(
  c: Context<AppEnv>,
  { held, source, ...query }: Query,
): Promise<AnswerFilter> {
  // Whoever may not read comments could guess their words.
  if (query.find !== undefined && !can(c, 'comments:read')) throw notAllowed()
  const mayHold = can(c, 'answers:hold')
  return {
    ...toFilter(query, query.touchpoint ? [] : await listJourneys(c.get('db'))),
    held: mayHold && held === '1',
    source: mayHold ? source : undefined,
  }
}

/** Takes from an answer what its reader may not know. */
export function seenBy(c: Context<AppEnv>) {
  const [comments, people] = [can(c, 'comments:read'), can(c, 'people:read')]
  return function seen<Seen extends Omit<ListedAnswer, 'choiceNames' | keyof typeof NOT_LINKED>>(
    answer: Seen,
  ): Seen {
    return {
      ...answer,
      ...(comments ? {} : { comment: null }),
      ...(people ? {} : { senderId: null, url: null, traits: {} }),
    }
  }
}

/** Answers with what they chose in the reader's words. */
async function withChoiceNames(db: SiteDb, answers: Answer[], languages: string[]) {
  const namesOf = await listChoiceNames(db, answers)
  return answers.map((answer) => ({
    ...answer,
    choiceNames: answer.choices.map((code) => textIn(namesOf(answer, code), languages)),
  }))
}

/** Answers with their orders, issues and cases, for those who may see people. */
async function withLinks<Shown extends { id: string }>(c: Context<AppEnv>, answers: Shown[]) {
  if (!can(c, 'people:read')) return answers.map((answer) => ({ ...answer, ...NOT_LINKED }))
  const links = await listAnswerLinks(
    c.get('db'),
    answers.map(({ id }) => id),
  )
  const works = can(c, 'cases:work')
  return answers.map((answer) => {
    const { order, issue, caseId } = links.get(answer.id) ?? NOT_LINKED
    return { ...answer, order, issue, caseId: works ? caseId : null }
  })
}

/** Some answers of those that a guest may know of; nothing tells one of them apart. */
async function readForGuest(
  c: Context<AppEnv>,
  { lang, ...query }: Query & Pick<AnswersQuery, 'lang'>,
  journeys: string[],
): Promise<AnswersPage> {
  const db = c.get('db')
  const [site, all, allCells] = await Promise.all([
    ownSite(c.get('own')),
    listJourneys(db),
    listCells(db),
  ])
  const maps = all.filter((map) => journeys.includes(map.id))
  const settled = settledUntil(Date.now(), site.timezone)
  const { from = yearBefore(query.to ?? settled), to = settled } = query
  const cells = withLeast(cellsOfQuery(query, maps, allCells), maps)
  const range = guestRange({ from, to }, settled)
  const isSplit = FILTERS.some((name) => query[name] !== undefined)
  const [blocks = []] = await listGuestBlocks(db, { cells, ranges: [range], isSplit })
  const parts = cells.map((cell, index) => ({
    cell,
    parts: partsWithin(blocks[index] ?? [], range, query),
  }))
  const comments = can(c, 'comments:read')
  const commented = comments && query.commented === '1'
  const rows = await sampleAnswers(db, parts, { isSplit, commented })
  const languages = languagesOf(c, lang, site.language)
  const named = await withChoiceNames(db, rows.map(toAnswer), languages)
  const answers = named.map(({ comment, lang, ...answer }): ListedAnswer => {
    const words = comments ? comment : null
    return {
      ...answer,
      // The rest of the key is a time.
      id: answer.id.slice(-12),
      comment: words,
      lang: words === null ? null : lang,
      ...NOT_FOR_GUESTS,
    }
  })
  return { answers, next: null, meta: UNTOLD }
}

/** What filters tell apart could be added up again. */
const NO_FILTERS = Object.fromEntries(FILTERS.map((name) => [name, null])) as Record<
  FilterName,
  null
>
const NOT_LINKED = { order: null, issue: null, caseId: null }
const NOT_FOR_GUESTS = {
  ...NO_FILTERS,
  ...NOT_LINKED,
  senderId: null,
  survey: null,
  revision: null,
  url: null,
  answeredAt: null,
  traits: {},
} satisfies Partial<ListedAnswer>

/** The cells that a query asks about. */
export function cellsOfQuery(
  { journey, stage, touchpoint, kind }: Pick<Query, 'journey' | 'stage' | 'touchpoint' | 'kind'>,
  maps: JourneyMap[],
  all: Cell[],
) {
  const stages = new Set(
    maps
      .filter(({ id }) => journey === undefined || journey === id)
      .flatMap((map) => map.stages.map(({ id }) => id)),
  )
  return all.filter(
    (cell) =>
      stages.has(cell.stageId) &&
      (stage === undefined || stage === cell.stageId) &&
      (touchpoint === undefined || touchpoint === cell.touchpointId) &&
      (kind === undefined || scalesOfKind(kind).includes(cell.scale)),
  )
}

/** A stage is read through its touchpoints, which the index knows. */
function toFilter(query: Omit<Query, 'held' | 'source'>, maps: JourneyMap[]): AnswerFilter {
  const { kind, touchpoint, commented, ...rest } = query
  const stage = maps.flatMap((map) => map.stages).find(({ id }) => id === query.stage)
  return {
    ...rest,
    ...(touchpoint ? { touchpoints: [touchpoint] } : {}),
    ...(stage ? { touchpoints: stage.touchpoints.map(({ id }) => id) } : {}),
    ...(kind ? { scales: scalesOfKind(kind) } : {}),
    commented: commented === '1',
  }
}
