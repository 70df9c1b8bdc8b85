import { draw, introduce, money, totals } from './shop.js'
import { recall, remember } from './memory.js'
import { parcelOf } from './parcel.js'

const form = document.querySelector('form')
const wayOf = () => new FormData(form).get('way')

window.wayfelt('track', 'reached', { touchpoint: 'checkout' })

function drawTotal() {
  const { sum, delivery } = totals(wayOf())
  document.querySelector('[data-total]').textContent = money(sum + delivery)
}

form.querySelector('[data-company]').checked = recall('company', false)
form.addEventListener('change', drawTotal)
async function placeOrder() {
  introduce(form.querySelector('[data-company]').checked)
  // One of the demo's orders that is on its way, so that its parcel can be followed.
  const parcel = await parcelOf(null)
  const chance = String(100_000 + Math.floor(Math.random() * 900_000))
  const number = parcel?.order ?? `ZS-${new Date().getFullYear()}-${chance}`
  remember('order', { number, way: wayOf() })
  remember('cart', {})
  window.wayfelt('track', 'completed', { touchpoint: 'checkout', action: 'place_order' })
  location.assign('confirmation.html')
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void placeOrder()
})

draw(drawTotal)
