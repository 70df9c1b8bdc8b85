import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { HostedFacts } from '../../widget/hosted/facts.ts'

/* The script of a hosted page, with pretended time and a loader that notes what it is told. */

const CONFIG = {
  site: 'wf_pk_a',
  lang: 'en',
  surveys: [
    { id: 'q', revision: 1, touchpoint: 't', kind: 'csat', range: [1, 5], question: 'How?' },
  ],
} as HostedFacts['configs'][string]
const KIOSK = { name: 'Till', reset: 5, idle: 10 }

let told: WayfeltCall[]
let left: AbortController

async function openPage(facts: Partial<HostedFacts> = {}): Promise<void> {
  const all = { survey: 'q', chosen: null, kiosk: null, configs: { wf_pk_a: CONFIG }, ...facts }
  document.body.innerHTML = `<script type="application/json" id="wayfelt-page">${JSON.stringify(all)}</script><div id="question"></div>`
  vi.resetModules()
  await import('../../widget/hosted/page.ts')
}

/** The loader's word that an answer is on its way. */
function answered(): void {
  const listener = told.find(([name, type]) => name === 'on' && type === 'answered')?.[2]
  ;(listener as () => void)()
}
const namesSince = (from: number) => told.slice(from).map(([name]) => name)
const traits = () =>
  told
    .filter(([name]) => name === 'identify')
    .map(([, input]) => (input as { traits: Record<string, unknown> }).traits)
const touch = (type = 'pointerdown') => dispatchEvent(new Event(type))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('scrollTo', () => {})
  told = []
  const add = window.addEventListener.bind(window)
  // A page that is left takes its listeners along.
  left = new AbortController()
  const { signal } = left
  vi.stubGlobal('addEventListener', (type: string, work: EventListener, options?: object) =>
    add(type, work, { ...options, signal }),
  )
  window.wayfelt = (...call) => void told.push(call)
})
afterEach(() => {
  left.abort()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  delete window.wayfelt
  localStorage.clear()
})

test('a page of one’s own asks once, says nothing of its reader, and never begins anew', async () => {
  await openPage()
  expect(told).toEqual([['show', 'q', { target: '#question' }]])
  expect(window.__wayfelt).toEqual({ wf_pk_a: CONFIG })
  touch()
  vi.advanceTimersByTime(3_600_000)
  expect(told).toHaveLength(1)
})

test('what a link has chosen is chosen when the card is there, by a click that sends nothing', async () => {
  await openPage({ chosen: 4 })
  const card = document.createElement('wayfelt-card')
  const root = card.attachShadow({ mode: 'open' })
  root.innerHTML = `<fieldset>${'<input type="radio" name="q">'.repeat(5)}</fieldset><fieldset><input type="checkbox"></fieldset>`
  document.querySelector('#question')?.append(card)
  await vi.waitFor(() => expect(root.querySelector(':checked')).not.toBeNull())
  const inputs = Array.from(root.querySelectorAll('input'), ({ checked }) => checked)
  expect(inputs).toEqual([false, false, false, true, false, false])
  expect(told).toHaveLength(1)
})

test('of choices in another order the one that the link has chosen is', async () => {
  const choices = ['ad', 'friend', 'other'].map((code) => ({ code, label: `By ${code}` }))
  const [survey] = CONFIG.surveys
  const surveys = survey
    ? [{ ...survey, kind: 'source' as const, choices, shuffle: true as const }]
    : []
  await openPage({ chosen: 'friend', configs: { wf_pk_a: { ...CONFIG, surveys } } })
  const card = document.createElement('wayfelt-card')
  const root = card.attachShadow({ mode: 'open' })
  const label = (text: string) =>
    `<label><input type="radio" name="q"><span>By ${text}</span></label>`
  root.innerHTML = `<fieldset>${['friend', 'ad', 'other'].map(label).join('')}</fieldset>`
  document.querySelector('#question')?.append(card)
  await vi.waitFor(() => expect(root.querySelector(':checked')).not.toBeNull())
  expect(root.querySelector(':checked')?.closest('label')?.textContent).toBe('By friend')
})

describe('a kiosk', () => {
  test('names itself, and begins anew after the thanks, deaf for a moment', async () => {
    await openPage({ kiosk: KIOSK })
    expect(traits()).toEqual([{ device: 'Till' }])
    answered()
    const from = told.length
    vi.advanceTimersByTime(4999)
    expect(namesSince(from)).toEqual([])
    vi.advanceTimersByTime(1)
    expect(namesSince(from)).toEqual(['close', 'reset', 'identify', 'show'])
    const place = document.querySelector<HTMLElement>('#question')
    expect(place?.inert).toBe(true)
    vi.advanceTimersByTime(600)
    expect(place?.inert).toBe(false)
    expect(traits().at(-1)).toEqual({ device: 'Till' })
  })

  test('begins anew when somebody has begun and gone away, not while nobody is there', async () => {
    await openPage({ kiosk: KIOSK })
    const from = told.length
    vi.advanceTimersByTime(3_600_000)
    expect(namesSince(from)).toEqual([])
    touch()
    vi.advanceTimersByTime(9000)
    touch('input')
    vi.advanceTimersByTime(9000)
    expect(namesSince(from)).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(namesSince(from)).toEqual(['close', 'reset', 'identify', 'show'])
    vi.advanceTimersByTime(3_600_000)
    expect(namesSince(from)).toHaveLength(4)
  })

  test('asks at once when the thanks are touched, but not by a double tap on Send', async () => {
    await openPage({ kiosk: KIOSK })
    answered()
    const from = told.length
    vi.advanceTimersByTime(300)
    touch()
    expect(namesSince(from)).toEqual([])
    vi.advanceTimersByTime(400)
    touch()
    expect(namesSince(from)).toContain('show')
    vi.advanceTimersByTime(9000)
    expect(namesSince(from).filter((name) => name === 'show')).toHaveLength(1)
  })

  test('flags the next answer within three seconds, and not one that took longer', async () => {
    await openPage({ kiosk: KIOSK })
    answered()
    vi.advanceTimersByTime(1000)
    touch()
    expect(traits().at(-1)).toEqual({ device: 'Till', burst: true })
    vi.advanceTimersByTime(1999)
    expect(traits().at(-1)).toMatchObject({ burst: true })
    vi.advanceTimersByTime(1)
    expect(traits().at(-1)).toEqual({ burst: false })
    answered()
    vi.advanceTimersByTime(5000)
    expect(traits().at(-1)).toEqual({ device: 'Till' })
  })

  test('says to the loader that there is more to send, when it hands answers back', async () => {
    await openPage({ kiosk: KIOSK })
    localStorage.setItem('wayfelt-kiosk:wf_pk_a:answers/1', '{"id":1}')
    const online = vi.fn()
    addEventListener('online', online)
    vi.advanceTimersByTime(15_000)
    expect(online).toHaveBeenCalledOnce()
    expect(localStorage.getItem('wayfelt:wf_pk_a:answers/1')).toBe('{"id":1}')
  })
})
