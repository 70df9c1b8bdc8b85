import { expect, test, vi } from 'vitest'
import { site } from './support/configs.ts'
import { useShop } from './support/shop.ts'

const shop = useShop()
const DAY = 86_400_000

function cards(): number {
  return shop().all('section').length
}

/** The page's router: the address changes, the document stays. */
async function goTo(path: string): Promise<void> {
  history.pushState({}, '', path)
  await shop().settle()
}

test('a question on load comes by itself; without surveys nothing at all does', async () => {
  shop().config = site([])
  await shop().load()
  expect(document.querySelector('wayfelt-card')).toBeNull()
  expect(shop().posts).toEqual([])
  await shop().nextPage()
  shop().config = site()
  await shop().nextPage()
  expect(cards()).toBe(1)
})

test('an event brings the question that waits for it, and no other', async () => {
  shop().config = site([{ trigger: { event: 'order_confirmed' } }])
  await shop().load()
  await shop().call('track', 'cart_opened')
  expect(cards()).toBe(0)
  await shop().call('track', 'order_confirmed')
  expect(cards()).toBe(1)
})

test('the properties of an event must all match', async () => {
  shop().config = site([{ trigger: { event: 'order', where: { carrier: 'InPost', total: 5 } } }])
  await shop().load()
  await shop().call('track', 'order', { carrier: 'InPost' })
  await shop().call('track', 'order', { carrier: 'InPost', total: '5' })
  await shop().call('track', 'order', { carrier: 'DPD', total: 5 })
  expect(cards()).toBe(0)
  await shop().call('track', 'order', { carrier: 'InPost', total: 5, more: true })
  expect(cards()).toBe(1)
})

test('an event that happened before the config came is not forgotten', async () => {
  shop().config = site([{ trigger: { event: 'order' } }])
  shop().queue('track', 'order')
  await shop().load()
  expect(cards()).toBe(1)
})

test('a delay is waited for, and the rules are looked at again when it ends', async () => {
  shop().config = site([{ trigger: { delay: 5 } }])
  await shop().load()
  await shop().settle(4800)
  expect(cards()).toBe(0)
  await shop().settle(200)
  expect(cards()).toBe(1)
})

test('a rule that stopped holding during the delay stops the question', async () => {
  shop().config = site([{ trigger: { delay: 5 }, audience: { segments: ['b2b'] } }])
  shop().queue('identify', { traits: { segment: 'b2b' } })
  await shop().load()
  await shop().call('identify', { traits: { segment: 'b2c' } })
  await shop().settle(6000)
  expect(cards()).toBe(0)
})

test('another tab that asked during the delay stops the question', async () => {
  shop().config = site([{ trigger: { delay: 5 } }])
  await shop().load()
  localStorage.setItem(
    'wayfelt:wf_pk_test:seen',
    JSON.stringify({ surveys: { checkout_csat: [1, Date.now()] } }),
  )
  await shop().settle(6000)
  expect(cards()).toBe(0)
})

test('a pending delay is called off when the shopper goes on', async () => {
  shop().config = site([{ trigger: { delay: 5, event: 'order' } }])
  await shop().load()
  await shop().call('track', 'order')
  await goTo('/next')
  await shop().settle(10_000)
  expect(cards()).toBe(0)
})

test('a delay survives a change of the hash and of the state alone', async () => {
  shop().config = site([{ trigger: { delay: 5, event: 'order' } }])
  await shop().load()
  await shop().call('track', 'order')
  history.replaceState({ scroll: 7 }, '')
  location.hash = '#reviews'
  await shop().settle(6000)
  expect(cards()).toBe(1)
})

test('in a single-page shop a question comes with its page and goes with it', async () => {
  shop().config = site([{ urls: [{ op: 'starts_with', value: '/thanks' }], frequency: 'always' }])
  await shop().load()
  expect(cards()).toBe(1)
  await goTo('/cart')
  expect(cards()).toBe(0)
  expect(shop().eventTypes).toEqual(['shown', 'abandoned'])
  await goTo('/thanks/2')
  expect(cards()).toBe(1)
})

test('a card whose rules still hold stays when the shopper goes on', async () => {
  await shop().load()
  await goTo('/elsewhere')
  expect(cards()).toBe(1)
  expect(shop().eventTypes).toEqual(['shown'])
})

test('pushState still gets and returns what it did', async () => {
  const calls = vi.fn(() => 'original')
  Object.assign(history, { pushState: calls })
  await shop().load()
  expect(Reflect.apply(history.pushState, history, [{}, '', '/x'])).toBe('original')
  expect(calls).toHaveBeenCalledWith({}, '', '/x')
})

test('where the browser has the Navigation API, the history stays untouched', async () => {
  const navigation = new EventTarget()
  vi.stubGlobal('navigation', navigation)
  const native = history.pushState
  shop().config = site([{ urls: [{ op: 'equals', value: '/b' }] }])
  await shop().load()
  expect(history.pushState).toBe(native)
  await goTo('/b')
  expect(cards()).toBe(0)
  navigation.dispatchEvent(new Event('navigatesuccess'))
  await shop().settle()
  expect(cards()).toBe(1)
})

