import { afterEach, expect, test, vi } from 'vitest'
import { answerBodySchema } from '#contract/collect/answers.ts'
import { site, survey } from './support/configs.ts'
import { useShop } from './support/shop.ts'

const shop = useShop()
const SEEN = 'wayfelt:wf_pk_test:q:checkout_csat'

afterEach(() => {
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: undefined, configurable: true })
})

/** A questionless shop: only what the page itself does counts. */
function quietShop(): void {
  shop().config = site([{ trigger: { event: 'never' } }])
}

async function answerGood(): Promise<void> {
  await shop().choose('Good')
  await shop().send()
}

test('the config is asked for without cookies, in the language of the page', async () => {
  document.documentElement.lang = 'pl-PL'
  await shop().load()
  expect(shop().configRequests.map(({ href }) => href)).toEqual([
    'https://hello.shop.example/v1/sites/wf_pk_test/config?lang=pl-pl',
  ])
  expect(shop().fetch.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit' })
})

test('the language of the tag comes before that of the page, and the browser’s is the last resort', async () => {
  await shop().load({ 'data-lang': 'ar' })
  document.documentElement.lang = ''
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-AT')
  await shop().nextPage()
  document.documentElement.lang = ''
  expect(shop().configRequests.map(({ search }) => search)).toEqual(['?lang=ar', '?lang=en'])
})

test('a config inside the page costs no request, and needs no site key in the tag', async () => {
  window.__wayfelt = { wf_pk_test: site() }
  await shop().load({ 'data-site': '' })
  expect(shop().configRequests).toEqual([])
  expect(shop().card).toBeTruthy()
  await answerGood()
  expect(shop().posts[0]?.body).toContain('"site":"wf_pk_test"')
})

test('without a tag, and without a site key, nothing happens', async () => {
  await shop().load({ 'data-site': '' })
  expect(shop().fetch).not.toHaveBeenCalled()
  vi.resetModules()
  await import('#widget/loader/main.ts')
  expect(shop().fetch).not.toHaveBeenCalled()
})

test('included twice there is one of everything', async () => {
  await shop().load()
  await shop().load()
  expect(document.querySelectorAll('wayfelt-card')).toHaveLength(1)
  expect(shop().configRequests).toHaveLength(1)
  expect(shop().shown).toEqual(['checkout_csat'])
})

test('what was called before the loader came is done in its order', async () => {
  shop().config = site([{ audience: { segments: ['b2b'] }, trigger: { event: 'order' } }])
  shop().queue('identify', { traits: { segment: 'b2b' } })
  shop().queue('track', 'order')
  await shop().load()
  expect(shop().card).toBeTruthy()
})

test('a stub that the page has kept a hold of still works', async () => {
  shop().config = site([{ trigger: { event: 'order' } }])
  await shop().load()
  const { q } = window.wayfelt ?? {}
  q?.push(['track', 'order'])
  await shop().settle()
  expect(shop().card).toBeTruthy()
})

test('journey events go out at once, with their touchpoint, and trigger questions as well', async () => {
  shop().config = site([{ trigger: { event: 'completed' } }])
  await shop().load()
  await shop().call('track', 'reached', { touchpoint: 'cart', action: 'none of its business' })
  await shop().call('track', 'completed', { touchpoint: 'cart', action: 'order' })
  expect(shop().events).toMatchObject([
    { type: 'reached', touchpoint: 'cart', channel: 'web' },
    { type: 'completed', touchpoint: 'cart', action: 'order' },
  ])
  expect(shop().shown).toEqual(['checkout_csat'])
  expect(shop().events[0]).not.toHaveProperty('action')
})

test('other events stay in the page', async () => {
  quietShop()
  await shop().load()
  await shop().call('track', 'search', { query: 'private' })
  expect(shop().posts).toEqual([])
})

test('an answer carries who the shop says it is from, in the form of the contract', async () => {
  await shop().load()
  await shop().call('identify', { respondent: 'r-7', traits: { segment: 'b2b', orders: 3 } })
  await shop().call('identify', { token: 'signed.by.shop' })
  await answerGood()
  const [answer] = shop().answers
  expect(answerBodySchema.safeParse(answer).error).toBeUndefined()
  expect(answer).toMatchObject({
    respondent: 'r-7',
    token: 'signed.by.shop',
    traits: { segment: 'b2b', orders: 3 },
    url: 'https://shop.example/thanks',
    lang: 'en',
    revision: 2,
    sample: 1,
  })
})

test('a bad identity does not cost the answer that it goes with', async () => {
  await shop().load()
  await shop().call('identify', {
    respondent: 'r'.repeat(500),
    token: 't'.repeat(5000),
    traits: {
      'with space': 1,
      nothing: null,
      unknown: undefined,
      nested: { a: 1 },
      list: [1],
      nan: Number.NaN,
      endless: Infinity,
      long: 'x'.repeat(500),
      fine: false,
      ...Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`t${index}`, index])),
    },
  })
  await answerGood()
  const [answer] = shop().answers
  expect(answerBodySchema.safeParse(answer).error).toBeUndefined()
  expect(answer?.traits).toMatchObject({ fine: false, long: 'x'.repeat(256) })
  expect(answer?.respondent).toHaveLength(128)
})

