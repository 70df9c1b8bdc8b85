import { afterEach, beforeEach, vi } from 'vitest'
import type { SiteConfig } from '#contract/collect/config.ts'
import type { JourneyEvent } from '#contract/collect/events.ts'
import type { AnswerBody } from '#contract/collect/answers.ts'
import { open as openCheck } from '#widget/check/main.ts'
import { open } from '#widget/ui/main.ts'
import { setAddress } from './address.ts'
import { SITE, site } from './configs.ts'
import { setCurrentScript } from './current-script.ts'
import { replyOf } from './replies.ts'

export interface Post {
  path: string
  body: string
  init: RequestInit
}

/** What the pretended server says to a POST: a status, a response, or a failure to throw. */
export type Verdict = number | Response | Error | Promise<number | Response>

/** A page of a shop, in happy-dom, with the real loader and the real UI in it. */
class Shop {
  readonly posts: Post[] = []
  readonly configRequests: URL[] = []
  /** What reached the page's `on` listeners. */
  readonly heard: [type: string, detail: unknown][] = []
  config: SiteConfig | (() => Promise<SiteConfig>) = site()
  verdict: (post: Post) => Verdict = () => 201
  /** Whether something of the page lies over the card. */
  isCovered = false

  readonly fetch = vi.fn(async (input: URL | string, init: RequestInit = {}) => {
    const url = new URL(input)
    if (url.pathname.endsWith('/config')) {
      this.configRequests.push(url)
      const config = typeof this.config === 'function' ? await this.config() : this.config
      return Response.json(config)
    }
    const post = { path: url.pathname, body: typeof init.body === 'string' ? init.body : '', init }
    this.posts.push(post)
    const verdict = await this.verdict(post)
    if (verdict instanceof Error) throw verdict
    return typeof verdict === 'number' ? replyOf(verdict) : verdict
  })

  /** Runs the loader, as its script tag would, and lets everything that is due happen. */
  async load(attributes: Record<string, string> = {}): Promise<void> {
    const script = document.createElement('script')
    script.setAttribute('src', 'https://hello.shop.example/w.js')
    for (const [name, value] of Object.entries({ 'data-site': SITE, ...attributes }))
      if (value) script.setAttribute(name, value)
    setCurrentScript(script)
    for (const type of ['shown', 'answered', 'dismissed', 'abandoned', 'error'])
      this.queue('on', type, (detail: unknown) => this.heard.push([type, detail]))
    vi.resetModules()
    await import('#widget/loader/main.ts')
    setCurrentScript(null)
    await this.settle()
  }

  /** A call before the loader is there goes through the stub of the snippet. */
  queue(...call: WayfeltCall): void {
    window.wayfelt ??= Object.assign((...call: WayfeltCall) => {
      const stub = window.wayfelt
      if (stub) (Array.isArray((stub.q ??= [])) ? stub.q : []).push(call)
    }, {})
    window.wayfelt(...call)
  }

  call(...call: WayfeltCall): Promise<void> {
    window.wayfelt?.(...call)
    return this.settle()
  }

