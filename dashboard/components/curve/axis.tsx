import { LEVELS, levelShare } from '#dashboard/kit/charts/scene.ts'
import { signed } from '#dashboard/kit/i18n/format.ts'
import { Face } from '#dashboard/kit/sentiment/face.tsx'

/** Faces and numbers at the five levels of the curve. */
export function Axis() {
  return (
    <div class="axis" aria-hidden="true">
      {LEVELS.map((level) => (
        <span key={level} class="axis-level" style={{ top: `${levelShare(level) * 100}%` }}>
          <Face value={level} size={22} />
          <span>{signed(level)}</span>
        </span>
      ))}
    </div>
  )
}
