import type { PageWatch } from '#contract/collect/config.ts'
import { now, own } from '../native.ts'
import { Places } from './places.ts'
import { Sight } from './sight.ts'

/** The event to tell of, and what the page has to be watched for. */
export type Waiting = [event: string, watch: PageWatch]

/** How far down somebody has to be, in screens, to be seen hurrying back up. */
const FAR_DOWN = 3
const HURRY_MS = 1000

/**
 * Watches the page, and tells of each thing once in a page view: a path, until the browser brings the
 * page back from its memory. A click is told of each time.
 * @param tell gets the name of the event; whether its question is due is not looked at here
 */
export function watchPage(waiting: Waiting[], tell: (event: string) => unknown): void {
  const done = new Set<Waiting>()
  const sight = new Sight()
  const places = new Places()
  let path = ''
  /** Seconds in which this page view was in view and had the focus. */
  let dwelt = 0
  /** Where a quick scroll upwards may have begun. */
  let from = { y: 0, at: 0 }

  function renew(): void {
    path = location.pathname
    dwelt = 0
    from = { y: 0, at: 0 }
    done.clear()
    sight.forget()
    places.forget()
  }

  /** Tells of all that wait for `on` and for which `test` holds. */
  function each(on: PageWatch['on'], test: (watch: PageWatch) => unknown): void {
    if (path !== location.pathname) renew()
    for (const one of waiting) {
      const [event, watch] = one
      if (watch.on !== on || done.has(one) || !quietly(() => test(watch))) continue
      // A question that stands in the page waits for its place.
      if (watch.place && on !== 'place' && !document.querySelector(watch.place)) continue
      // A click may come again, and a place is told of until it has its question.
      if (on !== 'click' && on !== 'place') done.add(one)
      tell(event)
    }
  }

  function scrolled(): void {
    const [y, screen, at] = [scrollY, innerHeight, now()]
    const { scrollHeight } = document.documentElement
    each('scroll', ({ depth = 50 }) => (y + screen + 1) * 100 >= depth * scrollHeight)
    if (y > from.y || at - from.at > HURRY_MS) from = { y, at }
    // No pointer leaves a touch screen; who hurries back up is on the way to the address bar.
    else if (from.y >= FAR_DOWN * screen && from.y - y >= screen && isTouch())
      each('exit', () => true)
  }

  function clicked(event: Event): void {
    const parts = event.composedPath()
    each('click', ({ selector = '' }) =>
      parts.some((part) => part instanceof Element && part.matches(selector)),
    )
  }

  function tick(): void {
    if (own('hidden')) return sight.forget()
    each('place', ({ place = '' }) => places.isFree(place))
    if (Reflect.apply(own('hasFocus'), document, [])) dwelt += 1
    each('dwell', ({ seconds = 30 }) => dwelt >= seconds)
    each('visible', ({ selector = '' }) => sight.hasSeen(selector))
  }

  const passively = { passive: true, capture: true }
  addEventListener('scroll', ({ target }) => target === document && scrolled(), passively)
  addEventListener('click', clicked, passively)
  addEventListener(
    'mouseout',
    ({ relatedTarget, clientY }) => !relatedTarget && clientY <= 0 && each('exit', () => true),
    passively,
  )
  addEventListener('pageshow', ({ persisted }) => persisted && renew())
  setInterval(tick, 1000)
  // What stands in the page need not wait for a second.
  if (waiting.some(([, { on }]) => on === 'place')) tick()
}

function isTouch(): boolean {
  return matchMedia('(hover: none)').matches
}

/** Undefined where it throws: a selector that is none matches nothing. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
