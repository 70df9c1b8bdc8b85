import type { Improvement } from '#contract/improvements/improvements.ts'
import { HIDDEN_BELOW, type Scale } from '#contract/words.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { countSpans, type Asked, type Counted } from '#worker/db/improvements/counts.ts'
import type { StoredImprovement } from '#worker/db/improvements/improvements.ts'
import { listCells, type Cell, type JourneyMap } from '#worker/db/journey/maps.ts'
import {
  added,
  dailySpansOf,
  NOBODY,
  shareOf,
  spansOf,
  type Spans,
} from '#worker/domain/improvements/counting.ts'
import type { Groups } from '#worker/domain/improvements/estimate.ts'
import type { Look } from '#worker/domain/improvements/judge.ts'
import { tellImprovement, type WrittenDown } from '#worker/domain/improvements/tell.ts'
import { daysSoFar, windowsOf } from '#worker/domain/improvements/windows.ts'
import type { Proportion } from '#worker/domain/stats/proportions.ts'

interface Place {
  stage: string
  touchpoint: string | null
  control: string | null
  scale: Scale
}

interface Today {
  today: string
  timezone: string
}

/** Improvements of one journey with their verdicts: three statements, however many they are. */
export async function readImprovements(
  db: SiteDb,
  { map, rows, only }: { map: JourneyMap; rows: StoredImprovement[]; only?: string },
  { today, timezone }: Today,
): Promise<Improvement[]> {
  const all = rows.map(toWrittenDown)
  const shown = all.filter(({ id }) => only === undefined || id === only)
  const cells = await listCells(db)
  const asked = shown.flatMap((own) => {
    const sofar = daysSoFar(own, today)
    const spans = (range: { from: string; to: string }) =>
      own.judging === 'any_time' ? dailySpansOf(range) : spansOf(range)
    return [
      ...askFor(own, cells, spansOf(windowsOf(own).before)).map((ask) => ({
        ...ask,
        isAfter: false,
      })),
      ...(sofar ? askFor(own, cells, spans(sofar)) : []).map((ask) => ({ ...ask, isAfter: true })),
    ].map((ask) => ({ ...ask, id: own.id }))
  })
  const counted = await countSpans(db, asked)
  const found = asked.map((ask, index) => ({ ...ask, counted: counted[index] }))
  const around = { all, today, timezone, hiddenBelow: HIDDEN_BELOW[map.kind] }
  return shown.map((own) => {
    const its = found.filter(({ id }) => id === own.id)
    const before = groupsOf(
      its.filter(({ isAfter }) => !isAfter),
      own,
    )
    const looks = looksOf(
      its.filter(({ isAfter }) => isAfter),
      own,
      today,
    )
    return tellImprovement(own, { before, looks }, around)
  })
}

/** What was counted at a place in a range of days. */
export async function countPlace(
  db: SiteDb,
  place: Place,
  range: { from: string; to: string },
): Promise<Groups> {
  const asked = askFor(place, await listCells(db), spansOf(range))
  const counted = await countSpans(db, asked)
  return groupsOf(
    asked.map((ask, index) => ({ ...ask, counted: counted[index] })),
    place,
  )
}

interface Ask extends Asked {
  isControl: boolean
}
type Found = Ask & { counted: Counted | undefined }

function askFor(place: Place, cells: Cell[], spans: Spans): Ask[] {
  return cells.flatMap((cell): Ask[] => {
    if (cell.scale !== place.scale) return []
    if (cell.stageId === place.control) return [{ cell, spans, isControl: true }]
    const isOwn = place.touchpoint === null || cell.touchpointId === place.touchpoint
    return cell.stageId === place.stage && isOwn ? [{ cell, spans, isControl: false }] : []
  })
}

function groupsOf(found: Found[], { control, scale }: Place): Groups {
  const sum = (isControl: boolean) =>
    found
      .filter((one) => one.isControl === isControl)
      .map(({ counted }) => shareOf(scale, counted?.scores ?? []))
      .reduce((a, b) => added(a, b), NOBODY)
  return { own: sum(false), control: control === null ? null : sum(true) }
}

/** All answers up to each judged day; up to the last one only where it is judged once. */
function looksOf(found: Found[], own: WrittenDown, today: string): Look[] {
  const range = daysSoFar(own, today)
  if (!range) return []
  if (own.judging === 'planned_end') return [{ ...groupsOf(found, own), day: range.to }]
  const days = [...new Set(found.flatMap(({ counted }) => [...(counted?.byDay.keys() ?? [])]))]
  const total: { own: Proportion; control: Proportion } = { own: NOBODY, control: NOBODY }
  return days.toSorted().map((day) => {
    for (const { isControl, counted } of found) {
      const share = shareOf(own.scale, counted?.byDay.get(day) ?? [])
      const side = isControl ? 'control' : 'own'
      total[side] = added(total[side], share)
    }
    return { day, own: total.own, control: own.control === null ? null : total.control }
  })
}

function toWrittenDown(row: StoredImprovement): WrittenDown {
  const { journeyId, stageId, touchpointId, solutionId, controlId, madeByName, ...same } = row
  return {
    ...same,
    journey: journeyId,
    stage: stageId,
    touchpoint: touchpointId,
    solution: solutionId,
    control: controlId,
    maker: madeByName,
  }
}
