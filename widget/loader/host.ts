/**
 * An element of ours in the page, with a live region in its shadow root that was there before
 * anything is said in it. It stands beside the body, so that nothing which a page does to that moves,
 * hides or takes it away, and takes no part in the page's layout.
 */
export function makeHost(name: string): ShadowRoot {
  const host = document.createElement(name)
  const status = document.createElement('div')
  // Through CSSOM, which no style-src forbids; important, since a page may style what it does not know.
  host.style.cssText = 'all:initial!important;position:absolute!important'
  // Screen readers announce what changes in a region, not that one arrives.
  status.setAttribute('role', 'status')
  const root = host.attachShadow({ mode: 'open' })
  root.append(status)
  document.documentElement.append(host)
  return root
}
