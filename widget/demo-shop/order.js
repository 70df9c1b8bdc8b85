import './shop.js'
import { recall } from './memory.js'

/** The last order of this visitor, or a made-up one for who comes straight to this page. */
const { number } = recall('order', { number: 'ZS-2026-100001' })
for (const place of document.querySelectorAll('[data-order]')) place.textContent = number

const touchpoint = document.body.dataset.touchpoint
if (touchpoint) window.wayfelt('track', 'reached', { touchpoint })
