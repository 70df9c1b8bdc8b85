/*
 * Asks one question by Wayfelt's plain JSON API where there is no page: all that the host has is
 * handed in. Nothing here throws: a question is never worth an order.
 */
import { bodyOf, stepsOf, uuidv7 } from './answer.js'

const WEEK = 7 * 86_400_000
const MOST_ORDERS = 20
/** Milliseconds between tries while the shopper is there; after that the next visit goes on. */
const PAUSES = [1000, 3000, 9000, 27_000]

/**
 * The digits of an order's id, as text: as a number, ids beyond 2^53 would be rounded.
 * @param gid `gid://shopify/Order/…`, or `…/OrderIdentity/…` as the thank-you page has it
 * @returns '' where it is none
 */
export function orderOf(gid) {
  return /^gid:\/\/shopify\/Order(?:Identity)?\/(\d{1,40})$/.exec(`${gid}`)?.[1] ?? ''
}

/**
 * Finds the question for an order, after it has sent what an earlier visit could not.
 * @param env `host`, `site`, `survey`, `order` (digits), `lang`; `consent()` → `{ store, tell }`;
 *   `storage` and `fetch` as the host has them; `token(order)` → what the shop's server has signed;
 *   `isPreview` in the editor, where nothing goes out; `now()`, `sleep(ms)` and `random(bytes)`
 * @returns null where nothing is to be asked
 */
export async function startAsking(env) {
  try {
    const kept = env.isPreview ? {} : await recall(env)
    for (const order of Object.keys(kept)) if (kept[order].body) await deliverKept(env, kept, order)
    const record = kept[env.order] ?? {}
    if (record.body || record.isDone) return null
    const found = await findQuestion(env)
    const token = found && !env.isPreview ? await tokenOf(env) : ''
    if (!found || !(await isGranted(env, found, token))) return null
    return { ...found, env, record, token, shownAt: env.now() }
  } catch (error) {
    console.error('Wayfelt:', error)
    return null
  }
}

/**
 * Sends the answer: one try, after it has been kept.
 * @param draft `{ score, choices, comment }`
 * @returns whether the server has it; false leaves it kept
 */
export async function sendAnswer(asking, draft) {
  const { env, record } = asking
  if (env.isPreview) return true
  record.body ??= bodyOf(asking, draft)
  await keep(asking)
  return (await finish(asking)) === 'there'
}

/** Tries again while the shopper stays. @returns whether the server has it now */
export async function keepTrying(asking) {
  for (const pause of PAUSES) {
    await asking.env.sleep(Math.max(pause, asking.wait ?? 0))
    if ((await finish(asking)) === 'there') return true
  }
  return false
}

/** Writes down, or takes away, as consent now says. An order without an id leaves nothing. */
export async function keep({ env, record }) {
  if (!env.order || env.isPreview) return
  const kept = await recall(env)
  await write(env, { ...kept, [env.order]: { ...record, at: record.at ?? env.now() } })
}

async function finish(asking) {
  const { env, record } = asking
  const reply = await post(env, 'answers', record.body)
  asking.wait = reply.wait
  if (!reply.isFinal) return 'kept'
  asking.record = { ...record, body: undefined, isDone: true }
  await keep(asking)
  return 'there'
}

/** One of an earlier visit, under its own order. */
async function deliverKept(env, kept, order) {
  const reply = await post(env, 'answers', kept[order].body)
  if (!reply.isFinal) return
  kept[order] = { at: kept[order].at, isDone: true }
  await write(env, kept)
}

async function findQuestion(env) {
  const path = `/v1/sites/${env.site}/config?lang=${encodeURIComponent(env.lang)}`
  const reply = await env.fetch(urlOf(env, path))
  const config = await reply.json()
  if (config.ignored === 'origin')
    console.error(`Wayfelt: Origins lacks ${globalThis.origin ?? 'the one of this extension'}`)
  const survey = config.surveys?.find(({ id }) => id === env.survey)
  const found = survey && { config, survey, strings: survey.strings ?? config.strings }
  // A kind that is newer than this kit: better no question than half of one.
  return found && stepsOf(found)?.length !== 0 ? found : null
}

/** Who is known is asked only if the site's budget of asks grants it. */
async function isGranted(env, { config, survey }, token) {
  if (!token || !config.budget) return true
  const body = { id: uuidv7(env), site: env.site, survey: survey.id, token }
  const { reply } = await post(env, 'asks', JSON.stringify(body))
  return reply.granted !== false
}

/** The question is to be seen. An order's display counts once: its event keeps its id. */
export async function tellShown(asking) {
  const { env, record, survey } = asking
  if (env.isPreview || record.isShown) return
  record.shown ??= uuidv7(env)
  await keep(asking)
  const { shown: id } = record
  const channel = survey.channel ?? 'web'
  const event = { id, type: 'shown', survey: survey.id, channel, at: asking.shownAt }
  const { isFinal } = await post(env, 'events', JSON.stringify({ site: env.site, events: [event] }))
  record.isShown = isFinal
  await keep(asking)
}

/** What the shop's own server signed for this order; '' where it did not, or nobody may be known. */
async function tokenOf(env) {
  if (!env.order || !env.consent().tell) return ''
  const token = await Promise.resolve(env.token?.(env.order)).catch(() => '')
  return typeof token === 'string' && token.length <= 1024 ? token : ''
}

/**
 * Posts a body as text/plain, which needs no preflight. Final is only what the collector itself says:
 * a proxy's page is none of its answers.
 */
async function post(env, path, body) {
  try {
    const headers = { 'content-type': 'text/plain' }
    const response = await env.fetch(urlOf(env, `/v1/${path}`), { method: 'POST', headers, body })
    const reply = await response.json()
    const isLater = response.status >= 500 || [408, 429].includes(response.status)
    const isOurs = ['id', 'accepted', 'granted', 'ignored', 'requestId'].some((key) => key in reply)
    const wait = Number(response.headers.get('retry-after')) * 1000 || 0
    return { isFinal: isOurs && !isLater, reply, wait }
  } catch {
    return { isFinal: false, reply: {}, wait: 0 }
  }
}

function urlOf({ host }, path) {
  return new URL(path, host).href
}

/** By order; an answer that has waited for a week is given up. */
async function recall(env) {
  const stored = env.consent().store ? await env.storage.read(keyOf(env)).catch(() => null) : null
  const fresh = Object.entries(stored ?? env.memory ?? {}).filter(
    ([, { at, body }]) => !body || Math.abs(env.now() - at) < WEEK,
  )
  return Object.fromEntries(fresh)
}

async function write(env, kept) {
  const newest = Object.entries(kept).sort(([, a], [, b]) => b.at - a.at)
  env.memory = Object.fromEntries(newest.slice(0, MOST_ORDERS))
  const done = env.consent().store
    ? env.storage.write(keyOf(env), env.memory)
    : env.storage.delete(keyOf(env))
  await Promise.resolve(done).catch(() => {})
}

function keyOf({ site, survey }) {
  return `wayfelt:${site}:${survey}`
}
