import type { SurveyConfig } from '#contract/collect/config.ts'
import type { Cue } from '../bridge.ts'
import { own } from '../native.ts'
import css from './card.css?inline'

// No style element and no style attribute: this way no style-src can take the looks away.
const sheet = new CSSStyleSheet()

/** A place inside an element of the page, for a question that is no floating card. */
function makeInline(): ShadowRoot {
  const host = document.createElement('wayfelt-card')
  // A page may hide what it does not know.
  host.style.cssText = 'display:block!important;opacity:1!important;visibility:visible!important'
  return host.attachShadow({ mode: 'open' })
}

/** Puts our element where it belongs, at first or after the page took it away; false if that is gone. */
export function putUp({ host }: ShadowRoot, target: Cue['target']): boolean {
  const spot =
    typeof target === 'string'
      ? document.querySelector(target)
      : (target ?? document.documentElement)
  if (!spot?.isConnected) return false
  if (!host.isConnected) spot.append(host)
  return true
}

/** The element to draw in: dressed in the language and the colour scheme of the page. */
export function placeFor(
  { target, root, config }: Cue,
  { lang, dir = 'ltr' }: { lang: string; dir: SurveyConfig['dir'] | undefined },
) {
  const place = target ? makeInline() : root
  const mount = document.createElement('div')
  // Read before anything changes, which would have to be styled for it.
  const { colorScheme, fontFamily } = getComputedStyle(own('body'))
  if (!putUp(place, target)) throw new Error('no target')
  place.host.setAttribute('lang', lang)
  place.host.setAttribute('dir', dir)
  // The site's own looks come after ours. The root has them too, for its live region.
  sheet.replaceSync(css + (config.look ?? ''))
  root.adoptedStyleSheets = place.adoptedStyleSheets = [sheet]
  place.append(mount)
  // For a site whose looks want the page's own letters.
  mount.style.fontFamily = fontFamily
  // Where the page says how it looks, the card follows; elsewhere it follows the visitor.
  mount.style.colorScheme = colorScheme === 'normal' ? 'light dark' : colorScheme
  return { place, mount }
}