test('under global privacy control a question can be answered, but nobody is named and nothing kept', async () => {
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
  await shop().load()
  await shop().call('identify', { respondent: 'r-7', token: 't', traits: { segment: 'b2b' } })
  await shop().call('consent', true)
  await answerGood()
  expect(shop().answers).toHaveLength(1)
  expect(JSON.stringify(shop().posts)).not.toMatch(/r-7|\bb2b\b|token/)
  expect(localStorage).toHaveLength(0)
})

test('where consent is required, an answer leaves nothing behind before it, and is remembered after', async () => {
  await shop().load({ 'data-consent': 'required' })
  await answerGood()
  expect(localStorage).toHaveLength(0)
  await shop().call('consent', true)
  expect(localStorage.getItem(SEEN)).toMatch(/^0 \d{13} 1$/)
  await shop().call('consent', false)
  expect(localStorage).toHaveLength(0)
})

test('after a refusal nobody is named, even if the shop identifies later', async () => {
  await shop().load()
  await shop().call('consent', false)
  await shop().call('identify', { respondent: 'r-7' })
  await answerGood()
  expect(shop().answers[0]).not.toHaveProperty('respondent')
})

test('an answer that an earlier page could not send goes out once consent is back', async () => {
  localStorage.setItem(
    `wayfelt:wf_pk_test:answers/${(Date.now() + 0).toString(16).padStart(12, '0').replace(/.{8}/, '$&-')}-7000-8000-000000000000`,
    '{"kept":1}',
  )
  quietShop()
  await shop().load({ 'data-consent': 'required' })
  expect(shop().posts).toEqual([])
  await shop().call('consent', true)
  expect(shop().posts.map(({ body }) => body)).toEqual(['{"kept":1}'])
})

test('another language brings the questions in it', async () => {
  quietShop()
  await shop().load()
  shop().config = site([{ question: 'Jak było?' }], { lang: 'pl' })
  await shop().call('setLanguage', 'pl')
  expect(shop().configRequests.at(-1)?.search).toBe('?lang=pl')
  expect(shop().card?.textContent).toContain('Jak było?')
  await answerGood()
  expect(shop().answers[0]?.lang).toBe('pl')
})

test('show brings a question whatever its rules say, and counts it as asked of everyone', async () => {
  shop().config = site([
    { trigger: { event: 'never' }, urls: [{ op: 'equals', value: '/x' }], sample: 0.01 },
  ])
  await shop().load()
  await shop().call('show', 'checkout_csat')
  await answerGood()
  expect(shop().answers).toMatchObject([{ sample: 1 }])
})

test.each<[name: string, target: () => unknown]>([
  ['an element', () => document.querySelector('#slot')],
  ['a selector', () => '#slot'],
])(
  'show puts the question into %s of the page, where it stays with its thanks',
  async (_, target) => {
    quietShop()
    document.body.innerHTML = '<div id="slot"></div>'
    await shop().load()
    await shop().call('show', 'checkout_csat', { target: target() })
    expect(document.querySelector('#slot > wayfelt-card')).toBeTruthy()
    expect(shop().all('.close')).toEqual([])
    await answerGood()
    await shop().settle(60_000)
    await shop().call('close')
    expect(shop().card?.textContent).toBe('Thank you')
    expect(shop().eventTypes).toEqual([])
  },
)

test('show of what is not there is an error of the page, and nothing else', async () => {
  quietShop()
  await shop().load()
  await shop().call('show', 'unknown')
  await shop().call('show', 'checkout_csat', { target: '#nowhere' })
  expect(shop().heard.map(([type]) => type)).toEqual(['error', 'error'])
  expect(shop().card).toBeFalsy()
  expect(shop().posts).toEqual([])
})

