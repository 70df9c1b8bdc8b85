import { draw, make, t } from './shop.js'
import { recall, remember } from './memory.js'
import { parcelOf } from './parcel.js'

const find = (selector) => document.querySelector(selector)
const CARRIERS = { inpost: 'InPost', dpd: 'DPD', dhl: 'DHL' }
/** How many of the four steps are done. */
const STEPS = { pre_transit: 2, available_for_pickup: 4 }

const known = recall('order', null)
const parcel = await parcelOf(known?.number ?? null)
const number = parcel?.order ?? known?.number ?? 'ZS-2026-100001'
if (parcel && !known) remember('order', { number })

function format(options) {
  return new Intl.DateTimeFormat(document.documentElement.lang, options)
}

function scan({ at, status, issue, place }) {
  const when = format({
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const time = make('time', { datetime: new Date(at).toISOString() }, when.format(at))
  const words = t(`scan.${issue ?? status}`)
  return make('li', {}, time, make('span', {}, place ? `${words}, ${place}` : words))
}

function drawParcel() {
  find('[data-order]').textContent = number
  if (!parcel) return
  const day = format({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  const promised = Date.parse(parcel.promised ?? '')
  find('[data-expected]').hidden = Number.isNaN(promised)
  if (!Number.isNaN(promised))
    find('[data-expected]').textContent = `${t('expectedOn')}: ${day.format(promised)}`
  const done = STEPS[parcel.status] ?? 3
  for (const [index, step] of document.querySelectorAll('.steps li').entries()) {
    step.classList.toggle('done', index < done)
    step.toggleAttribute('aria-current', index === done - 1)
    if (index === done - 1) step.setAttribute('aria-current', 'step')
  }
  find('[data-carrier]').textContent = CARRIERS[parcel.carrier] ?? parcel.carrier
  find('[data-code]').textContent = parcel.code
  find('.scans').replaceChildren(...parcel.events.toReversed().map(scan))
  find('[data-scans]').hidden = false
}

draw(drawParcel)

// What is answered here is about this order: the shop's server has signed that.
if (parcel?.token) {
  window.wayfelt('identify', { token: parcel.token })
  const report = find('[data-report]')
  report.hidden = false
  report.addEventListener('click', () => window.wayfelt('show', 'parcel-problem'))
}
window.wayfelt('track', 'reached', { touchpoint: 'tracking-page' })
