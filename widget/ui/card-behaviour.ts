import type { Cue } from '../bridge.ts'

/** How long thanks stay, in ms. */
const LINGER = 4000

/** Keeps the shop's hotkeys out of the card, and gives Escape its meaning until `over`. */
export function handleKeys(mount: HTMLElement, close: Cue['close'], over: AbortSignal): void {
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) close('dismissed')
  }
  mount.addEventListener('keydown', escape)
  // When something else has the focus, Escape is meant for that.
  document.addEventListener(
    'keydown',
    (event) => document.activeElement === document.body && escape(event),
    { signal: over },
  )
}

/** What is typed into the card is none of the page's business. */
export function muffle(mount: HTMLElement): void {
  for (const type of ['keydown', 'keypress', 'keyup'])
    mount.addEventListener(type, (event) => event.stopPropagation())
}

/** Watches where the focus comes from; the result gives it back there. */
export function keepFocus(mount: HTMLElement): () => void {
  let before: HTMLElement | undefined
  mount.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement && !mount.contains(relatedTarget))
      before = relatedTarget
  })
  return () => before?.focus({ preventScroll: true })
}

/** A card that stands on the bottom edge grows upward: it slides there instead of jumping. */
export function growUpward(mount: HTMLElement): void {
  const height = () => mount.firstElementChild?.clientHeight ?? 0
  const slide = () => {
    const before = height()
    requestAnimationFrame(() => {
      // Transform only: every box is at its place already, so nothing shifts.
      const from = { transform: `translateY(${Math.max(0, height() - before)}px)` }
      const still = matchMedia('(prefers-reduced-motion)').matches
      mount.firstElementChild?.animate([from, {}], still ? 0 : 200)
    })
  }
  // On the way down, before the choice is drawn.
  mount.addEventListener('change', slide, true)
}

/** Closes the thanks after a while, but never under the pointer or the keyboard's focus. */
export function linger(mount: HTMLElement, close: Cue['close'], over: AbortSignal): void {
  const timer = setInterval(() => {
    // A finger leaves a hover behind; that does not count.
    const hover = matchMedia('(hover:hover)').matches ? ',:hover' : ''
    if (!mount.querySelector(`:focus-visible${hover}`)) close()
  }, LINGER)
  over.addEventListener('abort', () => clearInterval(timer))
}
