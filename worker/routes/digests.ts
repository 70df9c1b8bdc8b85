import { Hono, type Context } from 'hono'
import type { Moments } from '#contract/digests/moments.ts'
import type { Onward } from '#contract/digests/onward.ts'
import type { Pain, Pains } from '#contract/digests/pains.ts'
import type { Paths } from '#contract/digests/paths.ts'
import { QUICK_BELOW_MS, type Speed } from '#contract/digests/speed.ts'
import type { StageTimes } from '#contract/digests/stage-times.ts'
import { digestQuerySchema, type DigestQuery } from '#contract/digests/view.ts'
import { FILTERS, HIDDEN_BELOW } from '#contract/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { readBuyers, type KeptBuyers } from '#worker/db/delivery/costs/runs.ts'
import {
  asQuotes,
  listDigests,
  listPainNames,
  listQuotes,
  type DigestWeek,
} from '#worker/db/digests/read.ts'
import { buyersOf } from '#worker/domain/delivery/buying-again.ts'
import { MOST_QUOTES, keyOf, sumOf, type DigestKind } from '#worker/domain/digests/counts.ts'
import { buildBarriers } from '#worker/domain/digests/views/onward/barriers.ts'
import { buildVisits, cameBack } from '#worker/domain/digests/views/onward/came-back.ts'
import { buildFunnel } from '#worker/domain/digests/views/onward/funnel.ts'
import { buildGoneOn } from '#worker/domain/digests/views/onward/gone-on.ts'
import { guestPains, guestPairs } from '#worker/domain/digests/views/guest-parts.ts'
import { buildMoments } from '#worker/domain/digests/views/moments.ts'
import { buildPains, type BuiltPain } from '#worker/domain/digests/views/pains.ts'
import { buildPaths } from '#worker/domain/digests/views/paths.ts'
import { buildSpeed } from '#worker/domain/digests/views/speed.ts'
import { buildStageTimes } from '#worker/domain/digests/views/stage-times.ts'
import { addDays, firstWeekOfQuarter, mondayOf } from '#worker/domain/days.ts'
import { UNTOLD } from '#worker/domain/journey/guest-curve.ts'
import { guestComparedRange, guestRange, settledUntil } from '#worker/domain/journey/guest-range.ts'
import { textIn } from '#worker/domain/languages.ts'
import { can, may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { validate } from '#worker/http/validate.ts'
import { catchUp } from '#worker/jobs/digests/keep-digests.ts'
import { placePains } from './insight/placed-pains.ts'
import { findWorded, type Worded } from './journey.ts'
import { languagesOf } from './reader-languages.ts'

/** Pains of which quotes are read: beyond them nobody looks. */
const QUOTED = 20

/** What hurts, and where people change their mind: also for guests. */
export const digests = new Hono<AppEnv>()
  .get(
    '/journeys/:id/pains',
    may('figures:read'),
    validate('query', digestQuerySchema),
    async (c) => {
      const view = await open(c, c.req.valid('query'), ['pain', 'quote'])
      const { now, before, isGuest, range, previousRange, worded } = view
      const guests = { kind: worded.map.kind }
      const told = isGuest
        ? guestPains(now, { ...guests, range })
        : { counts: summed(now, 'pain'), isHidden: false }
      const was =
        before && previousRange
          ? isGuest
            ? guestPains(before, { ...guests, range: previousRange }).counts
            : summed(before, 'pain')
          : null
      const built = buildPains({ now: told.counts, before: was }, isGuest)
      const pains = await describe(c, view, built.pains)
      return c.json({
        ...view.fields(),
        pains,
        asked: built.asked,
        isHidden: told.isHidden,
      } satisfies Pains)
    },
  )
  .get(
    '/journeys/:id/moments',
    may('figures:read'),
    validate('query', digestQuerySchema),
    async (c) => {
      const view = await open(c, c.req.valid('query'), ['pair'])
      const { now, isGuest, range, worded } = view
      const told = isGuest
        ? guestPairs(now, { range, kind: worded.map.kind })
        : { counts: summed(now, 'pair'), isHidden: false }
      const moments = buildMoments(told.counts, { order: placesOf(worded), isGuest })
      return c.json({ ...view.fields(), moments, isHidden: told.isHidden } satisfies Moments)
    },
  )

/** Ways and times: not for guests, since every way is a handful of people. */
export const digestPaths = new Hono<AppEnv>()
  .get(
    '/journeys/:id/paths',
    may('figures:read'),
    validate('query', digestQuerySchema),
    async (c) => {
      const view = await open(c, c.req.valid('query'), ['step', 'path'])
      const both = (weeks: DigestWeek[]) => ({
        steps: summed(weeks, 'step'),
        paths: summed(weeks, 'path'),
      })
      const order = placesOf(view.worded).map(({ touchpoint }) => touchpoint)
      const built = buildPaths(both(view.now), view.before && both(view.before), order)
      return c.json({ ...view.fields(), ...built } satisfies Paths)
    },
  )
  .get(
    '/journeys/:id/speed',
    may('figures:read'),
    validate('query', digestQuerySchema),
    async (c) => {
      const view = await open(c, alone(c.req.valid('query')), ['speed'])
      return c.json({
        ...view.fields(),
        quickBelowMs: QUICK_BELOW_MS,
        ...buildSpeed(summed(view.now, 'speed'), HIDDEN_BELOW[view.worded.map.kind]),
      } satisfies Speed)
    },
  )
  .get(
    '/journeys/:id/stage-times',
    may('figures:read'),
    validate('query', digestQuerySchema),
    async (c) => {
      const view = await open(c, c.req.valid('query'), ['time'])
      const stages = buildStageTimes(
        { now: timed(view.now, 'time'), before: view.before && timed(view.before, 'time') },
        view.worded.map.stages,
        view.readTo ?? 0,
      )
      return c.json({ ...view.fields(), stages } satisfies StageTimes)
    },
  )
  .get(
    '/journeys/:id/onward',
    may('figures:read'),
    validate('query', digestQuerySchema),
    async (c) => {
      const view = await open(c, alone(c.req.valid('query')), ['path', 'onward', 'pain'])
      const { stages, kind } = view.worded.map
      const by = { until: view.readTo ?? 0, least: HIDDEN_BELOW[kind] }
      const weeks = timed(view.now, 'onward')
      const { pains } = buildPains({ now: summed(view.now, 'pain'), before: null }, true)
      const [buyers, placed] = await Promise.all([
        kind === 'customer' ? readBuyers(view.db) : null,
        placePains(view.db, pains, {
          stages,
          languages: languagesOf(c, view.lang, view.worded.site.language),
        }),
      ])
      return c.json({
        ...view.fields(),
        funnel: buildFunnel(timed(view.now, 'path'), stages, by),
        goneOn: buildGoneOn(weeks, stages, by),
        barriers: buildBarriers(weeks, stages, { until: by.until, pains: placed }),
        visits: buildVisits(weeks, by),
        orders: buyers && toOrders(buyers, by.least),
      } satisfies Onward)
    },
  )

function toOrders({ again, countedAt, orders }: KeptBuyers, least: number) {
  return { countedAt, orders, ...cameBack(buyersOf(again), least) }
}

/** The days of a view as they are, compared with none. */
function alone(query: DigestQuery): DigestQuery {
  return { ...query, compare: 'none' }
}

/** Reads the weeks of a view, and has what waits counted for the next one. */
async function open(c: Context<AppEnv>, { lang, ...query }: DigestQuery, kinds: DigestKind[]) {
  const started = performance.now()
  const db = c.get('db')
  const worded = await findWorded(c, lang, true)
  const isGuest = c.get('actor').share !== undefined && c.get('actor').share !== null
  const { timezone } = worded.site
  const asked = { from: mondayOf(query.from), to: addDays(mondayOf(query.to), 6) }
  const range = isGuest ? guestRange(query, settledUntil(Date.now(), timezone)) : asked
  const previousRange = guestComparedRange(range, query.compare)
  const ranges = [range, ...(previousRange ? [previousRange] : [])]
  const { weeks, reach } = await listDigests(db, {
    journey: worded.map.id,
    kinds,
    // Blocks of a guest's weeks begin with a quarter.
    ranges: ranges.map(({ from, to }) => ({ from: isGuest ? firstWeekOfQuarter(from) : from, to })),
  })
  if (reach.isBehind && !isGuest) c.executionCtx.waitUntil(catchUp(c.env, db.siteId, timezone))
  const [now = [], before = null] = weeks
  return {
    db,
    worded,
    isGuest,
    range,
    previousRange,
    now,
    before,
    lang,
    readTo: reach.readTo,
    fields: () => ({
      journey: worded.map.id,
      range,
      previousRange,
      timezone,
      readTo: isGuest ? null : reach.readTo,
      isBehind: !isGuest && reach.isBehind,
      ignored: FILTERS.filter((name) => query[name] !== undefined),
      meta: isGuest
        ? UNTOLD
        : { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) },
    }),
  }
}

