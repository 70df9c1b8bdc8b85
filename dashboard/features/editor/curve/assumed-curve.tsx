import { setting } from '#dashboard/features/editor/draft/draft-store.ts'
import { shownName } from '#dashboard/features/editor/draft/names.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { LEVELS, levelShare } from '#dashboard/kit/charts/scene.ts'
import { signed } from '#dashboard/kit/i18n/format.ts'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { smoothPath, type Spot } from './smooth-path.ts'

const STEP = 5
/** Height of the drawing's own units; a column is 100 wide. */
const HEIGHT = 1000

/** What is measured in grey, and what the team assumes in blue: points that can be moved. */
export function AssumedCurve() {
  const { map, measured } = useEditor()
  const width = map.stages.length * 100
  const spots = (valueOf: (index: number) => number | null | undefined): Spot[][] =>
    pieces(
      map.stages.map((_, index) => {
        const value = valueOf(index)
        return value === null || value === undefined
          ? null
          : { x: index * 100 + 50, y: levelShare(value) * HEIGHT }
      }),
    )
  const stages = map.stages
  return (
    <>
      <div class="axis" aria-hidden="true">
        {LEVELS.map((level) => (
          <span key={level} class="axis-level" style={{ top: `${levelShare(level) * 100}%` }}>
            <Face value={level} size={22} />
            <span>{signed(level)}</span>
          </span>
        ))}
      </div>
      <div class="assumed-curve">
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {LEVELS.map((level) => {
            const y = levelShare(level) * HEIGHT
            return <path key={level} class="curve-level" d={`M0 ${y}H${width}`} />
          })}
          {spots((index) => measured.get(stages[index]?.id ?? '')?.value).map((piece) => (
            <path key={piece[0]?.x} class="curve-measured" d={smoothPath(piece)} />
          ))}
          {spots((index) => stages[index]?.assumed).map((piece) => (
            <path key={piece[0]?.x} class="curve-assumed" d={smoothPath(piece)} />
          ))}
        </svg>
        {stages.map((stage, index) => (
          <Point key={stage.id} index={index} />
        ))}
      </div>
    </>
  )
}

/** A gap ends a line, and the next one begins behind it. */
function pieces(spots: (Spot | null)[]): Spot[][] {
  const found: Spot[][] = [[]]
  for (const spot of spots)
    if (spot) found.at(-1)?.push(spot)
    else found.push([])
  return found.filter((piece) => piece.length > 0)
}

function Point({ index }: { index: number }) {
  const { store, map, measured } = useEditor()
  const stage = map.stages[index]
  if (!stage) return null
  const counted = measured.get(stage.id)?.value ?? null
  const value = stage.assumed
  const from = value ?? counted ?? 0
  const say = (next: number | null) => store.act(setting(stage, 'assumed', next))
  function onKeyDown(event: KeyboardEvent) {
    const side = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key]
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Delete' || event.key === 'Backspace') say(null)
    else if (side) say(bounded(Math.round(from) + side * (event.shiftKey ? 1 : STEP)))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      {counted !== null && (
        <span
          class="measured-point"
          data-above={(value !== null && value < counted) || undefined}
          style={placeOf(index, counted)}
          aria-hidden="true"
        >
          <span>{signed(counted)}</span>
        </span>
      )}
      <button
        type="button"
        class="assumed-point"
        // A range input cannot stand on a curve and be dragged along it.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="slider"
        aria-orientation="vertical"
        aria-label={t('curve.point', { stage: shownName(stage) })}
        aria-valuemin={-100}
        aria-valuemax={100}
        aria-valuenow={value ?? 0}
        aria-valuetext={value === null ? t('curve.notSaid') : signed(value)}
        data-empty={value === null || undefined}
        data-above={(value !== null && value >= (counted ?? 0)) || undefined}
        data-value={value === null ? '' : signed(value)}
        style={placeOf(index, from)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => dragPoint(event, (next) => next !== value && say(next))}
      />
    </>
  )
}

/** Moves a point with the pointer. @param onEnd gets where it was let go: the whole way is one step */
function dragPoint(event: PointerEvent, onEnd: (value: number) => void): void {
  const handle = event.currentTarget as HTMLElement
  const plot = handle.parentElement?.getBoundingClientRect()
  if (!plot || event.button !== 0) return
  const over = new AbortController()
  const { signal } = over
  let next: number | null = null
  handle.setPointerCapture(event.pointerId)
  const move = ({ clientY }: PointerEvent) => {
    const [highest, lowest] = [levelShare(100), levelShare(-100)]
    const share = ((clientY - plot.top) / plot.height - highest) / (lowest - highest)
    next = bounded(Math.round((100 - 200 * share) / STEP) * STEP)
    handle.style.top = `${levelShare(next) * 100}%`
    handle.dataset['value'] = signed(next)
  }
  const end = () => {
    over.abort()
    if (next !== null) onEnd(next)
  }
  handle.addEventListener('pointermove', move, { signal })
  handle.addEventListener('pointerup', end, { signal })
  handle.addEventListener('pointercancel', () => over.abort(), { signal })
}

function bounded(value: number): number {
  return Math.max(-100, Math.min(100, value))
}

function placeOf(index: number, value: number) {
  return { '--at': String(index + 0.5), top: `${levelShare(value) * 100}%` }
}
