/** The elements of the page that questions stand in, whenever they come and go. */
export class Places {
  /** Those that have had their question, by selectors. */
  readonly #served = new Map<string, Element>()

  /**
   * Whether an element that matches is there and has had no question yet. To be asked again and again:
   * whether one is due may hang on what the page tells later. While a question is on, its turn has not
   * come: the page is asked one at a time.
   */
  isFree(selector: string): boolean {
    const place = document.querySelector(selector)
    if (!place) this.#served.delete(selector)
    else if (place.querySelector('wayfelt-card')) this.#served.set(selector, place)
    return place !== null && place !== this.#served.get(selector) && !isAsked()
  }

  /** None has had one. */
  forget(): void {
    this.#served.clear()
  }
}

/** Whether a question waits for its answer somewhere on the page. */
function isAsked(): boolean {
  return [...document.querySelectorAll('wayfelt-card')].some(({ shadowRoot }) =>
    shadowRoot?.querySelector('.send'),
  )
}
