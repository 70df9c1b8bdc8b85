import { expect, test } from 'vitest'
import { site } from './support/configs.ts'
import { useShop } from './support/shop.ts'

const shop = useShop()
const PREFIX = 'wayfelt:wf_pk_test:'
/** How long a question may be on a screen before it counts as left behind, ms. */
const LOOK = 600_000

function heldKey(): string {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}events/`))
  expect(keys).toHaveLength(1)
  return keys[0] ?? ''
}

/** The answers, and the endings that count a display. */
function told(): [unknown, unknown][] {
  return [
    ...shop().answers.map(({ displayed }): [unknown, unknown] => ['answer', displayed]),
    ...shop().events.map((event): [unknown, unknown] => [event.type, Object(event).displayed]),
  ]
}

test('a display is told by its answer, and by nothing else', async () => {
  await shop().load()
  expect(shop().posts).toEqual([])
  await shop().choose('Good')
  await shop().send()
  await shop().nextPage()
  await shop().settle(10_000)
  expect(told()).toEqual([['answer', true]])
})

test('a display is told by its dismissal, under the id that it was kept by', async () => {
  await shop().load()
  const id = heldKey().slice(-36)
  shop().one('.close').click()
  await shop().nextPage()
  await shop().settle(10_000)
  expect(told()).toEqual([['dismissed', true]])
  expect(shop().events[0]?.id).toBe(id)
})

test.each([{}, { 'data-storage': 'none' }, { 'data-consent': 'required' }])(
  'a page that is left tells its display as abandoned, whatever may be stored: %o',
  async (attributes) => {
    await shop().load(attributes)
    window.dispatchEvent(new Event('pagehide'))
    await shop().settle(0)
    expect(told()).toEqual([['abandoned', true]])
  },
)

test('the display of a page that died is told as abandoned at a later visit, once', async () => {
  await shop().load()
  await shop().dieAndReturn()
  await shop().settle(LOOK)
  await shop().nextPage()
  expect(told()).toEqual([['abandoned', true]])
  await shop().nextPage()
  await shop().settle(LOOK)
  expect(shop().events).toHaveLength(1)
  expect(Object.keys(localStorage).filter((key) => key.includes('/'))).toEqual([])
})

test('where the server cannot be reached, a display waits like an answer', async () => {
  shop().verdict = () => 503
  await shop().load()
  shop().one('.close').click()
  await shop().settle(0)
  expect(localStorage.getItem(heldKey())).toMatch(/^\.\{/)
  shop().posts.length = 0
  shop().verdict = () => 201
  await shop().nextPage()
  expect(told()).toEqual([['dismissed', true]])
})

test('a display that may still be on another page’s screen is left to it', async () => {
  await shop().load()
  const key = heldKey()
  await shop().dieAndReturn()
  await shop().settle(LOOK - 1000)
  expect([shop().posts, localStorage.getItem(key)]).toEqual([[], expect.stringMatching(/^h/)])
})

test('a display that another page has told is not told again, neither by an answer nor by an ending', async () => {
  shop().config = site([{ frequency: 'always' }])
  await shop().load()
  localStorage.removeItem(heldKey())
  await shop().choose('Good')
  await shop().send()
  expect(told()).toEqual([['answer', false]])
  await shop().nextPage()
  const key = heldKey()
  localStorage.setItem(key, `${localStorage.getItem(key)}`.replace(/^h\d+/, ''))
  shop().one('.close').click()
  await shop().settle(0)
  expect(shop().eventTypes).toEqual([])
})

test('B1: what nobody can see or use is not counted, and is asked again', async () => {
  shop().isCovered = true
  await shop().load()
  await shop().settle(10_000)
  expect(shop().shown).toEqual([])
  expect(localStorage).toHaveLength(0)
  await shop().nextPage()
  expect(shop().posts).toEqual([])
  shop().isCovered = false
  await shop().settle(600)
  expect(shop().shown).toEqual(['checkout_csat'])
  await shop().nextPage()
  expect(shop().card).toBeFalsy()
})

test('B5: a card that the page took away comes back with what was written in it', async () => {
  shop().config = site([{ followUp: { comment: true } }])
  await shop().load()
  await shop().choose('Good')
  await shop().write('half a')
  for (const host of document.querySelectorAll('wayfelt-card')) host.remove()
  expect(shop().card).toBeFalsy()
  await shop().settle(600)
  expect(shop().one<HTMLTextAreaElement>('textarea').value).toBe('half a')
  expect(shop().shown).toEqual(['checkout_csat'])
})

test('B5: a card in the page follows its place when that is drawn anew', async () => {
  shop().config = site([{ trigger: { event: 'never' } }])
  document.body.innerHTML = '<main><div id="slot"></div></main>'
  await shop().load()
  await shop().call('show', 'checkout_csat', { target: '#slot' })
  await shop().choose('Good')
  document.body.innerHTML = '<main><p>New</p><div id="slot"></div></main>'
  await shop().settle(600)
  expect(document.querySelector('#slot > wayfelt-card')).toBeTruthy()
  expect(shop().option('Good').checked).toBe(true)
})

test('B5: a card whose place is gone has been abandoned, and is due again', async () => {
  shop().config = site([{ trigger: { event: 'order' } }])
  document.body.innerHTML = '<div id="slot"></div>'
  await shop().load()
  const target = document.querySelector('#slot')
  await shop().call('show', 'checkout_csat', { target })
  document.body.replaceChildren()
  await shop().settle(600)
  expect(told()).toEqual([['abandoned', true]])
  await shop().call('track', 'order')
  expect(shop().shown).toEqual(['checkout_csat', 'checkout_csat'])
})
