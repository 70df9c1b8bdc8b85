import { now } from '../native.ts'
import { fail } from './page.ts'
import { request } from './request.ts'
import { get, keys, LONGEST_LOOK, PREFIX, remove, set } from './store.ts'

/*
 * Answers and events on their way to the server: kept first, then posted until it has them.
 * One entry per item (`answers/<id>`), so that two tabs never rewrite each other's list. The id
 * stays through every try and the body is kept as text, so a repeat is byte-identical. Before the
 * body stands a dot for every try.
 */

/** Before an entry that a page may still change: the display that is on its screen. */
export const HELD = 'h'

const inFlight = new Set<string>()
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined
let isBlocked: boolean | undefined

/** The body of an entry; '' if there is none. */
export function bodyOf(key: string): string {
  return (get(key) ?? '').replace(/^[^{]*/, '')
}

/** Gives an entry up, which the page may hear. */
function drop(key: string): void {
  remove(key)
  fail(new Error(key))
}

/**
 * What waits, answers before events and old before new. Nothing is too old: a clock may have been
 * wrong. What has been tried two hundred times is given up.
 */
function pending(): string[] {
  return keys()
    .filter((key) => {
      const entry = `${get(key)}`
      // A display says when it began.
      if (!key.includes('/') || Math.abs(now() - +entry.slice(1, 14)) < LONGEST_LOOK) return false
      return entry.indexOf('{') < 200 || drop(key)
    })
    .sort()
}

/** Tries again after 1 s, 2 s, 4 s … 5 min, with jitter, after the `wait` ms that the server may ask for. */
function later(wait = 0): void {
  isBlocked = wait > 0
  clearTimeout(timer)
  const pause = Math.min(3e5, 1e3 * 2 ** tries++ * (1 + Math.random()))
  timer = setTimeout(
    () => {
      isBlocked = false
      void flush()
    },
    // Whoever it was that asked: an hour at most.
    Math.min(36e5, wait) + pause,
  )
}

/** Whether a reply is our own last word on an entry. Portals, proxies and CDNs answer for us, too. */
function isOurs(key: string, reply: string, status: number): boolean {
  return (
    !/^5|408|429/.test(status as never) &&
    (/^{"(accepted|ignored|type":"about.*requestId)":/.test(reply) ||
      reply.startsWith(`{"id":"${key.slice(-36)}"`))
  )
}

/** Posts one item; true if it stays for another try. */
async function post(key: string): Promise<boolean | void> {
  const body = bodyOf(key)
  if (!body || inFlight.has(key)) return
  inFlight.add(key)
  // Kept alive, the first try outlives the page. That is refused while 64 KiB of it are in flight,
  // so later tries do without. A string goes out as text/plain, which needs no preflight.
  const keepalive = get(key) === body
  const response = await request(key.slice(0, -37), { method: 'POST', body, keepalive }).catch(
    () => undefined,
  )
  const reply = `${await response?.text().catch(String)}`
  inFlight.delete(key)
  if (!response || !isOurs(key, reply, response.status)) {
    const entry = get(key)
    // Unless another tab has had a receipt meanwhile.
    if (entry) set(key, '.' + entry)
    later((response?.headers.get('retry-after') as never) * 1e3 || 0)
    return true
  }
  tries = 0
  if (response.status < 400) remove(key)
  else drop(key)
}

async function drain(lock?: unknown): Promise<void> {
  // Null: this tab or another is at it already, from the same storage.
  if (lock === null) return later()
  for (const key of pending()) if (await post(key)) return
}

/** Posts what waits, one by one. Only one tab does so at a time, where the browser can tell. */
export async function flush(): Promise<void> {
  if (isBlocked || !pending()[0]) return
  try {
    await navigator.locks.request(PREFIX, { ifAvailable: true }, drain)
  } catch {
    await drain()
  }
}

/** Keeps a body and posts it; true if it has to wait. `key` is the API's path below `/v1/`, and its id. */
export async function add(key: string, body: string): Promise<boolean | void> {
  // Fifty wait at most: the newest event makes room, for answers come first.
  pending().slice(49).forEach(drop)
  set(key, body)
  if (isBlocked) return true
  return (await post(key)) || void flush()
}
