import { beforeEach, expect, test, vi } from 'vitest'
import { checkBodySchema } from '#contract/install.ts'
import { answerBodySchema } from '#contract/collect/answers.ts'
import type { FindingKind } from '#contract/words.ts'
import { watchViolations } from '#widget/check/violations.ts'
import { setAddress } from './support/address.ts'
import { site } from './support/configs.ts'
import { useShop, type Post } from './support/shop.ts'

const shop = useShop()
const CHECK = '0123456789abcdef0123456789abcdef'

beforeEach(() => {
  setAddress(`https://shop.example/thanks?order=7#wayfelt-check=${CHECK}`)
  finds(['loaded'])
})

/** What the server makes of the page. */
function finds(findings: FindingKind[]): void {
  shop().verdict = ({ path }) => (path === '/v1/check' ? Response.json({ findings }) : 201)
}

function notice(): Element | null | undefined {
  return document.querySelector('wayfelt-check')?.shadowRoot?.querySelector('[role=status]')
}

function reports(): unknown[] {
  return shop()
    .posts.filter(({ path }: Post) => path === '/v1/check')
    .map(({ body }) => JSON.parse(body))
}

test('a page opened with the checker’s link reports itself, without its query', async () => {
  await shop().load()
  expect(reports()).toEqual([
    {
      site: 'wf_pk_test',
      check: CHECK,
      url: 'https://shop.example/thanks',
      storage: true,
      csp: [],
    },
  ])
  expect(checkBodySchema.safeParse(reports()[0]).error).toBeUndefined()
  expect(notice()?.textContent).toContain('This page is connected.')
})

test('every other page knows nothing of the checker', async () => {
  setAddress('https://shop.example/thanks#reviews')
  await shop().load()
  expect(reports()).toEqual([])
  expect(document.querySelector('wayfelt-check')).toBeNull()
  expect(shop().shown).toEqual(['checkout_csat'])
})

test('a question is asked whatever its rules say, and its answer carries the check', async () => {
  localStorage.setItem('wayfelt:wf_pk_test:last', `${Date.now()}`)
  localStorage.setItem('wayfelt:wf_pk_test:q:checkout_csat', `9 ${Date.now()} 1`)
  shop().config = site(
    [{ sample: 0.001, audience: { segments: ['b2b'] }, trigger: { event: 'never', delay: 60 } }],
    { cooldownDays: 30 },
  )
  await shop().load()
  await shop().choose('Good')
  await shop().send()
  const [answer] = shop().answers
  expect(answerBodySchema.safeParse(answer).error).toBeUndefined()
  expect(answer).toMatchObject({
    site: 'wf_pk_test',
    score: 4,
    channel: 'web',
    url: `https://shop.example/thanks#wayfelt-check=${CHECK}`,
  })
  expect(notice()?.textContent).toContain('Your test answer has arrived.')
})

test('the question of this page comes before the first of all', async () => {
  shop().config = site([
    { id: 'home', question: 'Home?', urls: [{ op: 'equals', value: '/' }] },
    { id: 'broken', urls: 5 as never },
    { id: 'thanks', question: 'Thanks?', urls: [{ op: 'starts_with', value: '/thanks' }] },
  ])
  await shop().load()
  expect(shop().card?.textContent).toContain('Thanks?')
})

test('nothing is counted, remembered, or done for the page', async () => {
  await shop().load()
  await shop().call('track', 'reached', { touchpoint: 'checkout' })
  await shop().call('identify', { respondent: 'r-7' })
  await shop().choose('Good')
  await shop().send()
  await shop().settle(60_000)
  window.dispatchEvent(new Event('pagehide'))
  expect(shop().events).toEqual([])
  expect(shop().answers[0]).not.toHaveProperty('respondent')
  expect(Object.keys(localStorage)).toEqual([])
  expect(shop().heard).toEqual([])
  // The thanks have gone, as they always do.
  expect(shop().card).toBeFalsy()
})

test('closed without an answer, it is not counted as dismissed either', async () => {
  await shop().load()
  shop().one('.close').click()
  await shop().settle()
  expect(shop().card).toBeFalsy()
  expect(shop().posts.map(({ path }) => path)).toEqual(['/v1/check'])
})

