/*
 * The shop's own controls come first: the card keeps clear of what a shop has fixed to the edge of the
 * window that it stands on, and shows its head line only where it would lie over a button.
 */

/**
 * How much of the window's edge is taken where the card stands, in px: a bar with its button, a chat.
 * @param head says something where that is the head, and is empty where it is the foot
 */
function takenEdge({ left, width }: DOMRect, head: string): number {
  let taken = 0
  for (const share of [0.07, 0.5, 0.93])
    for (const far of [12, 48])
      for (const part of document.elementsFromPoint(
        left + width * share,
        head ? far : innerHeight - far,
      )) {
        const { top, bottom } = part.getBoundingClientRect()
        const size = head ? bottom : innerHeight - top
        // What reaches further is a page of its own, and no bar.
        if (/fixed|sticky/.test(getComputedStyle(part).position) && size < innerHeight / 2)
          taken = Math.max(taken, size)
      }
  return taken
}

/** Whether a button of the shop lies under the card: what is filled, whatever element it is. */
function isOverButton(card: DOMRect): boolean {
  return [...document.querySelectorAll('a,button,[type=submit],[role=button]')].some((button) => {
    const { left, right, top, bottom, height } = button.getBoundingClientRect()
    if (left > card.right || right < card.left || top > card.bottom || bottom < card.top)
      return false
    const { backgroundColor, backgroundImage } = getComputedStyle(button)
    // What is higher is a picture or a tile.
    return height < 90 && backgroundColor + backgroundImage !== 'rgba(0, 0, 0, 0)none'
  })
}

/**
 * Makes room for what the shop has there now.
 * @param mayShrink before the question was seen; what a shopper reads keeps its size
 */
export function makeRoom(mount: HTMLElement, mayShrink: boolean): void {
  const card = () => mount.firstElementChild?.getBoundingClientRect() ?? new DOMRect()
  const { style } = mount
  const head = getComputedStyle(mount).getPropertyValue('--head')
  const taken = `${takenEdge(card(), head)}px`
  // Setting what is set styles the whole card anew.
  if (taken !== (style.getPropertyValue('--taken') || '0px')) style.setProperty('--taken', taken)
  if (mayShrink && isOverButton(card())) mount.className = 'low'
}
