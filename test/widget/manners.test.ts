import { expect, test, vi } from 'vitest'
import { site, survey } from './support/configs.ts'
import { useShop } from './support/shop.ts'

const shop = useShop()

/** Presses a key where the focus is, as a browser would tell about it. */
function press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const focused = shop().root?.activeElement ?? document.activeElement ?? document.body
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...init,
  })
  focused.dispatchEvent(event)
  return event
}

test('opening takes no focus, and is said in a region that was there before', async () => {
  document.body.innerHTML = '<button id="shop">Shop</button>'
  document.querySelector<HTMLElement>('#shop')?.focus()
  shop().config = site([{ trigger: { delay: 2 } }])
  await shop().load()
  const region = document.querySelector('wayfelt-card')?.shadowRoot?.querySelector('[role=status]')
  expect(region?.textContent).toBe('')
  await shop().settle(2000)
  expect(shop().spoken).toBe('A question: How was your checkout?')
  expect(document.activeElement?.id).toBe('shop')
})

test('who answered with the focus in the card finds it on the thanks, who did not hears them', async () => {
  await shop().load()
  await shop().choose('Good')
  shop().one('.send').focus()
  await shop().send()
  expect(shop().root?.activeElement?.className).toBe('thanks')
  shop().config = site([{ id: 'b' }])
  await shop().nextPage()
  await shop().choose('Good')
  ;(shop().root?.activeElement as HTMLElement | null)?.blur()
  await shop().send()
  expect(shop().root?.activeElement).toBeNull()
  expect(shop().spoken).toBe('Thank you')
})

test('Escape inside the card closes it, counts as dismissed, and gives the focus back', async () => {
  document.body.innerHTML = '<button id="shop">Shop</button>'
  await shop().load()
  const before = document.querySelector<HTMLElement>('#shop')
  before?.focus()
  const radio = shop().option('Bad')
  radio.focus()
  radio.dispatchEvent(
    new FocusEvent('focusin', { bubbles: true, composed: true, relatedTarget: before }),
  )
  press('Escape')
  await shop().settle(0)
  expect(shop().card).toBeFalsy()
  expect(shop().eventTypes).toEqual(['dismissed'])
  expect(document.activeElement?.id).toBe('shop')
  expect(shop().spoken).toBe('')
})

test('Escape with nothing focused closes the card; where something of the page has it, it does not', async () => {
  document.body.innerHTML = '<input id="search">'
  await shop().load()
  document.querySelector<HTMLElement>('#search')?.focus()
  press('Escape')
  expect(shop().card).toBeTruthy()
  document.querySelector<HTMLElement>('#search')?.blur()
  document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true })
  press('Escape')
  expect(shop().card).toBeTruthy()
  press('Escape')
  expect(shop().card).toBeFalsy()
})

test('Escape that ends a composition of an input method closes nothing', async () => {
  shop().config = { ...site(), surveys: [survey({ kind: 'text' })] }
  await shop().load()
  shop().one('textarea').focus()
  press('Escape', { isComposing: true })
  expect(shop().card).toBeTruthy()
})

test('Enter in the text field sends nothing, composing or not', async () => {
  shop().config = { ...site(), surveys: [survey({ kind: 'text' })] }
  await shop().load()
  await shop().write('東京')
  shop().one('textarea').focus()
  press('Enter', { isComposing: true })
  press('Enter')
  await shop().settle()
  expect(shop().answers).toEqual([])
})

test.each([
  'keydown',
  'keyup',
  'keypress',
  'mousedown',
  'pointerdown',
  'click',
  'wheel',
  'focusin',
])('E: a %s in the card reaches nothing of the shop, in neither phase', async (type) => {
  await shop().load()
  const heard = vi.fn()
  document.addEventListener(type, heard)
  document.addEventListener(type, heard, true)
  shop()
    .option('Bad')
    .dispatchEvent(new Event(type, { bubbles: true, composed: true }))
  expect(heard).not.toHaveBeenCalled()
  document.body.dispatchEvent(new Event(type, { bubbles: true, composed: true }))
  expect(heard).toHaveBeenCalledTimes(2)
})

test('thanks stay while the keyboard’s focus is on them', async () => {
  await shop().load()
  await shop().choose('Good')
  shop().one('.send').focus()
  await shop().send()
  const mount = shop().card?.parentElement
  vi.spyOn(mount as HTMLElement, 'querySelector').mockImplementation((selector) =>
    selector.includes(':focus-visible') ? shop().one('.thanks') : null,
  )
  await shop().settle(30_000)
  expect(shop().card).toBeTruthy()
})

test('a card is moved only when what the shop has at the foot of its window changes', async () => {
  const moved = vi.spyOn(CSSStyleDeclaration.prototype, 'setProperty')
  const moves = () => moved.mock.calls.filter(([name]) => name === '--taken').map(([, to]) => to)
  const bar = document.createElement('div')
  bar.style.position = 'fixed'
  bar.getBoundingClientRect = () => new DOMRect(0, innerHeight - 60, innerWidth, 60)
  document.body.append(bar)
  await shop().load()
  await shop().settle(2000)
  expect(moves()).toEqual([])
  document.elementsFromPoint = () => [bar]
  await shop().settle(2000)
  expect(moves()).toEqual(['60px'])
  document.elementsFromPoint = () => []
  await shop().settle(2000)
  expect(moves()).toEqual(['60px', '0px'])
})