test.each<[kind: FindingKind, said: string, asks: boolean]>([
  ['wrong_key', 'is not a key of the site', false],
  ['origin_not_allowed', 'not allowed yet', false],
  ['paused', 'paused', false],
  ['no_survey', 'No survey is live', false],
  ['csp_blocked', 'security policy', true],
  ['storage_blocked', 'keeps nothing', true],
])('%s is said, and a question is asked only where its answer would arrive', async (...row) => {
  const [kind, said, asks] = row
  finds([kind])
  await shop().load()
  expect(notice()?.textContent).toContain(said)
  expect(Boolean(shop().card)).toBe(asks)
})

test.each([
  ['pl-PL', 'ltr', 'Ta strona jest połączona.'],
  ['ru', 'ltr', 'Эта страница подключена.'],
  ['de', 'ltr', 'Diese Seite ist verbunden.'],
  ['ar', 'rtl', 'هذه الصفحة متصلة.'],
  ['tlh', 'ltr', 'This page is connected.'],
])('speaks the language of the page: %s', async (tag, dir, said) => {
  document.documentElement.lang = tag
  await shop().load()
  expect(notice()?.textContent).toContain(said)
  expect(document.querySelector('wayfelt-check')?.getAttribute('dir')).toBe(dir)
})

test('a check that is over, and a server that cannot be reached, are told apart', async () => {
  shop().verdict = () => Response.json({ ignored: 'check-over' }, { status: 202 })
  await shop().load()
  expect(notice()?.textContent).toContain('This check is over.')
  for (const verdict of [503, new TypeError('blocked')]) {
    shop().verdict = () => verdict
    await shop().nextPage(`/thanks#wayfelt-check=${CHECK}`)
    expect(notice()?.textContent).toContain('cannot be reached')
  }
})

test('a test answer that comes too late is told to be so', async () => {
  await shop().load()
  shop().verdict = () => 202
  await shop().choose('Good')
  await shop().send()
  expect(notice()?.textContent).toContain('This check is over.')
})

test('a browser that keeps nothing is told so', async () => {
  vi.stubGlobal('localStorage', undefined)
  await shop().load()
  expect(reports()).toMatchObject([{ storage: false }])
  vi.unstubAllGlobals()
})

test('where the page refuses our files, the loader itself says so', async () => {
  vi.stubGlobal('CHECK_PATH', 'data:text/javascript,throw new Error("refused")')
  await shop().load()
  expect(reports()).toEqual([{ site: 'wf_pk_test', check: CHECK }])
  expect(checkBodySchema.safeParse(reports()[0]).error).toBeUndefined()
})

test('a second copy of the tag reports nothing twice', async () => {
  await shop().load()
  await shop().load()
  expect(reports()).toHaveLength(1)
  expect(document.querySelectorAll('wayfelt-check')).toHaveLength(1)
})

test('violations are ours only, each once, ten at most, and cut to what the server takes', () => {
  const ours = 'https://hello.shop.example'
  const onNew = vi.fn()
  const found = watchViolations(ours, onNew)
  const violate = (blockedURI: string, disposition = 'enforce') =>
    document.dispatchEvent(
      Object.assign(new Event('securitypolicyviolation'), {
        effectiveDirective: 'script-src-elem',
        blockedURI,
        disposition,
      }),
    )
  violate('https://ads.example/w/ui-1.js')
  violate(`${ours}.evil.example/w/ui-1.js`)
  violate(`${ours}/women/dress.js`)
  violate('inline')
  violate(`${ours}/w/ui-0.js`, 'report')
  expect(found).toEqual([])
  violate(`${ours}/w/ui-1.js`)
  violate(`${ours}/w/ui-1.js`)
  expect(found).toEqual([{ directive: 'script-src-elem', blocked: `${ours}/w/ui-1.js` }])
  for (let step = 0; step < 20; step += 1) violate(`${ours}/v1/${step}${'x'.repeat(600)}`)
  expect(onNew).toHaveBeenCalledTimes(10)
  const body = { site: 'wf_pk_test', check: CHECK, storage: true, csp: found }
  expect(checkBodySchema.safeParse(body).error).toBeUndefined()
})
