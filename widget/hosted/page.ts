import type { HostedFacts } from './facts.ts'
import { balance } from './kiosk-queue.ts'
import { keepPage } from './kiosk.ts'

/*
 * The script of a hosted page. The loader and the card are those of every shop; this one hands the
 * config over, asks the question in the page, chooses what a link has chosen, and on a device that many
 * people use begins anew. It runs before the loader, whose tag comes after it.
 */

/** Who taps twice must not answer the next person's question with it, in ms. */
const DEAF_MS = 600
/** Two answers from one device within this time are flagged as one person's, in ms. */
const BURST_MS = 3000
/** How often it is looked at what waits for a line, in ms. */
const QUEUE_MS = 15_000

const facts = JSON.parse(
  document.querySelector('#wayfelt-page')?.textContent ?? '{}',
) as HostedFacts
const { survey, configs, kiosk, chosen, token } = facts
const place = document.querySelector<HTMLElement>('#question')

let answeredAt = -Infinity
let isTouched = false
let resetTimer: ReturnType<typeof setTimeout> | undefined
let burstTimer: ReturnType<typeof setTimeout> | undefined
let idleTimer: ReturnType<typeof setTimeout> | undefined

function call(...words: WayfeltCall): void {
  const queue: WayfeltCall[] = []
  const stub: WayfeltFunction = (...more) => queue.push(more)
  stub.q = queue
  window.wayfelt ??= stub
  window.wayfelt(...words)
}

/** Chooses what the link names, as a tap on it would; nothing is sent by that. */
function choose(): void {
  const card = place?.querySelector('wayfelt-card')?.shadowRoot
  const inputs = card?.querySelectorAll<HTMLInputElement>('fieldset:first-of-type input')
  if (chosen === null || !inputs?.length) return
  const { range, choices = [], kind } = configs[Object.keys(configs)[0] ?? '']?.surveys[0] ?? {}
  const step =
    typeof chosen === 'string'
      ? // By its words: the card may have put them in another order.
        Array.from(inputs, (input) => input.closest('label')?.textContent).indexOf(
          choices.find(({ code }) => code === chosen)?.label,
        )
      : // "Yes" stands first and is 1.
        kind === 'arrived'
        ? 1 - chosen
        : chosen - (range?.[0] ?? 0)
  inputs[step]?.click()
}

function ask(): void {
  place?.replaceChildren()
  call('show', survey, { target: '#question' })
}

/** A fresh question for the next person. */
function begin(): void {
  if (!place || !kiosk) return
  clearTimeout(idleTimer)
  clearTimeout(resetTimer)
  clearTimeout(burstTimer)
  resetTimer = undefined
  isTouched = false
  // One that is still there ends: it was left behind.
  call('close')
  const left = BURST_MS - (Date.now() - answeredAt)
  if (left > 0) burstTimer = setTimeout(() => flag({ burst: false }), left)
  else call('reset')
  flag({ device: kiosk.name, ...(left > 0 ? { burst: true } : {}) })
  ask()
  place.inert = true
  setTimeout(() => {
    place.inert = false
  }, DEAF_MS)
  scrollTo(0, 0)
}

function flag(traits: Record<string, string | boolean>): void {
  call('identify', { traits })
}

/** Somebody is there: a tap on the thanks asks at once, a question waits for as long as it is touched. */
function stirred({ type }: Event): void {
  if (!kiosk) return
  if (resetTimer) {
    if (type === 'pointerdown' && Date.now() - answeredAt > DEAF_MS) begin()
    return
  }
  isTouched = true
  clearTimeout(idleTimer)
  idleTimer = setTimeout(() => isTouched && begin(), kiosk.idle * 1000)
}

/** Keeps the loader's queue short enough, and goes on with what was put aside. */
function keepQueue(): void {
  try {
    const [site = ''] = Object.keys(configs)
    // The loader listens: there is something to send again.
    if (balance(site, navigator.onLine, localStorage)) dispatchEvent(new Event('online'))
  } catch {
    // No storage, or a full one: the loader copes by itself.
  }
}

function serveMany(): void {
  if (!kiosk) return
  setInterval(keepQueue, QUEUE_MS)
  call('on', 'answered', () => {
    answeredAt = Date.now()
    keepQueue()
    clearTimeout(idleTimer)
    clearTimeout(burstTimer)
    resetTimer = setTimeout(begin, kiosk.reset * 1000)
  })
  for (const type of ['pointerdown', 'keydown', 'input', 'scroll'])
    addEventListener(type, stirred, { capture: true, passive: true })
  addEventListener('contextmenu', (event) => event.preventDefault())
  void keepPage()
}

/** Waits for the card, which the loader fetches. */
function whenAsked(work: () => void): void {
  if (!place) return
  const observer = new MutationObserver(() => {
    if (!place.querySelector('wayfelt-card')) return
    observer.disconnect()
    // It is drawn in the same turn as it is put up.
    queueMicrotask(work)
  })
  observer.observe(place, { childList: true })
}

window.__wayfelt = configs
if (token) call('identify', { token })
if (kiosk) flag({ device: kiosk.name })
else whenAsked(choose)
serveMany()
ask()
