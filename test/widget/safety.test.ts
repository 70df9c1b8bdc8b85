import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SiteConfig } from '#contract/collect/config.ts'
import { site, survey } from './support/configs.ts'
import { useShop } from './support/shop.ts'

const shop = useShop()
let escaped: unknown[] = []
const collect = (event: Event) => escaped.push(event)

beforeEach(() => {
  escaped = []
  for (const type of ['error', 'unhandledrejection']) window.addEventListener(type, collect)
})
afterEach(() => expect(escaped).toEqual([]))

/** What no server of ours sends, but a newer one, a proxy or a bug could. */
function spoilt(config: unknown): SiteConfig {
  return JSON.parse(JSON.stringify(config))
}

test.each<[name: string, parts: object]>([
  ['a kind from the future', { kind: 'hologram', ends: ['low', 'high'] }],
  ['a range that no scale has', { kind: 'nps', range: [0, 1_000_000] }],
  ['a range below zero', { kind: 'nps', range: [-5, 5] }],
  ['no range', { kind: 'ces', range: null }],
  ['a pain point without choices', { kind: 'pain_point', choices: [] }],
  ['a choice without a label', { kind: 'pain_point', choices: [{ code: 'a' }] }],
  ['choices that are no list', { kind: 'pain_point', choices: 'late' }],
  ['no question', { question: '' }],
  ['reasons that are no list', { followUp: { reasons: 7 } }],
  ['a reason that is nothing', { followUp: { reasons: [null] } }],
  ['questions that are no list', { followUp: { questions: {} } }],
])('%s: nothing is shown, nothing is posted, and the page is told', async (_, parts) => {
  shop().config = spoilt(site([parts]))
  await shop().load()
  expect(shop().card).toBeFalsy()
  expect(shop().all('section')).toEqual([])
  expect(shop().posts).toEqual([])
  expect(shop().heard.map(([type]) => type)).toEqual(['error'])
})

test.each<[name: string, config: unknown]>([
  ['null', null],
  ['a text', 'no config'],
  ['an empty object', {}],
  ['surveys that are no list', { surveys: 'x' }],
  ['surveys that are nothing', { site: 'x', lang: 'en', surveys: [null, 7, 'x'] }],
  ['no strings', { ...site(), strings: undefined }],
  ['broken rules', spoilt(site([{ urls: 5 } as object]))],
  [
    'a rule from the future',
    spoilt(site([{ urls: [{ op: 'sounds_like', value: 'x' }] } as object])),
  ],
])('a config that is %s shows nothing and throws nothing', async (_, config) => {
  shop().config = spoilt(config ?? null)
  await shop().load()
  expect(shop().card).toBeFalsy()
  expect(shop().posts).toEqual([])
})

test('a broken question does not keep a good one from being asked', async () => {
  shop().config = spoilt({
    ...site(),
    surveys: [survey({ id: 'bad', urls: 5 as never }), survey()],
  })
  await shop().load()
  expect(shop().shown).toEqual(['checkout_csat'])
})

test('a config that cannot be had is silence, and is asked for again on the next page', async () => {
  shop().config = () => Promise.reject(new TypeError('down'))
  await shop().load()
  expect(shop().heard.map(([type]) => type)).toEqual(['error'])
  await shop().settle(600_000)
  expect(shop().configRequests).toHaveLength(1)
  shop().config = site()
  await shop().nextPage()
  expect(shop().card).toBeTruthy()
})

test('a UI that cannot be had is an error of ours, and no display', async () => {
  vi.stubGlobal('UI_PATH', 'data:text/javascript,throw new Error("blocked")')
  await shop().load()
  expect(shop().posts).toEqual([])
  expect(shop().heard.map(([type]) => type)).toEqual(['error'])
  vi.stubGlobal('UI_PATH', 'data:text/javascript,export const open = (cue) => openCard(cue)')
  await shop().call('show', 'checkout_csat')
  expect(shop().card).toBeTruthy()
})

test('a listener of the page that throws stops nothing', async () => {
  for (const type of ['shown', 'answered', 'error'])
    shop().queue('on', type, () => {
      throw new Error('the shop’s own mistake')
    })
  shop().queue('on', 'shown', 'not a function')
  await shop().load()
  await shop().choose('Good')
  await shop().send()
  expect(shop().answers).toHaveLength(1)
})

test('whatever the page calls, nothing is thrown at it', async () => {
  await shop().load()
  const name = fc.constantFrom(
    'track',
    'identify',
    'consent',
    'setLanguage',
    'show',
    'close',
    'reset',
    'on',
    'constructor',
    '__proto__',
    'unknown',
  )
  await fc.assert(
    fc.asyncProperty(name, fc.anything(), fc.anything(), async (name, first, second) => {
      await shop().call(name, first, second)
    }),
    { numRuns: 60 },
  )
}, 20_000)

test('whatever stands in the storage, nothing is thrown, and the question can be answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (text) => {
      localStorage.clear()
      for (const key of ['q:checkout_csat', 'last', 'visitor', 'events/x', 'answers/'])
        localStorage.setItem(`wayfelt:wf_pk_test:${key}`, text)
      shop().posts.length = 0
      await shop().nextPage()
      await shop().call('show', 'checkout_csat')
      await shop().choose('Good')
      await shop().send()
      expect(shop().answers.filter((answer) => 'score' in Object(answer))).toHaveLength(1)
    }),
    { numRuns: 12 },
  )
}, 20_000)

test('a browser without the means of the card does without the card', async () => {
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    throw new TypeError('too old')
  })
  await shop().load()
  await shop().call('track', 'reached', { touchpoint: 'cart' })
  expect(shop().card).toBeFalsy()
})
