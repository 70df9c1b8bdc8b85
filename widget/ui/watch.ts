import { own } from '../native.ts'

/** How often the page is looked at for what it does to the card, in ms. */
export const LOOK = 500
/** How long thanks stay, in ms. */
export const LINGER = 4000

/**
 * Whether the card can be seen and used now: a click on its title and on Send would reach it, so it
 * is in the window, not inert, and nothing lies over it. A card in the page may be half in view.
 */
export function isUsable(place: ShadowRoot, mount: HTMLElement, inline: boolean): boolean {
  if (own('hidden')) return false
  const parts = [...mount.querySelectorAll('.title,.send')]
  return parts.slice(0, inline ? 1 : 2).every((part, index) => {
    const { left, top, width, height } = part.getBoundingClientRect()
    const hit = place.elementFromPoint(left + width / 2, top + height / 2)
    // On a phone Send is below the window's edge at first.
    return (index && !hit) || mount.contains(hit)
  })
}
