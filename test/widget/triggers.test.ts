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
  localStorage.setItem('wayfelt:wf_pk_test:q:checkout_csat', `1 ${Date.now()} 0`)
  await shop().settle(6000)
  expect(cards()).toBe(0)
})

test('a delay begins anew when the shopper goes on to another page', async () => {
  shop().config = site([{ trigger: { delay: 5 } }])
  await shop().load()
  await shop().settle(4000)
  await goTo('/next')
  await shop().settle(4000)
  expect(cards()).toBe(0)
  await shop().settle(1000)
  expect(cards()).toBe(1)
})

test('C1: what an event has armed survives a change of the page', async () => {
  shop().config = site([{ trigger: { delay: 5, event: 'order' } }])
  await shop().load()
  await shop().call('track', 'order')
  await goTo('/next')
  await shop().settle(5000)
  expect(cards()).toBe(1)
})

test('C1: a change of the query is no new page view: no delay begins anew, and always is not again', async () => {
  shop().config = site([{ trigger: { delay: 3 }, frequency: 'always' }])
  await shop().load()
  for (let variant = 0; variant < 2; variant += 1) {
    await shop().settle(1300)
    await goTo(`/thanks?variant=${variant}`)
  }
  await shop().settle(400)
  expect(cards()).toBe(1)
  shop().one('.close').click()
  await goTo('/thanks?variant=9')
  await shop().settle(10_000)
  expect(cards()).toBe(0)
})

test('C1: what changes the outcome of a question’s rules is a new page view for this question only', async () => {
  const urls = [{ op: 'contains', value: 'step=3' }] as const
  shop().config = site([
    { id: 'third', urls: [...urls], frequency: 'always', trigger: { delay: 1 } },
    { id: 'any', trigger: { delay: 4 } },
  ])
  await shop().load()
  await shop().settle(2500)
  await goTo('/thanks?step=3')
  await shop().settle(1000)
  expect(shop().shown).toEqual(['third'])
  await goTo('/thanks?step=2')
  expect(shop().eventTypes).toEqual(['abandoned'])
  await shop().settle(400)
  expect(shop().shown).toEqual(['third', 'any'])
  shop().one('.close').click()
  await goTo('/thanks?step=3')
  await shop().settle(1000)
  expect(shop().shown).toEqual(['third', 'any', 'third'])
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
  expect(shop().eventTypes).toEqual(['abandoned'])
  await goTo('/thanks/2')
  expect(cards()).toBe(1)
})

test('a card whose rules still hold stays when the shopper goes on', async () => {
  await shop().load()
  await goTo('/elsewhere')
  expect(cards()).toBe(1)
  expect(shop().eventTypes).toEqual([])
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
  vi.stubGlobal('Navigation', EventTarget)
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
  expect(shop().eventTypes).toEqual(['abandoned'])
  expect(cards()).toBe(1)
})

test('nothing is shown in a tab that nobody looks at', async () => {
  const hidden = vi.spyOn(Document.prototype, 'hidden', 'get').mockReturnValue(true)
  await shop().load()
  await shop().settle(60_000)
  expect([cards(), shop().shown]).toEqual([0, []])
  hidden.mockReturnValue(false)
  await shop().settle(1000)
  expect(shop().shown).toEqual(['checkout_csat'])
})

test('never two questions at a time; the first of the config wins', async () => {
  shop().config = site([{ id: 'first' }, { id: 'second' }])
  await shop().load()
  await shop().settle(10_000)
  expect(cards()).toBe(1)
  expect(shop().shown).toEqual(['first'])
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
  expect(shop().events).toMatchObject([{ type: 'abandoned', survey: 'inline' }])
  expect(shop().shown).toEqual(['inline', 'later'])
})

test('asked once is asked once, on this page and on the next', async () => {
  await shop().load()
  shop().one('.close').click()
  await goTo('/two')
  await shop().nextPage('/three')
  expect(shop().eventTypes).toEqual(['dismissed'])
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

test('D1: the dice fall once for a visitor, and the id behind them never leaves the browser', async () => {
  shop().config = site([{ sample: 0.000001 }])
  await shop().load()
  const visitor = localStorage.getItem('wayfelt:wf_pk_test:visitor')
  expect(visitor).toMatch(/^[0-9a-f-]{36}$/)
  expect(localStorage).toHaveLength(1)
  await shop().nextPage()
  expect(localStorage.getItem('wayfelt:wf_pk_test:visitor')).toBe(visitor)
  shop().config = site([{ sample: 0.999999 }])
  await shop().nextPage()
  await shop().choose('Good')
  await shop().send()
  expect(JSON.stringify(shop().posts)).not.toContain(visitor)
  expect(shop().answers).toMatchObject([{ sample: 0.999999 }])
})

test('D1: nothing is thrown, and nothing written, for a question that is not due otherwise', async () => {
  shop().config = site([{ sample: 0.5, urls: [{ op: 'equals', value: '/elsewhere' }] }])
  await shop().load()
  expect(localStorage).toHaveLength(0)
})

test.each([
  { 'data-storage': 'none' },
  { 'data-storage': 'memory' },
  { 'data-consent': 'required' },
])(
  'D1: where no later page knows of the dice, an answer claims no share of visitors: %o',
  async (attributes) => {
    shop().config = site([{ sample: 0.999999 }])
    await shop().load(attributes)
    await shop().choose('Good')
    await shop().send()
    expect(shop().answers).toMatchObject([{ sample: 1 }])
  },
)

test('with data-storage="none" the dice are thrown anew for every page view', async () => {
  shop().config = site([{ sample: 0.5, frequency: 'always' }])
  await shop().load({ 'data-storage': 'none' })
  for (let view = 0; view < 30; view += 1) {
    await shop().call('close')
    await goTo(`/view/${view}`)
  }
  expect(shop().shown.length).toBeGreaterThan(5)
  expect(shop().shown.length).toBeLessThan(25)
})
