import { afterEach, expect, test, vi } from 'vitest'
import { site } from './support/configs.ts'
import { useShop } from './support/shop.ts'

const shop = useShop()
const undo: (() => void)[] = []

/** Puts something else into the place of a thing of the language, as old libraries do. */
function replace(owner: object, name: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(owner, name)
  Object.defineProperty(owner, name, { value, configurable: true, writable: true })
  undo.push(() => {
    if (before) Object.defineProperty(owner, name, before)
    else Reflect.deleteProperty(owner, name)
  })
}

afterEach(() => {
  for (const back of undo.splice(0).toReversed()) back()
})

test.each<[name: string, owner: object]>([
  ['Array', Array.prototype],
  ['Object', Object.prototype],
  ['String', String.prototype],
])('A2: %s.prototype.toJSON of the page changes nothing that is sent', async (_, owner) => {
  shop().config = site([{ kind: 'pain_point', choices: [{ code: 'late', label: 'Late' }] }])
  await shop().load()
  await shop().call('identify', { traits: { segment: 'b2b' } })
  await shop().choose('Late')
  replace(owner, 'toJSON', () => 'spoilt')
  shop().one('.send').click()
  for (const back of undo.splice(0)) back()
  await shop().settle(0)
  expect(shop().answers).toMatchObject([{ choices: ['late'], traits: { segment: 'b2b' } }])
})

test.each<[name: string, from: (list: ArrayLike<unknown>) => unknown[]]>([
  ['Prototype', ({ length }) => Array(length).fill(undefined) as unknown[]],
  ['MooTools', (list) => [list]],
])('C4: a numbered scale appears with the Array.from of %s', async (_, from) => {
  shop().config = site([{ kind: 'nps', range: [0, 10] }])
  // The runner sends results meanwhile, from a map: spoilt, they would be lost.
  const own = Array.from
  const ofRunner = (list: object) =>
    list instanceof Map || Object.prototype.toString.call(list) === '[object Map Iterator]'
  replace(Array, 'from', (list: ArrayLike<unknown>) => (ofRunner(list) ? own(list) : from(list)))
  await shop().load()
  expect(shop().all('input')).toHaveLength(11)
})

test('C3: the page’s fetch is given strings', async () => {
  await shop().load()
  await shop().choose('Good')
  await shop().send()
  const kinds = shop().fetch.mock.calls.map(([url]) => typeof url)
  expect(new Set(kinds)).toEqual(new Set(['string']))
  expect(kinds).toHaveLength(2)
})

test.each([
  ['pl_PL', 'pl-pl'],
  ['PL', 'pl'],
  ['DE-de', 'de-de'],
  ['zh_Hant_TW', 'zh-hant-tw'],
  ['', 'en'],
])('C8: data-lang=%j asks in %s, for words and audience alike', async (lang, asked) => {
  const [base = ''] = asked.split('-')
  shop().config = site([{ audience: { languages: [base] } }])
  await shop().load({ 'data-lang': lang })
  expect(shop().configRequests[0]?.search).toBe(`?lang=${asked}`)
  expect(shop().shown).toEqual(['checkout_csat'])
})

test('C8: an audience is found by the whole tag, too', async () => {
  shop().config = site([{ audience: { languages: ['pt-br'] } }])
  await shop().load({ 'data-lang': 'pt_BR' })
  expect(shop().shown).toEqual(['checkout_csat'])
})

test('C10: a page whose origin is not named says so in its console, and asks nothing', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  shop().config = site([], { ignored: 'origin' })
  await shop().load()
  expect(said.mock.calls).toEqual([['Wayfelt: Origins lacks https://shop.example']])
})

test('C6: questions that could not be had are asked for again when the browser comes online, and on the next page view', async () => {
  shop().config = () => Promise.reject(new TypeError('down'))
  await shop().load()
  history.pushState({}, '', '/again')
  await shop().settle()
  expect(shop().configRequests).toHaveLength(2)
  shop().config = site()
  window.dispatchEvent(new Event('online'))
  await shop().settle()
  expect(shop().configRequests).toHaveLength(3)
  expect(shop().shown).toEqual(['checkout_csat'])
})

test('C6: a portal’s words in the place of the questions are none, and are asked for again', async () => {
  shop().config = JSON.parse('{"login":"here"}')
  await shop().load()
  shop().config = site()
  window.dispatchEvent(new Event('online'))
  await shop().settle()
  expect(shop().shown).toEqual(['checkout_csat'])
})

test.each<[name: string, again: () => void]>([
  ['when the browser comes online', () => window.dispatchEvent(new Event('online'))],
  ['on the next page view', () => history.pushState({}, '', '/again')],
])('C6: a card that could not be had is shown %s', async (_, again) => {
  vi.stubGlobal('UI_PATH', 'data:text/javascript,throw new Error("away")//')
  await shop().load()
  expect(shop().shown).toEqual([])
  vi.stubGlobal('UI_PATH', 'data:text/javascript,export const open = (cue) => openCard(cue)//2')
  again()
  await shop().settle()
  expect(shop().shown).toEqual(['checkout_csat'])
})
