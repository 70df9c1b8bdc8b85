import { expect, test } from 'vitest'
import { site } from './support/configs.ts'
import { useShop, type Post, type Verdict } from './support/shop.ts'

/* Of somebody known nothing is asked that the site's budget of asks does not grant. */

const shop = useShop()
const asks = () => shop().posts.filter(({ path }) => path === '/v1/asks')
const say = (granted: boolean) =>
  Response.json({ granted, reason: granted ? null : 'budget', until: granted ? null : 9 })

/** A site with a budget, whose server says this to every ask. */
async function come(verdict: (post: Post) => Verdict, respondent = 'ann') {
  const later = { id: 'after_paying', trigger: { event: 'paid' } }
  shop().config = { ...site([{}, later]), budget: true }
  shop().verdict = (post) => (post.path === '/v1/asks' ? verdict(post) : 201)
  if (respondent) shop().queue('identify', { respondent, traits: { segment: 'b2b' } })
  await shop().load()
  await shop().settle()
}

test('what is granted is asked, and told of as somebody known', async () => {
  await come(() => say(true))
  expect(shop().card).toBeTruthy()
  const [ask] = asks()
  expect(JSON.parse(ask?.body ?? '')).toMatchObject({ respondent: 'ann', survey: 'checkout_csat' })
})

test.each<[string, () => number | Response | Error]>([
  ['what is not granted', () => say(false)],
  ['what the server cannot say', () => 503],
  ['what nobody can be asked about without a line', () => new TypeError('no line')],
])('%s is not asked, and neither seen nor counted', async (_, verdict) => {
  await come(verdict)
  expect(asks()).toHaveLength(1)
  expect(shop().card).toBeFalsy()
  expect(shop().heard).toEqual([])
  expect(shop().posts).toHaveLength(1)
})

test('what the server never answers is given up, and the next question has its turn', async () => {
  let isLost = true
  await come(({ init: { signal } }) => {
    if (!isLost) return say(true)
    return new Promise<Response>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
    })
  })
  await shop().settle(9000)
  // Never two at a time: the stage is still the first one's.
  await shop().call('track', 'paid')
  expect(asks()).toHaveLength(1)
  await shop().settle(1500)
  isLost = false
  await shop().call('track', 'paid')
  expect(asks()).toHaveLength(2)
  expect(shop().shown).toEqual(['after_paying'])
})

test('somebody unknown is asked without a request more', async () => {
  await come(() => say(false), '')
  expect(shop().card).toBeTruthy()
  expect(asks()).toEqual([])
})

test('somebody known of a site without a budget is, too', async () => {
  shop().queue('identify', { respondent: 'ann' })
  await shop().load()
  await shop().settle()
  expect(shop().card).toBeTruthy()
  expect(asks()).toEqual([])
})

test('what was closed before the server has spoken stays away', async () => {
  let speak: (reply: Response) => void = () => undefined
  shop().config = { ...site(), budget: true }
  shop().verdict = ({ path }) =>
    path === '/v1/asks' ? new Promise<Response>((resolve) => (speak = resolve)) : 201
  shop().queue('identify', { respondent: 'ann' })
  await shop().load()
  await shop().settle()
  window.wayfelt?.('close')
  speak(say(true))
  await shop().settle()
  expect(shop().card).toBeFalsy()
})
