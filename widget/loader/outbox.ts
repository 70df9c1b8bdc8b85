import { fail } from './page.ts'
import { request } from './request.ts'
import { get, keys, PREFIX, remove, set } from './store.ts'

/*
 * Answers and events on their way to the server: kept first, then posted until it has them.
 * One entry per item (`answers/<id>`), so that two tabs never rewrite each other's list. The id
 * stays through every try and the body is kept as text, so a repeat is byte-identical.
 */

const inFlight = new Set<string>()
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined
let notBefore = 0

/** What waits, answers before events and old before new; what is older than a week is dropped. */
function pending(): string[] {
  return keys()
    .filter(
      (key) =>
        key.includes('/') &&
        // The key ends in the id, and that begins with its time.
        (Date.now() - parseInt(key.slice(-36).replace('-', ''), 16) < 7 * 864e5 || remove(key)),
    )
    .sort()
}

/** Tries again after 1 s, 2 s, 4 s … 5 min, with jitter, after the `wait` ms that the server may ask for. */
function later(wait = 0): void {
  notBefore = Date.now() + wait
  clearTimeout(timer)
  timer = setTimeout(flush, wait + Math.min(3e5, 1e3 * 2 ** tries++ * (1 + Math.random())))
}

/** Posts one item; true if it stays for another try. */
async function post(key: string): Promise<boolean | void> {
  const body = get(key)
  if (!body || inFlight.has(key)) return
  inFlight.add(key)
  // A string goes out as text/plain, which needs no preflight.
  const send = (keepalive: boolean) =>
    request(key.slice(0, -37), { method: 'POST', body, keepalive })
  const { status = 500, headers }: Partial<Response> = await send(true)
    .catch(async (error: unknown) => {
      // A page that is being left has no next task, nor one that comes back what another page sent.
      await new Promise((next) => setTimeout(next))
      // Keepalive outlives the tab, but is refused while 64 KiB of it are in flight.
      return error instanceof TypeError && get(key) ? send(false) : {}
    })
    .catch(() => ({}))
  inFlight.delete(key)
  if (/^5|408|429/.test(`${status}`)) {
    later(Number(headers?.get('retry-after')) * 1e3 || 0)
    return true
  }
  tries = 0
  remove(key)
  if (status >= 400) fail(new Error(`${key} ${status}`))
}

async function drain(lock?: unknown): Promise<void> {
  // Null: this tab or another is at it already, from the same storage.
  if (lock === null) return later()
  for (const key of pending()) if (await post(key)) return
}

/** Posts what waits, one by one. Only one tab does so at a time, where the browser can tell. */
export async function flush(): Promise<void> {
  if (Date.now() < notBefore || !pending()[0]) return
  try {
    await navigator.locks.request(PREFIX, { ifAvailable: true }, drain)
  } catch {
    await drain()
  }
}

/** Keeps the item and posts it; true if it has to wait. `path` is the API's, below `/v1/`. */
export async function add(
  path: 'answers' | 'events',
  id: string,
  item: object,
): Promise<boolean | void> {
  const key = `${path}/${id}`
  // Fifty wait at most: the newest event makes room, for answers come first.
  remove(`${pending()[49]}`)
  // Half an emoji, cut off by a length limit, has no UTF-8 form.
  set(
    key,
    JSON.stringify(item, (_, value) => value?.toWellFormed?.() ?? value),
  )
  if (Date.now() < notBefore) return true
  return (await post(key)) || void flush()
}
