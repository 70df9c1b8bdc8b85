import { cleanup, configure, render, waitFor } from '@testing-library/preact'
import { afterEach, vi } from 'vitest'
import type { ListedAnswer } from '#contract/answers.ts'
import { App } from '#dashboard/app.tsx'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { offline, shownSite, siteMoved } from '#dashboard/kit/api/checked-fetch.ts'
import { shortcutsOn } from '#dashboard/kit/keys/shortcuts.ts'
import { clearResources } from '#dashboard/kit/loading/resource.ts'
import { makeAnswer, makeCurve, makeList, makeSession } from './fixtures.ts'

/** `body` is what the call sent as JSON. */
export type Handler = (url: URL, request: RequestInit, body: unknown) => unknown

/** What each endpoint answers: a body, a Response, or a promise of one. */
export interface FakeApi {
  journeys?: Handler
  curve?: Handler
  answers?: Handler
  suspicions?: Handler
  signIn?: Handler
  look?: Handler
  session?: Handler
  signOut?: Handler
  /** Any other, by its method and path. */
  [route: `${string} /api/${string}`]: Handler
}

interface Call {
  method: string
  url: URL
  signal: AbortSignal | null
  /** Key of the site that the call says it is for. */
  site: string | null
  body: unknown
}
export const calls: Call[] = []

/** The calls to an endpoint, in order. */
export function callsTo(end: string): URL[] {
  return calls.map(({ url }) => url).filter((url) => url.pathname.endsWith(end))
}

/** An error as the API words it. */
export function problem(status: number, code: string, detail = 'What happened.'): Response {
  const body = { type: 'about:blank', title: code, status, code, detail, requestId: 'req-77' }
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } })
}

export function page(answers: ListedAnswer[], next: string | null = null) {
  return { answers, next, meta: { rowsRead: answers.length, ms: 1 } }
}

const healthy = {
  journeys: () => makeList(),
  curve: (url) => {
    const [from, to] = [url.searchParams.get('from') ?? '', url.searchParams.get('to') ?? '']
    return makeCurve({ range: { from, to } })
  },
  answers: () => page([makeAnswer({ id: 'first' })]),
  suspicions: () => ({ suspicions: [] }),
  signIn: () => done(),
  look: () => ({ email: 'marta@zielony.example', site: null, signedIn: null }),
  session: () => makeSession(),
  signOut: () => done(),
} satisfies FakeApi

/** An answer without a body. */
export function done(): Response {
  return new Response(null, { status: 204 })
}

const NAMES: [route: RegExp, name: keyof typeof healthy][] = [
  [/^GET .*\/curve$/, 'curve'],
  [/^GET .*\/answers$/, 'answers'],
  [/^GET .*\/journeys$/, 'journeys'],
  [/^GET .*\/suspicions$/, 'suspicions'],
  [/^POST .*\/sign-in$/, 'signIn'],
  [/^POST .*\/sign-in\/look$/, 'look'],
  [/^GET .*\/session$/, 'session'],
  [/^DELETE .*\/session$/, 'signOut'],
]

/** Nothing that a test did not think of is answered. */
function handlerOf(api: FakeApi, route: `${string} /api/${string}`): Handler {
  const name = NAMES.find(([pattern]) => pattern.test(route))?.[1]
  const handler = api[route] ?? (name && (api[name] ?? healthy[name]))
  return handler ?? (() => problem(404, 'not_found', `No fake for ${route}`))
}

/** Replaces the only thing that is not ours: the network. */
export function fakeFetch(api: FakeApi = {}): void {
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, location.origin)
    const signal = init.signal ?? null
    const method = init.method ?? 'GET'
    const site = new Headers(init.headers).get('x-wayfelt-site')
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null
    calls.push({ method, url, signal, site, body })
    const answer = await Promise.race([
      handlerOf(api, `${method} ${url.pathname as `/api/${string}`}`)(url, init, body),
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      }),
    ])
    return answer instanceof Response ? answer : Response.json(answer)
  })
}

/** Opens an address of the dashboard in a language. */
export async function open(path: string, api: FakeApi = {}, locale: Locale = 'en') {
  fakeFetch(api)
  await setLocale(locale)
  history.pushState(null, '', path)
  return render(<App />)
}

/** The page with its numbers on it. */
export async function openJourney(path = '/', api: FakeApi = {}, locale: Locale = 'en') {
  const view = await open(path, api, locale)
  await waitFor(() => {
    if (!view.container.querySelector('table')) throw new Error('no numbers yet')
  })
  return view
}

/** The query of the address bar. */
export function query(): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(location.search))
}

// What lies in a closed popover counts as there: happy-dom cannot open one. It also makes queries
// by role fast, which would work out the visibility of every element otherwise.
// A busy machine may take its time: what is waited for comes, or the test has failed.
configure({ defaultHidden: true, asyncUtilTimeout: 30_000 })

// happy-dom has no popovers yet; their content is in the page all the same.
HTMLElement.prototype.hidePopover ??= () => undefined
HTMLElement.prototype.scrollIntoView ??= () => undefined
// Nor does it know the spelling check, which browsers tell by an attribute.
Object.defineProperty(HTMLElement.prototype, 'spellcheck', {
  configurable: true,
  get(this: HTMLElement) {
    return this.getAttribute('spellcheck') !== 'false'
  },
  set(this: HTMLElement, checked: boolean) {
    this.setAttribute('spellcheck', String(checked))
  },
})

afterEach(() => {
  cleanup()
  clearResources()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  calls.length = 0
  offline.value = false
  shortcutsOn.value = true
  shownSite.value = null
  siteMoved.value = false
  localStorage.clear()
})
