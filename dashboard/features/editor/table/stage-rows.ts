import type { MapStage } from '#contract/map/document.ts'
import type { Draft } from '#contract/map/draft.ts'
import type { LaneStage } from '#contract/map/lanes.ts'
import { EVIDENCE_GRADES, type EvidenceGrade } from '#contract/map/limits.ts'
import type { Measured } from '#dashboard/features/editor/curve/measured.ts'

/** A stage as a row of figures. */
export interface StageRow {
  id: string
  stage: MapStage
  measured: number | null
  /** Measured less assumed; null unless both are known. */
  gap: number | null
  answeredOn: string | null
  editedOn: string | null
  staleSince: string | null
  /** Of its cells; null while they are not known, and for a stage that is not published. */
  grades: EvidenceGrade[] | null
}

/** What the table is sorted by. */
export const SORTS = ['order', 'age', 'owner', 'gap', 'evidence'] as const
export type Sort = (typeof SORTS)[number]

/** The stages of a map with their figures. @param stages how current the published ones are */
export function stageRows(
  map: MapStage[],
  stages: Draft['stages'],
  { measuredAt, lanes }: { measuredAt: Map<string, Measured>; lanes: LaneStage[] },
): StageRow[] {
  return map.map((stage) => {
    const known = stages.find(({ id }) => id === stage.id)
    const measured = measuredAt.get(stage.id)?.value ?? null
    const { assumed } = stage
    const grades = lanes.find(({ id }) => id === stage.id)?.grades
    return {
      id: stage.id,
      stage,
      measured,
      gap: measured === null || assumed === null ? null : measured - assumed,
      answeredOn: known?.answeredOn ?? null,
      editedOn: known?.editedOn ?? null,
      staleSince: known?.staleSince ?? null,
      grades: grades ? Object.values(grades) : null,
    }
  })
}

/** The rows in another order; what is not known comes last, and what is equal in the map's order. */
export function sortRows(rows: StageRow[], by: Sort): StageRow[] {
  if (by === 'order') return rows
  if (by === 'owner')
    return rows.toSorted((a, b) => {
      const [one, other] = [a.stage.owner, b.stage.owner]
      return Number(one === '') - Number(other === '') || one.localeCompare(other)
    })
  if (by === 'gap') return rows.toSorted((a, b) => Math.abs(b.gap ?? 0) - Math.abs(a.gap ?? 0))
  if (by === 'evidence') return rows.toSorted((a, b) => evidenceOf(a) - evidenceOf(b))
  // The longest silence first.
  return rows.toSorted((a, b) => lastOf(a).localeCompare(lastOf(b)))
}

/** How much is known of a stage; what nobody graded comes last. */
function evidenceOf({ grades }: StageRow): number {
  if (!grades) return Number.MAX_SAFE_INTEGER
  return grades.reduce((sum, grade) => sum + EVIDENCE_GRADES.indexOf(grade), 0)
}

/** The last day on which anything came; behind all days for none, which is no silence. */
function lastOf({ answeredOn, editedOn }: StageRow): string {
  const days = [answeredOn, editedOn].filter((day) => day !== null).toSorted()
  return days.at(-1) ?? '9999'
}
