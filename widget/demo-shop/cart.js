import { cartLines, changeCart, draw, make, money, nameOf, t, totals } from './shop.js'

const find = (selector) => document.querySelector(selector)

window.wayfelt('track', 'reached', { touchpoint: 'cart' })
window.wayfelt('track', 'cart_viewed', { items: cartLines().length })

function line({ item, quantity }) {
  const name = make('a', { href: `product.html?p=${item.id}` }, nameOf(item))
  const remove = make('button', { class: 'quiet', type: 'button' }, t('remove'))
  remove.setAttribute('aria-label', `${t('remove')}: ${nameOf(item)}`)
  remove.addEventListener('click', () => {
    changeCart(item.id, -quantity)
    drawCart()
    find('h1').focus()
  })
  return make(
    'tr',
    {},
    make('th', { scope: 'row' }, name, make('br'), remove),
    make('td', {}, String(quantity)),
    make('td', {}, money(item.price * quantity)),
  )
}

function drawCart() {
  const lines = cartLines()
  const { sum, delivery } = totals()
  find('[data-full]').hidden = lines.length === 0
  find('[data-empty]').hidden = lines.length > 0
  find('tbody').replaceChildren(...lines.map(line))
  find('[data-delivery]').textContent = money(delivery)
  find('[data-total]').textContent = money(sum + delivery)
}

find('[data-checkout]').addEventListener('click', () => {
  window.wayfelt('track', 'completed', { touchpoint: 'cart', action: 'start_checkout' })
})

draw(drawCart)
