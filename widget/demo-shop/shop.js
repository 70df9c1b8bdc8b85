import { forgetAll, recall, remember } from './memory.js'

/** What every page of the demo shop does: language, cart count, who the visitor is. */

const FREE_FROM = 250
const read = async (file) => (await fetch(file)).json()
const [texts, goods] = await Promise.all([read('texts.json'), read('goods.json')])
const renderers = []
let { lang: language } = document.documentElement

export { goods }
export const t = (key) => texts[language]?.[key] ?? texts.pl[key] ?? key
export const nameOf = (item) => item[language] ?? item.pl
export const noteOf = (item) => item[`${language}Note`] ?? item.plNote
export const money = (amount) =>
  `${new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(amount)}\u00A0zł`

/** Makes an element; `parts` are texts and elements. */
export function make(tag, attributes = {}, ...parts) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...parts)
  return element
}

/** Draws now, and again in the other language. */
export function draw(render) {
  renderers.push(render)
  render()
}

/** `[{ item, quantity }]` of what is in the cart. */
export function cartLines() {
  const cart = recall('cart', {})
  return goods.flatMap((item) => (cart[item.id] > 0 ? [{ item, quantity: cart[item.id] }] : []))
}

export function changeCart(id, by) {
  const cart = recall('cart', {})
  cart[id] = Math.max(0, (cart[id] ?? 0) + by)
  remember('cart', cart)
  showCount()
}

export function totals(way = 'locker') {
  const sum = cartLines().reduce((total, { item, quantity }) => total + item.price * quantity, 0)
  const price = way === 'courier' ? 14.99 : 11.99
  return { sum, delivery: sum === 0 || sum >= FREE_FROM ? 0 : price }
}

/** Tells Wayfelt who answers: a random name, and the segment that the visitor chose. */
export function introduce(isCompany = recall('company', false)) {
  const respondent = recall('visitor', `demo_${Math.random().toString(36).slice(2)}`)
  remember('visitor', respondent)
  remember('company', isCompany)
  const traits = isCompany ? { segment: 'b2b', persona: 'firma' } : { segment: 'b2c' }
  window.wayfelt('identify', { respondent, traits })
}

function showCount() {
  const count = cartLines().reduce((total, { quantity }) => total + quantity, 0)
  for (const place of document.querySelectorAll('[data-count]')) place.textContent = String(count)
}

function show() {
  document.documentElement.lang = language
  for (const element of document.querySelectorAll('[data-t]'))
    element.textContent = t(element.dataset.t)
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === language))
  for (const group of document.querySelectorAll('.languages'))
    group.setAttribute('aria-label', t('language'))
  for (const render of renderers) render()
  showCount()
}

for (const button of document.querySelectorAll('[data-language]'))
  button.addEventListener('click', () => {
    language = button.dataset.language
    remember('language', language)
    show()
    window.wayfelt('setLanguage', language)
  })

document.querySelector('[data-start-over]')?.addEventListener('click', () => {
  window.wayfelt('reset')
  forgetAll()
  location.assign('./')
})

introduce()
show()