test('close takes an unanswered question away, which counts as abandoned', async () => {
  await shop().load()
  await shop().call('close')
  expect(shop().card).toBeFalsy()
  expect(shop().eventTypes).toEqual(['abandoned'])
})

test('reset forgets who it was and what was asked', async () => {
  await shop().load()
  await shop().call('identify', { respondent: 'r-7' })
  await shop().call('reset')
  expect(shop().card).toBeFalsy()
  expect(localStorage.getItem(SEEN)).toBeNull()
  await shop().call('show', 'checkout_csat')
  await answerGood()
  expect(shop().answers[0]).not.toHaveProperty('respondent')
})

test('listeners hear what happens', async () => {
  await shop().load()
  await answerGood()
  expect(shop().heard).toEqual([
    ['shown', { survey: 'checkout_csat', touchpoint: 'checkout' }],
    ['answered', expect.objectContaining({ survey: 'checkout_csat', score: 4 })],
  ])
})

test('answers and endings go out under the channel of the survey', async () => {
  shop().config = site([{ channel: 'app', frequency: 'always' }])
  await shop().load()
  await shop().call('close')
  await shop().nextPage()
  await answerGood()
  expect([shop().events[0]?.channel, shop().answers[0]?.channel]).toEqual(['app', 'app'])
})

test('leaving the page with a question open counts as abandoned, with its thanks open does not', async () => {
  shop().config = { ...site(), surveys: [survey({ id: 'a', frequency: 'always' })] }
  await shop().load()
  await shop().nextPage()
  await answerGood()
  window.dispatchEvent(new Event('pagehide'))
  expect(shop().eventTypes).toEqual(['abandoned'])
})

test('A4: traits of all calls together are twenty at most, and what no database keeps is left out', async () => {
  await shop().load()
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`t${index}`, index]))
  await shop().call('identify', {
    respondent: '\0',
    token: 'a\0b',
    traits: { ...many, t3: 'x\0y' },
  })
  await shop().call('identify', { traits: { one: 'more', constructor: 1 } })
  await answerGood()
  const [answer] = shop().answers
  expect(answerBodySchema.safeParse(answer).error).toBeUndefined()
  expect(answer).toMatchObject({ token: 'ab', traits: { t3: 'xy', t19: 19 } })
  expect(answer).not.toHaveProperty('respondent')
  expect(Object.keys(answer?.traits ?? {})).toHaveLength(20)
})

test('A5: what is too much for the server is left out before it is kept: traits first, the comment last', async () => {
  shop().config = site([{ followUp: { comment: true } }])
  await shop().load()
  const traits = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`t${index}`, '好'.repeat(256)]),
  )
  await shop().call('identify', { traits: { segment: 'b2b', ...traits }, token: 'ok.token' })
  await shop().choose('Good')
  await shop().write('好'.repeat(2000))
  await shop().send()
  const [post] = shop().posts
  expect(new TextEncoder().encode(post?.body).length).toBeLessThanOrEqual(8192)
  expect(shop().answers[0]).toMatchObject({ comment: '好'.repeat(2000), token: 'ok.token' })
  expect(shop().answers[0]).not.toHaveProperty('traits')
})

test('A5: even control characters, six bytes each, leave most of the comment', async () => {
  shop().config = site([{ followUp: { comment: true } }])
  await shop().load()
  await shop().call('identify', { token: '好'.repeat(2048), respondent: 'r-7' })
  await shop().choose('Good')
  await shop().write(`x${'\u0001'.repeat(1998)}x`)
  await shop().send()
  const [post] = shop().posts
  expect(new TextEncoder().encode(post?.body).length).toBeLessThanOrEqual(8192)
  expect(shop().answers[0]?.comment?.length).toBeGreaterThan(1200)
  expect(shop().answers[0]).toMatchObject({ respondent: 'r-7' })
})

test('what an earlier page could not send goes out, also when nothing is asked', async () => {
  shop().verdict = () => 503
  await shop().load()
  await answerGood()
  const sent = shop().posts.find(({ path }) => path === '/v1/answers')
  shop().posts.length = 0
  shop().verdict = () => 201
  shop().config = site([])
  await shop().nextPage()
  const again = shop().posts.filter(({ path }) => path === '/v1/answers')
  expect(again.map(({ body }) => body)).toEqual([sent?.body])
})

test('coming online sends what waits', async () => {
  shop().verdict = () => new TypeError('offline')
  await shop().load()
  await answerGood()
  shop().verdict = () => 201
  shop().posts.length = 0
  window.dispatchEvent(new Event('online'))
  await shop().settle(0)
  expect(shop().answers).toHaveLength(1)
})
