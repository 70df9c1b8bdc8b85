import { useRef, useState } from 'preact/hooks'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { AssumedCurve } from '#dashboard/features/editor/curve/assumed-curve.tsx'
import {
  ActionsCell,
  NotesCell,
  OwnerCell,
  SolutionsCell,
} from '#dashboard/features/editor/cells/cells.tsx'
import { MapFile } from './map-file.tsx'
import { Narrow } from './narrow.tsx'
import { addStage, StageHead } from './stage-head.tsx'
import { TouchpointsCell } from '#dashboard/features/editor/cells/touchpoints-cell.tsx'

const LANES = ['needs', 'touchpoints', 'actions', 'barriers', 'solutions', 'owner'] as const

/** Stage heads, the curve and the lanes in one grid of columns: the page's own, to be edited. */
export function MapGrid() {
  const { map } = useEditor()
  return (
    <section
      class="card editor-card"
      style={{ '--stages': String(map.stages.length) }}
      aria-label={map.name}
    >
      {map.stages.length === 0 ? <NoStages /> : <Columns />}
      <Foot />
    </section>
  )
}

/** Lanes of nothing would say less than what to do first. */
function NoStages() {
  const { store, map } = useEditor()
  return (
    <div class="editor-empty">
      <p class="mut">{t('editor.noStages')}</p>
      <button type="button" class="primary" onClick={() => addStage({ store, map }, null)}>
        {t('stage.addFirst')}
      </button>
    </div>
  )
}

function Columns() {
  const { map } = useEditor()
  const grid = useRef<HTMLDivElement>(null)
  /** On a phone one stage is shown at a time. */
  const [shown, setShown] = useState(0)
  const current = Math.min(shown, map.stages.length - 1)
  return (
    <>
      {/* Arrow keys are a short cut between buttons that Tab reaches as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div class="map editor-map" ref={grid} onKeyDown={(event) => walk(event, grid.current)}>
        <div class="map-corner" />
        <AssumedCurve />
        <Narrow current={current} onShow={setShown} />
        {LANES.map((lane, index) => (
          <p key={lane} class="lane-name" style={{ '--row': String(index + 3) }} aria-hidden="true">
            {t(`mapLane.${lane}`)}
          </p>
        ))}
        {map.stages.map((stage, index) => (
          <div
            key={stage.id}
            class="col"
            style={{ '--column': String(index + 2) }}
            data-shown={index === current || undefined}
          >
            <StageHead stage={stage} />
            <div class="col-plot" />
            <NotesCell stage={stage} row={1} list="needs" />
            <TouchpointsCell stage={stage} row={2} />
            <ActionsCell stage={stage} row={3} />
            <NotesCell stage={stage} row={4} list="barriers" />
            <SolutionsCell stage={stage} row={5} />
            <OwnerCell stage={stage} row={6} />
          </div>
        ))}
      </div>
    </>
  )
}

/** What the marks mean, and what is done to the map as a whole. */
function Foot() {
  const { store, map } = useEditor()
  return (
    <footer class="card-foot">
      <ul class="editor-legend">
        <li class="legend-assumed">{t('curve.assumed')}</li>
        <li class="legend-measured">{t('curve.measured')}</li>
        <li class="legend-changed">{t('curve.changed')}</li>
      </ul>
      <span class="editor-foot">
        <MapFile />
        <button
          type="button"
          class="control control-plain"
          onClick={() => addStage({ store, map }, null)}
        >
          <span aria-hidden="true">+</span> {t('stage.add')}
        </button>
      </span>
    </footer>
  )
}

const SIDES = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
} as const

/** Arrow keys lead from cell to cell, as in a table. */
function walk(event: KeyboardEvent, grid: HTMLElement | null): void {
  const from = event.target
  if (!grid || !(from instanceof HTMLButtonElement) || from.dataset['row'] === undefined) return
  if (event.altKey || event.ctrlKey || event.metaKey || !Object.hasOwn(SIDES, event.key)) return
  const [right, down] = SIDES[event.key as keyof typeof SIDES]
  const all = [...grid.querySelectorAll<HTMLElement>('button[data-row]')]
  const { row = '', stage = '' } = from.dataset
  const next = down === 0 ? besides(all, { row, stage }, right) : inColumn(all, from, down)
  next?.focus()
  event.preventDefault()
}

/** The first cell of the same row in the column beside. */
function besides(all: HTMLElement[], at: { row: string; stage: string }, side: number) {
  const stages = [...new Set(all.map(({ dataset }) => dataset['stage']))]
  const stage = stages[stages.indexOf(at.stage) + side]
  return all.find(({ dataset }) => dataset['stage'] === stage && dataset['row'] === at.row)
}

function inColumn(all: HTMLElement[], from: HTMLElement, side: number): HTMLElement | undefined {
  const column = all.filter(({ dataset }) => dataset['stage'] === from.dataset['stage'])
  return column[column.indexOf(from) + side]
}
