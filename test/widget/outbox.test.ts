import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { json } from '#widget/loader/json.ts'
import { setCurrentScript } from './support/current-script.ts'
import { replyOf } from './support/replies.ts'

const PREFIX = 'wayfelt:wf_pk_test:'
const ID = '0199a0b2-c3d4-7123-a456-0123456789ab'
const NOW = Number.parseInt('0199a0b2c3d4', 16)
const DAY = 86_400_000

interface Post {
  path: string
  body: string
  init: RequestInit
  at: number
}

let posts: Post[] = []
let verdict: (post: Post) => number | Response | Error | Promise<Response> = () => 201

/** The outbox of a page that was just opened, with a question on screen. */
async function openOutbox(attributes: Record<string, string> = {}) {
  const script = document.createElement('script')
  script.setAttribute('src', 'https://hello.shop.example/w.js')
  script.setAttribute('data-site', 'wf_pk_test')
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
  setCurrentScript(script)
  vi.resetModules()
  const [outbox, store, page] = await Promise.all([
    import('#widget/loader/outbox.ts'),
    import('#widget/loader/store.ts'),
    import('#widget/loader/page.ts'),
  ])
  store.unlock()
  const errors: unknown[] = []
  page.on('error', (error: unknown) => errors.push(error))
  const add = (path: string, id: string, item: object) => outbox.add(`${path}/${id}`, json(item))
  return { ...outbox, add, store, errors }
}

