import { faceOf } from './sentiment.ts'

/** Curves of the mouths, worst first. */
const MOUTHS = [
  'M8 17c2.4-3.6 5.6-3.6 8 0',
  'M8.5 16.2c2.1-2 4.9-2 7 0',
  'M8.5 15.5h7',
  'M8.5 14.7c2.1 2 4.9 2 7 0',
  'M8 14c2.4 3.8 5.6 3.8 8 0',
]

/** A drawn face for a sentiment. Decoration: the number always stands beside it. */
export function Face({ value, size }: { value: number; size: number }) {
  return (
    <svg class="face" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <circle cx="12" cy="12" r="10.4" />
      <circle class="face-eye" cx="8.7" cy="9.6" r="1.1" />
      <circle class="face-eye" cx="15.3" cy="9.6" r="1.1" />
      <path d={MOUTHS[faceOf(value) - 1]} />
    </svg>
  )
}
