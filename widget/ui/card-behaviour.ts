import type { Cue } from '../bridge.ts'
import { own } from '../native.ts'
import { LINGER } from './watch.ts'

/** Gives Escape its meaning until `over`. */
function handleKeys(mount: HTMLElement, close: Cue['close'], over: AbortSignal): void {
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) close('dismissed')
  }
  mount.addEventListener('keydown', escape)
  // When something else has the focus, Escape is meant for that.
  addEventListener('keydown', (event) => own('activeElement') === own('body') && escape(event), {
    signal: over,
  })
}

/**
 * What happens in the card is none of the page's business: neither its hotkeys nor its focus traps,
 * outside clicks and scrollers hear of it. Caught where an event comes first of all; the card gets a
 * copy that does not leave it, and the browser does with the event what it always does.
 */
export function shield(host: Element, over: AbortSignal): void {
  const shut = (event: Event) => {
    const path = event.composedPath()
    if (!path.includes(host)) return
    event.stopImmediatePropagation()
    const { key, isComposing, relatedTarget } = event as KeyboardEvent & FocusEvent
    // No MouseEvent: that would tick a box a second time.
    const copy = new Event(event.type, { bubbles: true })
    path[0]?.dispatchEvent(Object.assign(copy, { key, isComposing, relatedTarget }))
  }
  const types =
    'keydown keypress keyup beforeinput input click mousedown mouseup pointerdown pointerup touchstart touchend wheel focus focusin focusout'
  for (const type of types.split(' '))
    addEventListener(type, shut, { capture: true, passive: true, signal: over })
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
function growUpward(mount: HTMLElement): void {
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

/** How a card behaves that floats over the page. */
export function behave(mount: HTMLElement, close: Cue['close'], over: AbortSignal): void {
  handleKeys(mount, close, over)
  growUpward(mount)
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
