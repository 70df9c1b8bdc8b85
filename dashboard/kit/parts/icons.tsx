/** The wave of the logo: the curve of a journey, with its low point. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 28 20" width="28" height="20" aria-hidden="true">
      <path d="M2 13C5 3 9 2 12 9s5 9 8 4 3-8 6-9" />
      <circle cx="16.4" cy="15.6" r="3" />
    </svg>
  )
}

/** Points down: something opens. */
export function Caret() {
  return (
    <svg class="caret" viewBox="0 0 10 6" width="9" height="6" aria-hidden="true">
      <path d="M0.5 0.5h9L5 5.6z" />
    </svg>
  )
}

/** Closes or removes. */
export function Cross() {
  return (
    <svg class="cross" viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
      <path d="M1 1l8 8M9 1l-8 8" />
    </svg>
  )
}
