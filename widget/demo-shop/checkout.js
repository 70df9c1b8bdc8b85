import { draw, introduce, money, totals } from './shop.js'
import { recall, remember } from './memory.js'

const form = document.querySelector('form')
const wayOf = () => new FormData(form).get('way')

window.wayfelt('track', 'reached', { touchpoint: 'checkout' })

function drawTotal() {
  const { sum, delivery } = totals(wayOf())
  document.querySelector('[data-total]').textContent = money(sum + delivery)
}

form.querySelector('[data-company]').checked = recall('company', false)
form.addEventListener('change', drawTotal)
form.addEventListener('submit', (event) => {
  event.preventDefault()
  introduce(form.querySelector('[data-company]').checked)
  const number = String(100_000 + Math.floor(Math.random() * 900_000))
  remember('order', { number: `ZS-${new Date().getFullYear()}-${number}`, way: wayOf() })
  remember('cart', {})
  window.wayfelt('track', 'completed', { touchpoint: 'checkout', action: 'place_order' })
  location.assign('confirmation.html')
})

draw(drawTotal)
