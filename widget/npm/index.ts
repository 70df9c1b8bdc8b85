/*
 * The package `wayfelt`: puts the loader of your own Wayfelt into the page, with types. It knows
 * nothing else of this program, so that it may stand alone.
 */

/** Where your Wayfelt is, and what else the snippet's tag would say. */
export interface LoadOptions {
  /** Origin of your Wayfelt, such as `https://hello.shop.example`. */
  host: string
  /** Publishable key, `wf_pk_…`. */
  site: string
  /** Language of the questions; otherwise that of the page. */
  lang?: string
  /** `required`: nothing is stored before `wayfelt('consent', true)`. */
  consent?: 'required'
  storage?: 'none' | 'memory' | 'consented'
  /** For a content security policy with nonces. */
  nonce?: string
}

/** Who the visitor is: signed by your server, or as you say. */
export type Identity =
  | { token: string }
  | { respondent?: string; traits?: Record<string, string | number | boolean> }

/** What `on` can listen to. */
export type WidgetEvent = 'shown' | 'answered' | 'dismissed' | 'abandoned' | 'error'

/** The widget's function. Calls before it has come are done when it comes. */
export interface Wayfelt {
  (command: 'track', event: string, props?: Record<string, unknown>): void
  (command: 'identify', identity: Identity): void
  (command: 'consent', given: boolean): void
  (command: 'setLanguage', lang: string): void
  (command: 'show', survey: string, options?: { target?: string | Element }): void
  (command: 'close' | 'reset'): void
  (command: 'on', event: WidgetEvent, listener: (detail: unknown) => void): void
}

type Call = [command: string, first?: unknown, second?: unknown]
type Queue = ((...call: Call) => void) & { q?: { push: (call: Call) => unknown } }

function call(...command: Call): void {
  // On a server there is no page, and nothing to do.
  if (typeof window === 'undefined') return
  const page = window as { wayfelt?: Queue }
  page.wayfelt ??= Object.assign((...later: Call) => void page.wayfelt?.q?.push(later), {
    q: [] as Call[],
  })
  page.wayfelt(...command)
}

/**
 * Puts the loader into the page, once, whoever calls how often. Harmless on a server.
 * @returns the widget's function
 */
export function load({ host, site, nonce, ...attributes }: LoadOptions): Wayfelt {
  if (typeof document !== 'undefined' && !document.querySelector('script[data-site^=wf_pk_]')) {
    const tag = document.createElement('script')
    tag.async = true
    if (nonce) tag.nonce = nonce
    for (const [name, value] of Object.entries({ site, ...attributes }))
      if (value !== undefined) tag.dataset[name] = value
    tag.src = new URL('/w.js', host).href
    document.head.append(tag)
  }
  return call
}