test('a page that comes back from the back/forward cache is a new page view', async () => {
  shop().config = site([{ frequency: 'always' }])
  await shop().load()
  window.dispatchEvent(new Event('pagehide'))
  expect(cards()).toBe(0)
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  await shop().settle()
  expect(shop().eventTypes).toEqual(['shown', 'abandoned', 'shown'])
})

test('nothing is shown in a tab that nobody looks at', async () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  await shop().load()
  await shop().settle(60_000)
  expect(shop().posts).toEqual([])
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  await shop().settle(1000)
  expect(shop().eventTypes).toEqual(['shown'])
})

test('never two questions at a time; the first of the config wins', async () => {
  shop().config = site([{ id: 'first' }, { id: 'second' }])
  await shop().load()
  await shop().settle(10_000)
  expect(cards()).toBe(1)
  expect(shop().events).toMatchObject([{ type: 'shown', survey: 'first' }])
})

test('a page that takes our element away does not block the next question', async () => {
  document.body.innerHTML = '<div id="slot"></div>'
  shop().config = site([
    { id: 'inline', trigger: { event: 'never' } },
    { id: 'later', trigger: { event: 'later' } },
  ])
  await shop().load()
  await shop().call('show', 'inline', { target: '#slot' })
  document.body.replaceChildren()
  await shop().call('track', 'later')
  expect(shop().card?.textContent).toContain('How was')
  expect(shop().events).toMatchObject([
    { type: 'shown', survey: 'inline' },
    { type: 'abandoned', survey: 'inline' },
    { type: 'shown', survey: 'later' },
  ])
})

test('asked once is asked once, on this page and on the next', async () => {
  await shop().load()
  shop().one('.close').click()
  await goTo('/two')
  await shop().nextPage('/three')
  expect(shop().eventTypes).toEqual(['shown', 'dismissed'])
})

test('until answered: again after a dismissal, and not after an answer', async () => {
  shop().config = site([{ frequency: 'untilAnswered' }])
  await shop().load()
  shop().one('.close').click()
  await shop().nextPage()
  expect(cards()).toBe(1)
  await shop().choose('Good')
  await shop().send()
  await shop().nextPage()
  expect(cards()).toBe(0)
})

test('the pause after any question holds for all of them', async () => {
  shop().config = site([{ id: 'a' }, { id: 'b', trigger: { event: 'b' } }], { cooldownDays: 30 })
  await shop().load()
  shop().one('.close').click()
  await shop().call('track', 'b')
  expect(cards()).toBe(0)
  vi.setSystemTime(Date.now() + 31 * DAY)
  await shop().call('track', 'b')
  expect(cards()).toBe(1)
})

test('the sample decides the same way at every look, and its rate goes with the answer', async () => {
  shop().config = site([{ trigger: { event: 'go' }, frequency: 'always', sample: 0.5 }])
  shop().queue('identify', { respondent: 'r-1' })
  await shop().load()
  for (let time = 0; time < 20; time += 1) await shop().call('track', 'go')
  const asked = cards() === 1
  await shop().nextPage()
  await shop().call('identify', { respondent: 'r-1' })
  await shop().call('track', 'go')
  expect(cards() === 1).toBe(asked)
})

test('about the share of visitors is asked that the sample says', async () => {
  shop().config = site([{ trigger: { event: 'go' }, frequency: 'always', sample: 0.3 }])
  await shop().load()
  let asked = 0
  for (let visitor = 0; visitor < 200; visitor += 1) {
    await shop().call('identify', { respondent: `visitor-${visitor}` })
    window.wayfelt?.('track', 'go')
    await shop().settle(0)
    asked += cards()
    window.wayfelt?.('close')
  }
  expect(asked).toBeGreaterThan(40)
  expect(asked).toBeLessThan(80)
})

test('the random id for the sample is written only once a question is on screen', async () => {
  shop().config = site([{ sample: 0.000001 }])
  await shop().load()
  expect(localStorage).toHaveLength(0)
  shop().config = site([{ sample: 0.999999 }])
  await shop().nextPage()
  const seen = JSON.parse(localStorage.getItem('wayfelt:wf_pk_test:seen') ?? '{}')
  expect(seen.visitor).toMatch(/^[0-9a-f-]{36}$/)
  await shop().choose('Good')
  await shop().send()
  expect(JSON.stringify(shop().posts)).not.toContain(seen.visitor)
  expect(shop().answers).toMatchObject([{ sample: 0.999999 }])
})

test('with data-storage="none" the dice are thrown anew for every page view', async () => {
  const thrown = new Set<string>()
  shop().config = site([{ sample: 0.000001 }])
  await shop().load({ 'data-storage': 'none' })
  const { readSeen } = await import('#widget/loader/rules/frequency.ts')
  for (let view = 0; view < 3; view += 1) {
    thrown.add(readSeen().visitor ?? '')
    await goTo(`/view/${view}`)
  }
  expect(thrown.size).toBe(3)
})