function timed(weeks: DigestWeek[], of: DigestKind) {
  return weeks.flatMap(({ kind, week, counts }) =>
    kind === of ? [{ from: Date.parse(week), counts }] : [],
  )
}

function summed(weeks: DigestWeek[], kind: DigestKind) {
  return sumOf(weeks.flatMap((week) => (week.kind === kind ? [week.counts] : [])))
}

function placesOf({ map }: Worded) {
  return map.stages.flatMap(({ id, touchpoints }) =>
    touchpoints.map((touchpoint) => ({ stage: id, touchpoint: touchpoint.id })),
  )
}

/** Pains with their names, and with what people wrote for who may read it. */
async function describe(
  c: Context<AppEnv>,
  {
    db,
    worded,
    isGuest,
    now,
    lang,
  }: Pick<Awaited<ReturnType<typeof open>>, 'worded' | 'isGuest' | 'now' | 'lang'> & { db: SiteDb },
  pains: BuiltPain[],
): Promise<Pain[]> {
  const languages = languagesOf(c, lang, worded.site.language)
  const isQuoted = !isGuest && can(c, 'comments:read')
  const idsOf = isQuoted ? quoteIds(now) : () => []
  const shown = pains.slice(0, QUOTED)
  const [nameOf, quotes] = await Promise.all([
    listPainNames(db, [...new Set(pains.flatMap(({ touchpoints }) => touchpoints))]),
    listQuotes(db, [...new Set(shown.flatMap(idsOf))]),
  ])
  return pains.map((pain) => ({
    ...pain,
    name: firstName(
      pain.touchpoints.map((touchpoint) => textIn(nameOf(touchpoint, pain.code), languages)),
    ),
    quotes: idsOf(pain).flatMap((id) => quotes.get(id) ?? []),
  }))
}

/** As the question says it where it is named most. */
function firstName(names: (string | null)[]): string | null {
  return names.find((name) => name !== null) ?? null
}

/** The newest ids of a pain, over all weeks. */
function quoteIds(weeks: DigestWeek[]) {
  const all = asQuotes(weeks)
  return ({ stage, touchpoints, code }: BuiltPain) =>
    touchpoints
      .flatMap((touchpoint) =>
        all.flatMap((quotes) => quotes[keyOf(stage, touchpoint, code)] ?? []),
      )
      .toSorted()
      .toReversed()
      .slice(0, MOST_QUOTES)
}
