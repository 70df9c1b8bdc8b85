import { changeCart, draw, goods, make, money, nameOf, noteOf, t } from './shop.js'

const wanted = new URLSearchParams(location.search).get('p')
const item = goods.find(({ id }) => id === wanted) ?? goods[0]
const find = (selector) => document.querySelector(selector)

window.wayfelt('track', 'reached', { touchpoint: 'product-page' })

draw(() => {
  document.title = `${nameOf(item)} · Zielony Sklep`
  find('h1').textContent = nameOf(item)
  find('[data-note]').textContent = noteOf(item)
  find('[data-price]').textContent = money(item.price)
  const picture = find('[data-picture]')
  picture.src = `images/${item.id}.svg`
  picture.alt = t('photo') + nameOf(item)
  const row = (key, value) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, t(key)),
      make('td', {}, `${value} ${t('centimetres')}`),
    )
  find('[data-sizes]').replaceChildren(row('height', item.height), row('width', item.width))
})

find('[data-add]').addEventListener('click', () => {
  changeCart(item.id, 1)
  find('[data-added]').hidden = false
  window.wayfelt('track', 'completed', { touchpoint: 'product-page', action: 'add_to_cart' })
})

find('[data-guide]').addEventListener('toggle', (event) => {
  if (!event.currentTarget.open) return
  window.wayfelt('track', 'completed', { touchpoint: 'product-page', action: 'open_size_guide' })
  window.wayfelt('track', 'size_guide_opened', { product: item.id })
})

// The question about the page comes when it has been seen: at its end, or on the way out of it.
let isSeen = false
function seen() {
  if (isSeen) return
  isSeen = true
  window.wayfelt('track', 'product_seen', { product: item.id })
}
document.documentElement.addEventListener('mouseleave', seen)
addEventListener('scroll', () => {
  const { scrollHeight, clientHeight } = document.documentElement
  if (scrollY > (scrollHeight - clientHeight) * 0.8) seen()
})
