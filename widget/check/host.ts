/**
 * An element of ours in the page, with a live region in its shadow root that was there before
 * anything is said in it. Nothing of it takes part in the page's layout.
 */
export function makeHost(name: string): { root: ShadowRoot; status: HTMLElement } {
  const host = document.createElement(name)
  const status = document.createElement('div')
  host.style.position = 'absolute'
  status.setAttribute('role', 'status')
  const root = host.attachShadow({ mode: 'open' })
  root.append(status)
  // The body may not be there yet.
  ;(document.body ?? document.documentElement).append(host)
  return { root, status }
}