  /** Lets `ms` of pretended time pass, and everything happen that happens then. */
  async settle(ms = 100): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms)
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(0)
  }

  /** Leaves the document and comes to another one of the shop, with the same storage. */
  async nextPage(path = '/next', attributes: Record<string, string> = {}): Promise<void> {
    window.dispatchEvent(new Event('pagehide'))
    await this.dieAndReturn(path, attributes)
  }

  /** The same, of a page that could not do anything any more. */
  async dieAndReturn(path = '/next', attributes: Record<string, string> = {}): Promise<void> {
    leaveDocument()
    enterDocument(path)
    await this.load(attributes)
  }

  get answers(): AnswerBody[] {
    return this.posts
      .filter(({ path }) => path === '/v1/answers')
      .map(({ body }) => JSON.parse(body))
  }

  get events(): JourneyEvent[] {
    return this.posts
      .filter(({ path }) => path === '/v1/events')
      .flatMap(({ body }) => JSON.parse(body).events)
  }

  /** `dismissed`, `reached` … in the order in which they were sent. */
  get eventTypes(): string[] {
    return this.events.map(({ type }) => type)
  }

  /** Ids of the surveys that were shown, as the page heard. */
  get shown(): unknown[] {
    return this.heard.flatMap(([type, detail]) => (type === 'shown' ? [Object(detail).survey] : []))
  }

  /** The shadow root that has a card, floating or inline. */
  get root(): ShadowRoot | undefined {
    return (
      [...document.querySelectorAll('wayfelt-card')]
        .map(({ shadowRoot }) => shadowRoot)
        .find((root) => root?.querySelector('section')) ?? undefined
    )
  }

  get card(): HTMLElement | null | undefined {
    return this.root?.querySelector('section')
  }

  all<T extends HTMLElement = HTMLElement>(selector: string): T[] {
    return [...(this.root?.querySelectorAll<T>(selector) ?? [])]
  }

  one<T extends HTMLElement = HTMLElement>(selector: string): T {
    const [found] = this.all<T>(selector)
    if (!found) throw new Error(`No ${selector} in the card`)
    return found
  }

  /** The radio or checkbox with this label. */
  option(label: string): HTMLInputElement {
    const found = this.all('label').find(({ textContent }) => textContent === label)
    const input = found?.querySelector('input')
    if (!input) throw new Error(`No option ${label}`)
    return input
  }

  async choose(label: string): Promise<void> {
    this.option(label).click()
    await this.settle(0)
  }

  async write(text: string): Promise<void> {
    const area = this.one<HTMLTextAreaElement>('textarea')
    area.value = text
    area.dispatchEvent(new Event('input', { bubbles: true }))
    await this.settle(0)
  }

  async send(): Promise<void> {
    this.one('.send').click()
    await this.settle(0)
  }

  get spoken(): string | null | undefined {
    return document.querySelector('wayfelt-card')?.shadowRoot?.querySelector('[role=status]')
      ?.textContent
  }
}

let listening: (() => void)[] = []

function enterDocument(path: string): void {
  setAddress(`https://shop.example${path}`)
  document.body.replaceChildren()
  for (const ours of document.querySelectorAll('wayfelt-card,wayfelt-check')) ours.remove()
  document.documentElement.lang = 'en'
}

/** Takes the loader out of the page, as if the document had gone. */
function leaveDocument(): void {
  for (const stop of listening.splice(0)) stop()
  const now = Date.now()
  // This sets the clock back, too.
  vi.clearAllTimers()
  vi.setSystemTime(now)
  // Patches of the loader lie over the methods of the prototype.
  for (const method of ['pushState', 'replaceState']) Reflect.deleteProperty(history, method)
  delete window.wayfelt
  delete window.__wayfelt
}

/** A fresh shop for every test of the file. */
export function useShop(): () => Shop {
  let shop = new Shop()
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
      now: new Date('2026-10-01T10:00:00Z'),
    })
    shop = new Shop()
    // These stand for the built chunks, which a real browser would fetch.
    vi.stubGlobal('openCard', open)
    vi.stubGlobal('UI_PATH', 'data:text/javascript,export const open = (cue) => openCard(cue)')
    vi.stubGlobal('openCheck', openCheck)
    vi.stubGlobal('CHECK_PATH', 'data:text/javascript,export const open = openCheck')
    vi.stubGlobal('fetch', shop.fetch)
    // The real one does not run on pretended time.
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const abort = new AbortController()
      setTimeout(() => abort.abort(new DOMException('slow', 'TimeoutError')), ms)
      return abort.signal
    })
    Element.prototype.animate = vi.fn()
    // Without a layout everything is in view, and at once.
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        readonly #look: () => void
        constructor(look: () => void) {
          this.#look = look
        }
        observe() {
          queueMicrotask(this.#look)
        }
        disconnect() {}
      },
    )
    document.elementsFromPoint = () => []
    Object.defineProperty(ShadowRoot.prototype, 'elementFromPoint', {
      configurable: true,
      value(this: ShadowRoot) {
        return shop.isCovered ? null : this.querySelector('section')
      },
    })
    for (const target of [window, document]) {
      const original = target.addEventListener
      vi.spyOn(target, 'addEventListener').mockImplementation((type, listener, options) => {
        original.call(target, type, listener as EventListener, options)
        listening.push(() => target.removeEventListener(type, listener, options))
      })
    }
    enterDocument('/thanks?order=7#top')
  })
  afterEach(() => {
    leaveDocument()
    localStorage.clear()
    sessionStorage.clear()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
  return () => shop
}
