/* After an answer: the way to where it stands on the curve. Only a demo has that for its shoppers. */

/** The stage of each touchpoint that the shop asks at. */
const STAGES = {
  'product-page': 'consideration',
  cart: 'purchase',
  checkout: 'purchase',
  'tracking-page': 'delivery',
  'help-page': 'help',
}
let touchpoint = ''

window.wayfelt('on', 'shown', (shown) => {
  touchpoint = shown.touchpoint
  document.querySelector('.to-curve')?.remove()
})
window.wayfelt('on', 'answered', async ({ id }) => {
  // Not before: what is shown meanwhile is heard.
  const { make, t } = await import('./shop.js')
  const query = new URLSearchParams({ stage: STAGES[touchpoint] ?? '', touchpoint, answer: id })
  const way = make('a', { href: `/?${query}` }, t('toCurve'))
  document.body.append(make('p', { class: 'to-curve', role: 'status' }, way))
})
