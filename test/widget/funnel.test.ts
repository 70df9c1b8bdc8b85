import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { SurveyConfig } from '#contract/collect/config.ts'
import { FUNNEL_STEPS, type FunnelStep } from '#contract/surveys/words.ts'
import { site, SITE, survey } from './support/configs.ts'
import { useShop } from './support/shop.ts'

const shop = useShop()
const DAY = 86_400_000
/** Steps at which somebody was not meant to be asked, or the dice fell against it. */
const STOPS: FunnelStep[] = FUNNEL_STEPS.slice(0, FUNNEL_STEPS.indexOf('trigger'))

/** The file that counts, on a page with the loader that was opened some pretended moments ago. */
async function count(): Promise<void> {
  // The real one counts from when the tests began.
  vi.spyOn(performance, 'now').mockReturnValue(1000)
  const { countPage } = await import('#widget/funnel/count-page.ts')
  await countPage({ site: SITE, every: 1, base: 'https://hello.shop.example/w-funnel.js' })
  await shop().settle()
}

/** Leaves the page. @returns what was told by then, `survey step` → views */
function leave(): Record<string, number>[] {
  window.dispatchEvent(new Event('pagehide'))
  return shop()
    .posts.filter(({ path }) => path === '/v1/funnel')
    .map(({ body }) => {
      const { counts }: { counts: { survey: string; step: string; n: number }[] } = JSON.parse(body)
      return Object.fromEntries(counts.map(({ survey, step, n }) => [`${survey} ${step}`, n]))
    })
}

const diskNow = () => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])

test('each rule has its step, and the first that does not hold is told', async () => {
  localStorage.setItem(`wayfelt:${SITE}:q:asked`, `1 ${Date.now() - DAY} 0`)
  localStorage.setItem(`wayfelt:${SITE}:q:answered-before`, `0 ${Date.now() - DAY} 1`)
  shop().config = site([
    {
      id: 'elsewhere',
      urls: [{ op: 'equals', value: '/cart' }],
      audience: { devices: ['mobile'] },
    },
    { id: 'broken', urls: [{ op: 'matches', value: '(' }] },
    { id: 'phones', audience: { devices: ['mobile'], languages: ['de'] } },
    { id: 'german', audience: { languages: ['de'], segments: ['b2b'] } },
    { id: 'firms', audience: { segments: ['b2b'] }, sample: 1e-9 },
    { id: 'asked', frequency: 'recurring' },
    { id: 'answered-before', frequency: 'untilAnswered' },
    { id: 'rare', sample: 1e-9 },
    { id: 'paid', trigger: { event: 'paid' } },
    { id: 'slow', trigger: { delay: 60 } },
  ])
  shop().queue('identify', { traits: { segment: 'b2c' } })
  await shop().load()
  await count()
  const before = diskNow()
  expect(leave()).toEqual([
    {
      'elsewhere address': 1,
      'broken address': 1,
      'phones device': 1,
      'german language': 1,
      'firms segment': 1,
      'asked asked': 1,
      'answered-before asked': 1,
      'rare sample': 1,
      'paid trigger': 1,
      'slow left': 1,
    },
  ])
  expect(diskNow()).toBe(before)
})

test('what was seen and what was answered is told as that; the rest of the page had no room', async () => {
  shop().config = site([{ id: 'first' }, { id: 'second' }], { cooldownDays: 30 })
  await shop().load()
  await count()
  expect(shop().shown).toEqual(['first'])
  expect(leave()).toEqual([{ 'first shown': 1, 'second other': 1 }])
  await shop().settle(60_000)
  await shop().nextPage()
  await count()
  expect(leave().at(-1)).toEqual({ 'first asked': 1, 'second pause': 1 })
})

test('an answer counts as one, also where there was one before', async () => {
  shop().config = site([{ frequency: 'always' }])
  for (let again = 0; again < 2; again += 1) {
    await (again === 0 ? shop().load() : shop().nextPage())
    await count()
    await shop().choose('Good')
    await shop().send()
    expect(leave().at(-1)).toEqual({ 'checkout_csat answered': 1 })
    await shop().settle(60_000)
  }
})

test('every view of a page without reloads counts, and all of them are told at once', async () => {
  shop().config = site([{ urls: [{ op: 'equals', value: '/cart' }], trigger: { event: 'paid' } }])
  await shop().load()
  await count()
  for (const path of ['/cart', '/cart?step=2', '/shelf', '/cart']) {
    history.pushState({}, '', path)
    await shop().settle()
  }
  expect(leave()).toEqual([{ 'checkout_csat address': 2, 'checkout_csat trigger': 2 }])
  // It is gone; what comes back from the browser's memory is another view.
  expect(leave()).toHaveLength(1)
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  expect(leave()).toHaveLength(2)
})

test.each(['globalPrivacyControl', 'doNotTrack'])('%s: nothing is counted', async (name) => {
  Object.defineProperty(navigator, name, { value: '1', configurable: true })
  try {
    await shop().load()
    await count()
    expect(leave()).toEqual([])
  } finally {
    Reflect.deleteProperty(navigator, name)
  }
})

