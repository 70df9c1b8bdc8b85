import { now } from '../native.ts'

/** What is in view for so long has been seen. */
const SEEN_MS = 1000
/** Elements of one selector that are watched at most. */
const MOST = 50

/** What of the page is in view, by selectors: also what is added to it later. */
export class Sight {
  /** Since when an element is in view, Unix milliseconds. */
  readonly #since = new Map<Element, number>()
  readonly #observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, intersectionRect } of entries)
        // Half of it, or half of the screen is full of it.
        if (intersectionRatio >= 0.5 || intersectionRect.height * 2 >= innerHeight) {
          if (!this.#since.has(target)) this.#since.set(target, now())
        } else this.#since.delete(target)
    },
    { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
  )

  /**
   * Whether something that matches has been in view for a second. To be asked again and again: what
   * is looked for the first time is only watched from then on.
   */
  hasSeen(selector: string): boolean {
    return [...document.querySelectorAll(selector)].slice(0, MOST).some((element) => {
      this.#observer.observe(element)
      return now() - (this.#since.get(element) ?? Infinity) >= SEEN_MS
    })
  }

  /** Nobody has seen anything yet. */
  forget(): void {
    this.#since.clear()
    this.#observer.disconnect()
  }
}