/** An id as the widget makes it, `age` ms before now; `tail` tells ids of one instant apart. */
function idOf(age: number, tail = 0): string {
  const time = (Date.now() - age).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail.toString(16).padStart(12, '0')}`
}

function storedItems(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key.includes('/'))
}

function pass(ms: number): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(ms)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: NOW })
  vi.spyOn(Math, 'random').mockReturnValue(0)
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const abort = new AbortController()
    setTimeout(() => abort.abort(new DOMException('slow', 'TimeoutError')), ms)
    return abort.signal
  })
  localStorage.clear()
  posts = []
  verdict = () => 201
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const post = {
      path: new URL(url).pathname,
      body: typeof init.body === 'string' ? init.body : '',
      init,
      at: Date.now() - NOW,
    }
    posts.push(post)
    const result = await verdict(post)
    if (result instanceof Error) throw result
    return typeof result === 'number' ? replyOf(result) : result
  })
})
afterEach(() => {
  vi.clearAllTimers()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('an answer is in the storage before it goes out, and gone from it when the server has it', async () => {
  const { add } = await openOutbox()
  let storedMeanwhile: string[] = []
  verdict = () => {
    storedMeanwhile = storedItems()
    return 201
  }
  expect(await add('answers', ID, { id: ID, score: 4 })).toBeFalsy()
  expect(storedMeanwhile).toEqual([`${PREFIX}answers/${ID}`])
  expect(storedItems()).toEqual([])
})

test('it goes out as text, without cookies, and outlives the page', async () => {
  const { add } = await openOutbox()
  await add('answers', ID, { score: 4 })
  const [post] = posts
  const request = new Request('https://hello.shop.example', post?.init)
  expect(post?.path).toBe('/v1/answers')
  expect(post?.body).toBe('{"score":4}')
  expect(request.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(post?.init).toMatchObject({ method: 'POST', credentials: 'omit', keepalive: true })
})

test('the POST leaves in the same task as Send, before anything else can happen', async () => {
  const { add } = await openOutbox()
  void add('answers', ID, {})
  expect(posts).toHaveLength(1)
})

test('half an emoji and NUL, which no database keeps, are left out', async () => {
  const { add } = await openOutbox()
  const comment = `cut${'😀'.slice(0, 1)} \0off`
  await add('answers', ID, { comment, traits: { name: '😀', none: '\0' } })
  expect(JSON.parse(posts[0]?.body ?? '')).toEqual({ comment: 'cut off', traits: { name: '😀' } })
})

test.each([408, 429, 500, 502, 503, 599])('after %i it is tried again', async (status) => {
  const { add, errors } = await openOutbox()
  verdict = () => (posts.length > 1 ? 201 : status)
  expect(await add('answers', ID, {})).toBe(true)
  expect(storedItems()).toHaveLength(1)
  await pass(1000)
  expect(posts).toHaveLength(2)
  expect(storedItems()).toEqual([])
  expect(errors).toEqual([])
})

test.each([400, 401, 403, 404, 409, 410, 413, 415, 422])(
  'after %i it is never tried again, and the page is told',
  async (status) => {
    const { add, flush, errors } = await openOutbox()
    verdict = () => status
    expect(await add('answers', ID, {})).toBeFalsy()
    expect(storedItems()).toEqual([])
    await flush()
    await pass(1_000_000)
    expect(posts).toHaveLength(1)
    expect(errors).toHaveLength(1)
  },
)

test.each([200, 201, 202])('%i means that the server has seen to it', async (status) => {
  const { add, errors } = await openOutbox()
  verdict = () => status
  await add('answers', ID, {})
  await pass(1_000_000)
  expect([posts.length, storedItems(), errors]).toEqual([1, [], []])
})

/** Answers that are none of ours: of a portal, a proxy, a CDN, a server that echoes. */
const FOREIGN: [name: string, reply: () => Response][] = [
  ['a portal’s page', () => new Response('<h1>Welcome</h1>', { status: 200 })],
  ['a proxy’s refusal', () => new Response('<h1>Blocked</h1>', { status: 403 })],
  ['a CDN’s problem', () => Response.json({ error_code: 1010, status: 403 }, { status: 403 })],
  ['nothing', () => new Response(null, { status: 204 })],
  ['another answer’s receipt', () => Response.json({ id: idOf(1), duplicate: false })],
  ['our own words back', () => Response.json({ site: 'wf_pk_test', id: ID, score: 4 })],
  [
    'a refusal without our name',
    () => Response.json({ code: 'x', requestId: 'y' }, { status: 422 }),
  ],
  ['a text', () => Response.json('ok')],
]

test.each(FOREIGN)('A1: %s in the place of our answer ends nothing', async (_, reply) => {
  const { add, errors } = await openOutbox()
  verdict = () => (posts.length > 1 ? Response.json({ id: ID, duplicate: false }) : reply())
  expect(await add('answers', ID, { id: ID })).toBe(true)
  expect(storedItems()).toHaveLength(1)
  await pass(1000)
  expect(posts).toHaveLength(2)
  expect([storedItems(), errors]).toEqual([[], []])
})

test('A1: a refusal to count, which is our word, ends it', async () => {
  const { add } = await openOutbox()
  verdict = () => Response.json({ ignored: 'bot' }, { status: 202 })
  expect(await add('answers', ID, {})).toBeFalsy()
  expect(storedItems()).toEqual([])
})

test('A1: whoever asks for patience without end gets an hour', async () => {
  const { add } = await openOutbox()
  verdict = () => (posts.length > 1 ? 201 : replyOf(503, { 'retry-after': '99999999' }))
  await add('answers', ID, {})
  await pass(3_590_000)
  expect(posts).toHaveLength(1)
  await pass(20_000)
  expect(posts).toHaveLength(2)
})

test('a refused keepalive is tried again without it', async () => {
  const { add } = await openOutbox()
  verdict = ({ init }) => (init.keepalive ? new TypeError('64 KiB in flight') : 201)
  expect(await add('answers', ID, {})).toBe(true)
  await pass(1000)
  expect(posts.map(({ init, at }) => [init.keepalive, at])).toEqual([
    [true, 0],
    [false, 1000],
  ])
  expect(storedItems()).toEqual([])
})

test('A11: a post that leaving cuts off is not repeated by the page that is left, but by the next', async () => {
  const left = await openOutbox()
  const body = JSON.stringify({ comment: 'on my way out' })
  verdict = () => new TypeError('Failed to fetch')
  void left.add('answers', ID, JSON.parse(body))
  await pass(0)
  expect(posts.map(({ init }) => init.keepalive)).toEqual([true])
  // The document is gone, and with it what it had still to do.
  vi.clearAllTimers()
  verdict = () => 201
  const next = await openOutbox()
  await next.flush()
  expect(posts.map(({ body }) => body)).toEqual([body, body])
  expect(storedItems()).toEqual([])
})

test('A11: a page that comes back from the cache does not repeat what another one has sent meanwhile', async () => {
  const left = await openOutbox()
  verdict = () => new TypeError('Failed to fetch')
  const outcome = left.add('answers', ID, {})
  await pass(0)
  verdict = () => 201
  const next = await openOutbox()
  await next.flush()
  expect(posts).toHaveLength(2)
  await pass(1_000_000)
  await outcome
  expect(posts).toHaveLength(2)
})

test('without an answer in ten seconds it counts as failed', async () => {
  const { add } = await openOutbox()
  verdict = ({ init }) =>
    new Promise((_, reject) => {
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason))
    })
  const outcome = add('answers', ID, {})
  await pass(9999)
  expect(posts).toHaveLength(1)
  await pass(1)
  expect(await outcome).toBe(true)
  verdict = () => 201
  await pass(1000)
  expect(posts.map(({ at }) => at)).toEqual([0, 11_000])
})

test('the pauses double from one second to five minutes', async () => {
  const { add } = await openOutbox()
  verdict = () => 503
  await add('answers', ID, {})
  await pass(3_000_000)
  const pauses = posts.slice(1).map(({ at }, index) => (at - (posts[index]?.at ?? 0)) / 1000)
  expect(pauses.slice(0, 12)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
})

test('the pauses have a jitter, so that a shop full of visitors does not come back at once', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const { add } = await openOutbox()
  verdict = () => 503
  await add('answers', ID, {})
  await pass(1499)
  expect(posts).toHaveLength(1)
  await pass(1)
  expect(posts).toHaveLength(2)
})

test('after a success the pauses begin anew', async () => {
  const { add } = await openOutbox()
  verdict = () => (posts.length < 4 ? 503 : 201)
  await add('answers', ID, {})
  await pass(20_000)
  expect(posts).toHaveLength(4)
  posts = []
  verdict = () => 503
  await add('answers', idOf(0), {})
  await pass(1000)
  expect(posts).toHaveLength(2)
})

test('Retry-After is honoured, even when the browser comes online in between', async () => {
  const { add, flush } = await openOutbox()
  verdict = () => (posts.length > 1 ? 201 : replyOf(429, { 'retry-after': '60' }))
  await add('answers', ID, {})
  await pass(30_000)
  await flush()
  expect(await add('events', idOf(0), {})).toBe(true)
  expect(posts).toHaveLength(1)
  await pass(31_000)
  expect(posts.map(({ path }) => path)).toEqual(['/v1/answers', '/v1/answers', '/v1/events'])
})

test('the next page sends what an earlier one could not, with the same id and the same bytes', async () => {
  const first = await openOutbox()
  verdict = () => new TypeError('offline')
  void first.add('answers', ID, { id: ID, comment: 'Żółw 😀 \u2028', nested: { b: 1, a: 2 } })
  await pass(0)
  vi.clearAllTimers()
  const sent = posts[0]?.body
  posts = []
  verdict = () => 201
  const second = await openOutbox()
  await second.flush()
  expect(posts.map(({ body }) => body)).toEqual([sent])
  expect(storedItems()).toEqual([])
})

test('what waits goes out one by one, answers first', async () => {
  const { add, flush } = await openOutbox()
  verdict = () => 503
  await add('events', idOf(2), { e: 1 })
  await add('answers', idOf(1), { a: 1 })
  await add('answers', idOf(0), { a: 2 })
  vi.clearAllTimers()
  posts = []
  let open = 0
  let most = 0
  verdict = async () => {
    most = Math.max(most, (open += 1))
    await Promise.resolve()
    open -= 1
    return replyOf(201)
  }
  await flush()
  expect(posts.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":2}', '{"e":1}'])
  expect(most).toBe(1)
})

test('a failure ends the round: the server gets one request, not fifty', async () => {
  const { add, flush } = await openOutbox()
  verdict = () => 503
  for (const tail of [1, 2, 3]) await add('answers', idOf(0, tail), {})
  vi.clearAllTimers()
  posts = []
  await flush()
  expect(posts).toHaveLength(1)
})

test('A7: what is older than a week by a clock that was set right meanwhile is still sent', async () => {
  localStorage.setItem(`${PREFIX}answers/${idOf(10 * DAY)}`, '...{"late":1}')
  const { flush } = await openOutbox()
  await flush()
  expect(posts.map(({ body }) => body)).toEqual(['{"late":1}'])
  expect(storedItems()).toEqual([])
})

test('A7: a clock that ran ahead keeps nothing back either', async () => {
  localStorage.setItem(`${PREFIX}answers/${idOf(-400 * DAY)}`, '{"ahead":1}')
  const { flush } = await openOutbox()
  await flush()
  expect(posts.map(({ body }) => body)).toEqual(['{"ahead":1}'])
})

test('A7: the pause that a server asked for ends, though the clock is set back meanwhile', async () => {
  const { add } = await openOutbox()
  verdict = () => (posts.length > 1 ? 201 : replyOf(429, { 'retry-after': '60' }))
  await add('answers', ID, {})
  vi.setSystemTime(NOW - 10 * DAY)
  await pass(61_000)
  expect(posts).toHaveLength(2)
})

test('A7: what was tried two hundred times is given up, and the page is told', async () => {
  const young = `${PREFIX}answers/${idOf(6 * DAY)}`
  localStorage.setItem(`${PREFIX}answers/${idOf(8 * DAY)}`, `${'.'.repeat(199)}{"old":1}`)
  localStorage.setItem(young, '{"young":1}')
  verdict = () => 503
  const { flush, errors } = await openOutbox()
  await flush()
  await pass(1000)
  expect(posts.map(({ body }) => body)).toEqual(['{"old":1}', '{"young":1}'])
  expect(storedItems()).toEqual([young])
  expect(errors).toHaveLength(1)
})

test('an entry that is none of ours ends with the server’s word on it, and keeps back nothing', async () => {
  localStorage.setItem(`${PREFIX}answers/nonsense`, '{"none":1}')
  localStorage.setItem(`${PREFIX}answers/empty`, 'x')
  localStorage.setItem(`${PREFIX}events/${ID}`, '{"ours":1}')
  verdict = ({ body }) => (body.includes('none') ? 404 : 201)
  const { flush } = await openOutbox()
  await flush()
  expect(posts.map(({ body }) => body)).toEqual(['{"none":1}', '{"ours":1}'])
  expect(storedItems()).toEqual([`${PREFIX}answers/empty`])
})

test('at most fifty wait, and an answer is never given up for an event', async () => {
  const { add } = await openOutbox()
  verdict = () => 503
  await add('answers', idOf(0, 999), { answer: true })
  for (let tail = 0; tail < 80; tail += 1) await add('events', idOf(0, tail), {})
  expect(storedItems()).toHaveLength(50)
  expect(storedItems()).toContain(`${PREFIX}answers/${idOf(0, 999)}`)
})

test.each(['none', 'memory'])(
  'with data-storage="%s" an unsent answer waits in memory',
  async (mode) => {
    const { add } = await openOutbox({ 'data-storage': mode })
    verdict = () => (posts.length > 1 ? 201 : 503)
    await add('answers', ID, {})
    expect(localStorage).toHaveLength(0)
    await pass(1000)
    expect(posts).toHaveLength(2)
  },
)

test('with a full storage an unsent answer waits in memory', async () => {
  vi.stubGlobal(
    'localStorage',
    new Proxy(localStorage, {
      set() {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }),
  )
  const { add } = await openOutbox()
  verdict = () => (posts.length > 1 ? 201 : 503)
  expect(await add('answers', ID, {})).toBe(true)
  await pass(1000)
  expect(posts).toHaveLength(2)
})

test('two tabs neither lose nor spoil each other’s items', async () => {
  verdict = () => 503
  const left = await openOutbox()
  const right = await openOutbox()
  await Promise.all([
    left.add('answers', idOf(0, 1), { tab: 'left' }),
    right.add('answers', idOf(0, 2), { tab: 'right' }),
  ])
  expect(storedItems()).toHaveLength(2)
  vi.clearAllTimers()
  posts = []
  verdict = () => 201
  await Promise.all([left.flush(), right.flush()])
  // The server counts an id once, so a double is allowed, a loss is not.
  expect(new Set(posts.map(({ body }) => body))).toEqual(
    new Set(['{"tab":"left"}', '{"tab":"right"}']),
  )
  expect(storedItems()).toEqual([])
})

test('where the browser has locks, only one tab sends what waits', async () => {
  let free = false
  const request = async (_: string, __: object, work: (lock: object | null) => unknown) =>
    work(free ? {} : null)
  vi.stubGlobal('navigator', { locks: { request } })
  localStorage.setItem(`${PREFIX}answers/${ID}`, '{}')
  const { flush } = await openOutbox()
  await flush()
  expect(posts).toEqual([])
  free = true
  await pass(1000)
  expect(posts).toHaveLength(1)
})

test('an item that is on its way is not sent a second time by the same page', async () => {
  const { add, flush } = await openOutbox()
  const arrival = Promise.withResolvers<Response>()
  verdict = () => arrival.promise
  const outcome = add('answers', ID, {})
  await flush()
  expect(posts).toHaveLength(1)
  arrival.resolve(replyOf(201))
  await outcome
  expect(storedItems()).toEqual([])
})

test('nothing waiting means no request and no lock', async () => {
  const request = vi.fn()
  vi.stubGlobal('navigator', { locks: { request } })
  const { flush } = await openOutbox()
  await flush()
  expect(posts).toEqual([])
  expect(request).not.toHaveBeenCalled()
})

test('a page whose fetch throws like a function, and not like a promise, keeps the answer', async () => {
  const { add } = await openOutbox()
  vi.stubGlobal('fetch', () => {
    throw new Error('replaced by the shop')
  })
  const outcome = add('answers', ID, {})
  await pass(0)
  expect(await outcome).toBe(true)
  expect(storedItems()).toHaveLength(1)
})