test('before consent the disk is not looked at, and nothing of it is told', async () => {
  localStorage.setItem(`wayfelt:${SITE}:q:checkout_csat`, `1 ${Date.now() - DAY} 0`)
  shop().config = site([{ trigger: { event: 'paid' } }])
  await shop().load({ 'data-consent': 'required' })
  await count()
  expect(leave()).toEqual([{ 'checkout_csat trigger': 1 }])
  await shop().nextPage('/next', { 'data-consent': 'required' })
  await shop().call('consent', true)
  await count()
  expect(leave().at(-1)).toEqual({ 'checkout_csat asked': 1 })
})

test('a loader of before, a broken config and a dead line count nothing and throw nothing', async () => {
  shop().verdict = () => new Error('offline')
  await shop().load()
  await count()
  expect(leave()).toHaveLength(1)
  shop().config = Object('<html>')
  await count()
  Reflect.deleteProperty(Object(window.wayfelt), 'get')
  await count()
})

test('what it tells holds no id, no address and no word of the visitor', async () => {
  shop().config = site([{ trigger: { event: 'paid' } }])
  shop().queue('identify', { respondent: 'ann-canary', traits: { segment: 'canary' } })
  await shop().load()
  await count()
  leave()
  const posts = shop().posts.filter(({ path }) => path === '/v1/funnel')
  expect(posts.map(({ body }) => JSON.parse(body))).toEqual([
    { site: SITE, every: 1, counts: [{ survey: 'checkout_csat', step: 'trigger', n: 1 }] },
  ])
  expect(posts[0]?.init).toMatchObject({ credentials: 'omit', keepalive: true })
})

test('it stops where the loader’s own rules stop, and nowhere else', async () => {
  shop().config = site([])
  await shop().load()
  const [{ stepOf }, { inAudience }, { mayAsk }, { dice }, { urlAllowed }, store] =
    await Promise.all([
      import('#widget/funnel/step-of.ts'),
      import('#widget/loader/rules/audience.ts'),
      import('#widget/loader/rules/frequency.ts'),
      import('#widget/loader/rules/sample.ts'),
      import('#widget/loader/rules/urls.ts'),
      import('#widget/loader/store.ts'),
    ])
  const now = Date.now()
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
  const daysAgo = fc.constantFrom(0.5, 6, 8, 89, 91, 400)
  const asked = fc.record({
    urls: fc.constantFrom<NonNullable<SurveyConfig['urls']>>(
      [],
      [{ op: 'equals', value: '/cart' }],
    ),
    devices: maybe(fc.constantFrom<('mobile' | 'desktop')[]>(['mobile'], ['desktop'])),
    languages: maybe(fc.constantFrom<string[]>(['de'], ['en'])),
    segments: maybe(fc.constantFrom<string[]>(['b2b'], ['b2c', 'b2b'])),
    frequency: fc.constantFrom(undefined, 'untilAnswered', 'recurring', 'always'),
    everyDays: maybe(fc.constantFrom(7, 90)),
    maxDisplays: maybe(fc.constantFrom(1, 2, 5)),
    sample: maybe(fc.constantFrom(0.1, 0.5, 0.9)),
  })
  const state = fc.record({
    segment: maybe(fc.constantFrom('b2b', 'b2c')),
    seen: maybe(fc.tuple(fc.nat(4), daysAgo, fc.nat(1))),
    last: maybe(daysAgo),
    cooldownDays: maybe(fc.constantFrom(7, 90)),
    visitor: fc.uuid(),
  })
  vi.setSystemTime(now)
  const steps = new Set<FunnelStep>()
  fc.assert(
    fc.property(asked, state, ({ devices, languages, segments, ...rest }, given) => {
      const audience = {
        ...(devices && { devices }),
        ...(languages && { languages }),
        ...(segments && { segments }),
      }
      const one = survey({ ...rest, audience } as Partial<SurveyConfig>)
      for (const key of store.keys()) store.remove(key)
      const { segment, seen, last, cooldownDays, visitor } = given
      store.set('visitor', visitor)
      if (seen) store.set(`q:${one.id}`, `${seen[0]} ${now - seen[1] * DAY} ${seen[2]}`)
      if (last) store.set(store.LAST, `${now - last * DAY}`)
      const isDue =
        urlAllowed(one) &&
        inAudience(one, 'en', segment) &&
        mayAsk(one, cooldownDays) &&
        (!one.sample || dice(`${visitor} ${one.touchpoint}`) < one.sample)
      const step = stepOf(
        one,
        { since: now - 1000, page: '', fits: new Set(urlAllowed(one) ? [one.id] : []) },
        {
          get: store.get,
          who: () => (segment === undefined ? {} : { traits: { segment } }),
          lang: 'en',
          cooldownDays,
        },
      )
      steps.add(step)
      expect(STOPS.includes(step)).toBe(!isDue)
    }),
    { numRuns: 3000 },
  )
  expect([...steps].toSorted()).toEqual([...STOPS, 'other'].toSorted())
})
