import { own } from '../native.ts'

/** How often the page is looked at for what it does to the card, in ms. */
const LOOK = 500
/** How long thanks stay, in ms. */
export const LINGER = 4000

/**
 * Whether the card can be seen and used now: a click on its title would reach it, so it is in the
 * window, not inert, and nothing lies over it. Nor over Send, which may be out of sight at first, and
 * is where the card shows its head line only.
 */
export function isUsable(place: ShadowRoot, mount: HTMLElement): boolean {
  if (own('hidden')) return false
  const [card] = mount.children
  const isCut = card && getComputedStyle(card).clipPath !== 'none'
  return [...mount.querySelectorAll(isCut ? '.title' : '.title,.send')].every((part, index) => {
    const { left, top, width, height } = part.getBoundingClientRect()
    const hit = place.elementFromPoint(left + width / 2, top + height / 2)
    return (index && !hit) || mount.contains(hit)
  })
}

/**
 * Looks once the card has been laid out, so that nothing has to be for the look's sake, and from
 * then on again and again. @returns stops it
 */
export function keepLooking(mount: HTMLElement, look: () => void): () => void {
  const timer = setInterval(look, LOOK)
  const observer = new IntersectionObserver(look)
  observer.observe(mount)
  return () => {
    clearInterval(timer)
    observer.disconnect()
  }
}
