import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import './whisker.css'

interface Props {
  /** Points of a move, −200…200, with where it may lie. */
  difference: number
  interval: readonly [number, number]
  /** Not tested: outlined. */
  dotted?: boolean
}

/** A move on an axis from −200 to 200 points; the numbers stand beside it in words. */
export function Whisker({ difference, interval, dotted = false }: Props) {
  const place = (value: number) => String((Math.min(200, Math.max(-200, value)) + 200) / 400)
  const style = {
    '--at': place(difference),
    '--low': place(interval[0]),
    '--high': place(interval[1]),
  }
  return (
    <span
      class={`whisker whisker-${sentimentClass(difference)}`}
      data-dotted={dotted || undefined}
      style={style}
      aria-hidden="true"
    >
      <i />
      <b />
    </span>
  )
}
