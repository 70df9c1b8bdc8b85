import { SUMMARY_MOST, type Summary, type SummaryJourney } from '#contract/insight/summary.ts'
import type { OutboxLanguage } from '#contract/outbox/words.ts'
import { listAlerts } from '#worker/db/alerts/read.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { listDigests, listPainNames } from '#worker/db/digests/read.ts'
import { readSummary, storeSummary } from '#worker/db/insight/summary.ts'
import { listCells, listJourneys } from '#worker/db/journey/maps.ts'
import { sumCells } from '#worker/db/journey/rollups.ts'
import { listSeriesStarts } from '#worker/db/surveys/series.ts'
import { addDays, cutIntoWeeks } from '#worker/domain/days.ts'
import { sumOf } from '#worker/domain/digests/counts.ts'
import { buildPains } from '#worker/domain/digests/views/pains.ts'
import { reworded } from '#worker/domain/journey/reworded.ts'
import { wordMap } from '#worker/domain/journey/word-map.ts'
import { textIn } from '#worker/domain/languages.ts'
import {
  answersOf,
  journeysToTell,
  placesIn,
  silentWeek,
  summedJourney,
  type SummedCell,
  type SummedMap,
} from '#worker/domain/summary/summary.ts'
import { textOf, toldIn } from '#worker/domain/summary/text.ts'
import { weekDue } from '#worker/domain/summary/week.ts'

/** Of a journey: its pains (two marks and the week), their names, and questions worded anew. */
const JOURNEY_QUERIES = 5
/** Of all: the last summary, map, places, counts of two weeks, alerts, and the batch. */
const QUERIES = 13 + SUMMARY_MOST.journeys * JOURNEY_QUERIES
/** A summary of a Monday longer ago is no news: it is kept for the page, and not told. */
const NEWS_MS = 2 * 86_400_000
/** Alerts that are looked through for those of the week: as many as the page lists. */
const MOST_ALERTS = 100

interface SummedSite {
  timezone: string
  /** Of the site. */
  language: string
  /** Where the dashboard is; '' where the deployment does not say. */
  origin: string
  room: () => number
}

/**
 * Sums up the last week that is over, once, and puts it into the outbox. A week without an answer is told
 * where the one before was not silent too: once.
 * @param hasAnswers whether anything was answered in the last weeks
 * @returns whether other systems are told something, or null where there was no room for it
 */
export async function keepSummary(
  db: SiteDb,
  { hasAnswers, ...site }: SummedSite & { hasAnswers: boolean },
  now: number,
): Promise<boolean | null> {
  if (site.room() < QUERIES) return null
  const { since, ...week } = weekDue(now, site.timezone)
  const lang = toldIn(site.language)
  const last = await readSummary(db)
  if (last && last.from >= week.from) return false
  const told = hasAnswers
    ? await sumUp(db, { ...site, lang, week })
    : silentWeek(week, lang, last?.answers ?? 0)
  const summary: Summary = {
    ...told,
    text: textOf({ ...told, link: '' }),
    link: `${site.origin}/?tab=moves`,
  }
  const isNews = told.answers > 0 || (last?.answers ?? told.before) > 0
  const isTold = isNews && now - since < NEWS_MS
  return (await storeSummary(db, summary, { isTold, now })) && isTold
}

type Week = { from: string; to: string }
type Asked = SummedSite & { lang: OutboxLanguage; week: Week }

async function sumUp(db: SiteDb, asked: Asked): Promise<Omit<Summary, 'text' | 'link'>> {
  const { week, lang, language } = asked
  const [placed, found, alerts] = await Promise.all([
    listCells(db),
    listJourneys(db, true),
    listAlerts(db, MOST_ALERTS),
  ])
  const maps = found.map((map) => wordMap(map, [language]))
  const before = { from: addDays(week.from, -7), to: addDays(week.to, -7) }
  const periods = [week, before].map(({ from, to }) => cutIntoWeeks(from, to))
  const [is = [], was = []] = await sumCells(db, { cells: placed, periods, filter: {} })
  const cells = placed.flatMap((cell, index): SummedCell[] => {
    const [now, before] = [is[index], was[index]]
    return now && before ? [{ ...cell, now, before }] : []
  })
  const journeys: SummaryJourney[] = []
  for (const { map, cells: own } of journeysToTell(maps, cells)) {
    const [pains, series] = await Promise.all([
      listPains(db, map, asked),
      listSeriesStarts(db, map.id),
    ])
    const scales = own.map(({ scale }) => scale)
    const days = { from: before.from, to: week.to, timezone: asked.timezone }
    journeys.push(summedJourney(map, own, { anew: reworded(series, { scales, ...days }), pains }))
  }
  const placeOf = placesIn(maps)
  const alerted = (on: 'raisedOn' | 'endedOn'): Summary['raised'] =>
    alerts
      .flatMap((one) => {
        const day = one[on]
        if (day === null || day < week.from || day > week.to) return []
        return [{ ...placeOf(one.stage, one.touchpoint), scale: one.scale, on: day }]
      })
      .slice(0, SUMMARY_MOST.alerts)
  return {
    id: `week/${week.from}`,
    ...week,
    lang,
    answers: answersOf(cells, 'now'),
    before: answersOf(cells, 'before'),
    journeys,
    raised: alerted('raisedOn'),
    ended: alerted('endedOn'),
  }
}

/** What was named in the week, as far as a question has a name for it. */
async function listPains(db: SiteDb, { id }: SummedMap, { week, language }: Asked) {
  const { weeks } = await listDigests(db, { journey: id, kinds: ['pain'], ranges: [week] })
  const counts = sumOf((weeks[0] ?? []).map((one) => one.counts))
  const { pains } = buildPains({ now: counts, before: null }, false)
  const nameOf = await listPainNames(db, [...new Set(pains.flatMap((one) => one.touchpoints))])
  return pains.flatMap(({ stage, touchpoints, code, named }) => {
    const names = touchpoints.map((touchpoint) =>
      textIn(nameOf(touchpoint, code), [language, 'en']),
    )
    const name = names.find((one) => one !== null)
    return name === undefined || name === null
      ? []
      : [{ stageId: stage, code, name, named: named.n, of: named.of }]
  })
}
