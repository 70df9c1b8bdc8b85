/*
 * The service worker of kiosk pages (`/q/…?kiosk=…`): what the page is made of is kept and handed out
 * when the line is down. It holds no answer and touches no call that sends one.
 */

/** What of a service worker's world is used here; the page's types do not know it. */
interface WorkerScope {
  addEventListener: (type: string, listener: (event: WorkerEvent) => void) => void
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
}
interface WorkerEvent {
  data: unknown
  request: Request
  waitUntil: (work: Promise<unknown>) => void
  respondWith: (answer: Promise<Response>) => void
}

const scope = globalThis as unknown as WorkerScope
const CACHE = 'wayfelt-kiosk-1'
/** A line that is up but leads nowhere must not hold the page back, in ms. */
const PATIENCE_MS = 5000

/** What may be kept: kiosk pages and the files that they are made of. */
function isOurs({ method, url }: Request): boolean {
  const { origin, pathname, searchParams } = new URL(url)
  if (method !== 'GET' || origin !== location.origin) return false
  if (/^\/q\//i.test(pathname)) return searchParams.has('kiosk')
  return /^\/(w\.js$|w\/|hosted\/|dashboard-icon\.svg$)/.test(pathname)
}

/** Addresses that are just being kept anew: until then there may be nothing to find. */
const pending = new Map<string, Promise<unknown>>()

/**
 * Keeps an answer once all of it has arrived: a line that breaks in the middle must not take away what
 * was kept before. One after the other for an address, and not at all where nothing has changed.
 */
async function put(cache: Cache, address: string, response: Response): Promise<void> {
  const { status, headers } = response
  const text = await response.text()
  const before = pending.get(address)
  const work = (async () => {
    await before
    const known = await cache.match(address, { ignoreVary: true })
    if ((await known?.text()) === text) return
    await cache.put(address, new Response(text, { status, headers }))
  })().catch(() => null)
  pending.set(address, work)
  await work
}

/** What was kept of an address, once it is there: by its address alone, the device has one language. */
async function find(cache: Cache, address: string): Promise<Response | undefined> {
  const work = pending.get(address)
  await work
  const found = await cache.match(address, { ignoreVary: true })
  if (found || pending.get(address) === work) return found
  return await find(cache, address)
}

async function keep(addresses: string[]): Promise<void> {
  const cache = await caches.open(CACHE)
  await Promise.all(
    addresses.map(async (address) => {
      const request = new Request(address, { credentials: 'omit' })
      if (!isOurs(request)) return
      try {
        const response = await fetch(request)
        if (response.ok) await put(cache, request.url, response)
      } catch {
        // The line is down: what was kept before stays.
      }
    }),
  )
}

/** The newest there is: from the line, else what was kept. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (response.ok) await put(cache, request.url, response.clone())
    if (response.status < 500) return response
    return (await find(cache, request.url)) ?? response
  } catch (error) {
    const copy = await find(cache, request.url)
    if (copy) return copy
    throw error
  }
}

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()))
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
scope.addEventListener('message', (event) => {
  const { data } = event
  if (Array.isArray(data)) event.waitUntil(keep(data.filter((one) => typeof one === 'string')))
})
scope.addEventListener('fetch', (event) => {
  if (isOurs(event.request)) event.respondWith(answer(event.request))
})
