import type { SiteConfig } from '#contract/collect/config.ts'
import type { Cue } from '../bridge.ts'
import css from './card.css?inline'

// No style element and no style attribute: this way no style-src can take the looks away.
const sheet = new CSSStyleSheet()
sheet.replaceSync(css)

/** A place inside an element of the page, for a question that is no floating card. */
function inlineRoot(target: Element | string): ShadowRoot {
  const place = typeof target === 'string' ? document.querySelector(target) : target
  if (!place) throw new Error('no target')
  const host = document.createElement('wayfelt-card')
  host.style.display = 'block'
  place.append(host)
  return host.attachShadow({ mode: 'open' })
}

/** The element to draw in: dressed in the language and the colour scheme of the page. */
export function placeFor({ target, root }: Cue, { lang, dir }: SiteConfig) {
  // A page that swaps its body takes our element away with the old one.
  if (!root.host.isConnected) document.body.append(root.host)
  const place = target ? inlineRoot(target) : root
  const mount = document.createElement('div')
  place.host.setAttribute('lang', lang)
  place.host.setAttribute('dir', dir ?? 'ltr')
  // The root's too, for its live region.
  root.adoptedStyleSheets = place.adoptedStyleSheets = [sheet]
  place.append(mount)
  // Where the page says how it looks, the card follows; elsewhere it follows the visitor.
  const { colorScheme } = getComputedStyle(document.documentElement)
  mount.style.colorScheme = colorScheme === 'normal' ? 'light dark' : colorScheme
  return { place, mount }
}
