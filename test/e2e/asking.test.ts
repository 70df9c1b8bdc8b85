import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import type { CodeItem } from '#contract/channels/codes.ts'
import type { AskFigures } from '#contract/collect/asks.ts'
import { allSettled, answersOf, eventually, notAsked, storedAnswers } from './support/answering.ts'
import { chooseTrigger, publish, question, saved, surveyOf, type Cue } from './support/builder.ts'
import { axeViolations } from './support/browser.ts'
import { siteKey } from './support/fault-site.ts'
import { useSignedIn } from './support/signed-in.ts'

/*
 * One survey from the builder to the curve: built, translated and published, made due on the demo shop
 * by each trigger, then answered without a page. Each test goes on where the last one has ended.
 */

const { open, visit } = useSignedIn('asking')
const base = inject('base')
const KEY = siteKey('asking')
const ID = 'after-the-visit'
const WORDS = {
  en: 'How did you find what you came for?',
  pl: 'Jak łatwo udało się znaleźć to, czego szukasz?',
  ru: 'Удалось ли найти то, что вы искали?',
}
type Lang = keyof typeof WORDS
/** Comments of all answers that somebody has sent. */
const sent: string[] = []

/** A visitor of the demo shop, whose pages ask for this file's site. */
async function shopper(lang: Lang, options: BrowserContextOptions = {}) {
  const { page, errors } = await visit({
    viewport: { width: 900, height: 500 },
    locale: lang,
    ...options,
  })
  await page.route('**/demo/**', async (route) => {
    if (route.request().resourceType() !== 'document') return await route.continue()
    const response = await route.fetch()
    const body = (await response.text()).replaceAll('wf_pk_demo', KEY)
    await route.fulfill({ response, body })
  })
  await page.addInitScript((language) => {
    localStorage.setItem('zielony-language', JSON.stringify(language))
  }, lang)
  const go = async (path: string) => {
    await page.goto(`${base}/demo/${path}`)
    await page.waitForLoadState('networkidle')
  }
  // The shop tells of touchpoints, too, that this site does not have.
  const faults = () => errors.filter((text) => !text.includes('status of 422'))
  return { page, faults, go }
}

const title = (page: Page, lang: Lang) =>
  page.locator('wayfelt-card .title', { hasText: WORDS[lang] })

/** Answers the card, in whatever language it asks. */
async function reply(page: Page, comment: string): Promise<void> {
  await page.getByRole('radio').nth(3).check({ force: true })
  await page.locator('wayfelt-card textarea').fill(comment)
  const stored = page.waitForResponse((response) => response.url().endsWith('/v1/answers'))
  await page.locator('wayfelt-card .send').click()
  expect((await stored).status()).toBe(201)
  sent.push(comment)
}

/** The same with the keyboard alone: from the page into the card, one step up, words, Send. */
async function replyByKeys(page: Page, comment: string): Promise<void> {
  const isIn = (selector: string) =>
    page.evaluate((one) => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return element?.matches(one) ?? false
    }, selector)
  const tabTo = async (selector: string) => {
    await expect
      .poll(async () => {
        await page.keyboard.press('Tab')
        return await isIn(selector)
      })
      .toBe(true)
  }
  await tabTo('input[type=radio]')
  await page.keyboard.press('Space')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight')
  await tabTo('textarea')
  await page.keyboard.type(comment)
  await tabTo('.send')
  const stored = page.waitForResponse((response) => response.url().endsWith('/v1/answers'))
  await page.keyboard.press('Enter')
  expect((await stored).status()).toBe(201)
  sent.push(comment)
}

async function configOf() {
  return await (await fetch(`${base}/v1/sites/${KEY}/config?lang=en`)).text()
}

/** Chooses the trigger in the builder and publishes it, until shops' pages hear of it. */
async function dueBy(page: Page, cue: Cue): Promise<void> {
  const before = await configOf()
  const { revision } = await surveyOf(page, ID)
  await chooseTrigger(page, cue)
  await page.keyboard.press('Control+Enter')
  await publish(page)
  const after = await surveyOf(page, ID)
  expect(after.revision).toBe(revision + 1)
  // Another moment is no other question: its answers stay one series.
  expect(after.revisions.map(({ series }) => series)).toEqual(after.revisions.map(() => 1))
  await expect.poll(configOf).not.toBe(before)
}

interface Moment {
  name: string
  lang: Lang
  cue: Cue
  /** A page and something on it that does not make it due. */
  early: (page: Page, go: (path: string) => Promise<void>) => Promise<void>
  due: (page: Page, go: (path: string) => Promise<void>) => Promise<void>
  answer?: typeof reply
}

const MOMENTS: Moment[] = [
  {
    name: 'event',
    lang: 'en',
    cue: { on: 'event', fields: { event: 'cart_viewed' }, where: ['items', '1'] },
    early: (_, go) => go('cart.html'),
    due: async (page, go) => {
      await page.evaluate(() => localStorage.setItem('zielony-cart', '{"kettle":1}'))
      await go('cart.html')
    },
  },
  {
    name: 'exit',
    lang: 'pl',
    cue: { on: 'exit' },
    early: async (page, go) => {
      await go('')
      await leave(page, 899, 300)
    },
    due: (page) => leave(page, 400, -3),
  },
  {
    name: 'scroll',
    lang: 'ru',
    cue: { on: 'scroll', fields: { depth: '90' } },
    early: (_, go) => go(''),
    due: (page) => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight)),
  },
  {
    name: 'click',
    lang: 'en',
    cue: { on: 'click', fields: { selector: 'details summary' } },
    early: async (page, go) => {
      await go('help.html')
      await page.locator('h1').click()
    },
    due: (page) => page.locator('summary').nth(1).click(),
    answer: replyByKeys,
  },
  {
    name: 'visible',
    lang: 'pl',
    cue: { on: 'visible', fields: { selector: 'footer' } },
    early: (_, go) => go(''),
    due: (page) => page.locator('footer').scrollIntoViewIfNeeded(),
  },
  {
    name: 'dwell',
    lang: 'ru',
    cue: { on: 'dwell', fields: { seconds: '2' } },
    // The time of a tab that nobody looks at does not count.
    early: async (page, go) => {
      await page.addInitScript(() => {
        document.hasFocus = () => false
      })
      await go('help.html')
    },
    due: (page) =>
      page.evaluate(() => {
        document.hasFocus = () => true
        dispatchEvent(new Event('focus'))
      }),
  },
]

async function leave(page: Page, clientX: number, clientY: number): Promise<void> {
  await page.evaluate(
    ([x, y]) =>
      document.body.dispatchEvent(
        new MouseEvent('mouseout', { bubbles: true, relatedTarget: null, clientX: x, clientY: y }),
      ),
    [clientX, clientY] as const,
  )
}

test('a survey is built, translated into Polish and Russian, published, and asked when a page opens', async () => {
  const { page, errors } = await open('/surveys')
  await page.getByRole('button', { name: 'New survey' }).click()
  await page.getByLabel('Name').fill('After the visit')
  await page.getByLabel('Kind and scale').selectOption('csat5')
  await page.getByRole('button', { name: 'Create survey' }).click()
  await page.waitForURL(`**/surveys/${ID}`)
  await question(page).fill(WORDS.en)
  await page.getByRole('button', { name: '+ Follow-up' }).click()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Translations side by side' }).click()
  const dialog = page.getByRole('dialog', { name: 'Translations' })
  for (const [language, words, name] of [
    ['Polish', WORDS.pl, 'Po wizycie'],
    ['Russian', WORDS.ru, 'После визита'],
  ] as const) {
    await dialog.getByRole('textbox', { name: `Question (${language})` }).fill(words)
    await dialog.getByRole('textbox', { name: `Name (${language})` }).fill(name)
  }
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await saved(page)
  await page.getByRole('button', { name: 'Review and publish' }).click()
  await publish(page)
  expect((await surveyOf(page, ID)).published).toMatchObject({
    names: { pl: 'Po wizycie', ru: 'После визита' },
    definition: { question: WORDS },
  })
  await expect.poll(configOf).toContain(ID)
  for (const lang of ['en', 'pl', 'ru'] as const) {
    const visitor = await shopper(lang)
    await visitor.go('')
    await title(visitor.page, lang).waitFor()
    await reply(visitor.page, `load ${lang}`)
    expect(visitor.faults()).toEqual([])
    await visitor.page.context().close()
  }
  expect(errors).toEqual([])
  await page.context().close()
})

test('by each other trigger it is asked then and not before, and all answers are on the curve', async () => {
  const { page, errors } = await open(`/surveys/${ID}`)
  await page.locator('.builder-columns').waitFor()
  for (const { name, lang, cue, early, due, answer = reply } of MOMENTS) {
    await dueBy(page, cue)
    const visitor = await shopper(lang)
    await early(visitor.page, visitor.go)
    await notAsked(visitor.page)
    await due(visitor.page, visitor.go)
    await title(visitor.page, lang).waitFor()
    await answer(visitor.page, `${name} ${lang}`)
    expect(visitor.faults(), name).toEqual([])
    await visitor.page.context().close()
  }
  expect(sent).toHaveLength(9)
  await page.goto(base)
  await expect.poll(() => answersOf(page, 'Purchase')).toBe(sent.length)
  expect(errors).toEqual([])
  await page.context().close()
})

/** Calls the API as the owner. */
async function asOwner() {
  const { page } = await open('/surveys')
  return {
    page,
    read: async (path: string) => {
      const response = await page.request.get(base + path)
      return Response.json(await response.json())
    },
    makeCode: async (channel: string, kiosk = {}): Promise<CodeItem> => {
      const response = await page.request.post(`${base}/api/codes`, {
        headers: { origin: base },
        data: { survey: ID, channel, name: `${channel} 1`, kiosk },
      })
      expect(response.status()).toBe(201)
      return (await response.json()) as CodeItem
    },
  }
}
type Owner = Awaited<ReturnType<typeof asOwner>>

/** Opens a page of ours as it is reached here: codes name the public address. */
async function openPage(path: string, options: BrowserContextOptions = {}) {
  const visitor = await visit(options)
  await visitor.page.goto(base + path)
  return visitor
}

async function commented({ read }: Owner, comment: string) {
  return (await storedAnswers(read)).filter((one) => one.comment === comment)
}

const send = (page: Page) => page.getByRole('button', { name: 'Send' })

describe('the same survey is answered', () => {
  test('through a QR code, by the keyboard alone', async () => {
    const owner = await asOwner()
    const { code } = await owner.makeCode('print')
    const { page, errors } = await openPage(`/Q/${code}`)
    await send(page).waitFor()
    await replyByKeys(page, 'by keys')
    await page.getByText('Thank you!').waitFor()
    await allSettled(page)
    expect(await commented(owner, 'by keys')).toMatchObject([{ score: 4, channel: 'print' }])
    expect(errors).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    await page.context().close()
    await owner.page.context().close()
  })

  test('through a mail, whose scanner was there before and left nothing', async () => {
    const owner = await asOwner()
    const { code } = await owner.makeCode('email')
    const before = (await storedAnswers(owner.read)).length
    const scanner = { headers: { 'user-agent': 'GoogleImageProxy' } }
    for (let score = 1; score <= 5; score += 1)
      for (const method of ['HEAD', 'GET'])
        expect((await fetch(`${base}/q/${code}?s=${score}`, { method, ...scanner })).status).toBe(
          200,
        )
    const { page, errors } = await openPage(`/q/${code}?lang=en&s=2`)
    await expect
      .poll(() => page.getByRole('radio', { name: 'Bad', exact: true }).isChecked())
      .toBe(true)
    // Looking long enough to be counted as looking sends nothing either.
    await page.getByRole('textbox').fill('by mail')
    expect(await storedAnswers(owner.read)).toHaveLength(before)
    await send(page).click()
    await page.getByText('Thank you!').waitFor()
    await allSettled(page)
    sent.push('by mail')
    expect(await commented(owner, 'by mail')).toMatchObject([{ score: 2, channel: 'email' }])
    expect(await storedAnswers(owner.read)).toHaveLength(before + 1)
    expect(errors).toEqual([])
    await page.context().close()
    await owner.page.context().close()
  })

  test('through a message, in the reader’s language and without scripts', async () => {
    const owner = await asOwner()
    const { code } = await owner.makeCode('sms')
    const { page } = await openPage(`/q/${code}`, { javaScriptEnabled: false, locale: 'pl-PL' })
    // Playwright's roles and texts leave out what stands in a noscript element.
    await page.locator('legend', { hasText: WORDS.pl }).waitFor()
    await page.locator('input[name=score][value="5"]').check()
    await page.locator('textarea').fill('bez skryptów')
    await page.locator('form button', { hasText: 'Wyślij' }).click()
    await page.getByText('Dziękujemy!').waitFor()
    sent.push('bez skryptów')
    // Sent again, it is the same answer.
    await page.reload()
    expect(await commented(owner, 'bez skryptów')).toMatchObject([
      { score: 5, channel: 'sms', lang: 'pl-PL' },
    ])
    await page.context().close()
    await owner.page.context().close()
  })

  test('at a kiosk without a line: it opens and takes answers, nothing is lost and nothing is there twice', async () => {
    const owner = await asOwner()
    const { code } = await owner.makeCode('store', { reset: 2 })
    const { page } = await openPage(`/q/${code}?kiosk=Till+2`)
    await send(page).waitFor()
    // It opens the page from the next look on, once it is there as a whole.
    await page.waitForFunction(async () => {
      const worker = await navigator.serviceWorker.getRegistration()
      if (worker?.active?.state !== 'activated') return false
      const cache = await caches.open('wayfelt-kiosk-1')
      const kept = (await cache.keys()).map(({ url }) => url)
      return ['/w.js', '/w/ui-', '/hosted/page.js', '/hosted/page.css', 'kiosk=Till+2'].every(
        (part) => kept.some((url) => url.includes(part)),
      )
    })
    await page.context().setOffline(true)
    await page.reload()
    const offline = ['offline 1', 'offline 2', 'offline 3']
    for (const comment of offline) {
      await send(page).waitFor()
      await page.locator('#question:not([inert])').waitFor()
      await page.getByRole('radio', { name: 'Good', exact: true }).check({ force: true })
      await page.getByRole('textbox').fill(comment)
      await send(page).click()
      await page.getByText('Saved.', { exact: false }).waitFor()
      sent.push(comment)
    }
    // The power is gone, too.
    await page.reload()
    await send(page).waitFor()
    expect(await commented(owner, 'offline 1')).toEqual([])
    await page.context().setOffline(false)
    const all = async () =>
      (await storedAnswers(owner.read)).filter(({ comment }) => comment?.startsWith('offline'))
    await eventually(async () => (await all()).length === 3)
    await allSettled(page)
    const arrived = (await all()).map(({ comment }) => comment)
    expect(new Set(arrived)).toEqual(new Set(offline))
    expect(arrived).toHaveLength(3)
    await page.context().close()
    await owner.page.context().close()
  })

  test('and the curve has as many answers as were sent, each once', async () => {
    const owner = await asOwner()
    const stored = (await storedAnswers(owner.read)).map(({ comment }) => comment ?? '')
    expect(new Set(stored)).toEqual(new Set(sent))
    expect(stored).toHaveLength(sent.length)
    await owner.page.goto(base)
    await expect.poll(() => answersOf(owner.page, 'Purchase')).toBe(sent.length)
    await owner.page.context().close()
  })
})

test('one respondent in two browsers, with a mail between them, is asked no more than the budget', async () => {
  const owner = await asOwner()
  const changed = await owner.page.request.patch(`${base}/api/site`, {
    headers: { origin: base },
    data: { askBudget: { most: 2, days: 30, gaps: [] } },
  })
  expect(changed.ok()).toBe(true)
  await owner.page.goto(`${base}/surveys/${ID}`)
  await owner.page.locator('.builder-columns').waitFor()
  // Late enough for the shop to have said who it is.
  await dueBy(owner.page, { on: 'dwell', fields: { seconds: '1' } })
  /** Another browser of the same customer: the shop calls them the same. */
  const customer = async () => {
    const visitor = await shopper('en')
    await visitor.page.addInitScript(() => localStorage.setItem('zielony-visitor', '"anna"'))
    const claimed = visitor.page.waitForResponse((response) => response.url().endsWith('/v1/asks'))
    await visitor.go('')
    const { granted } = (await (await claimed).json()) as { granted: boolean }
    return { ...visitor, granted }
  }
  const first = await customer()
  expect(first.granted).toBe(true)
  await title(first.page, 'en').waitFor()
  const mail = await fetch(`${base}/v1/asks`, {
    method: 'POST',
    body: JSON.stringify({ site: KEY, survey: ID, channel: 'email', respondent: 'anna' }),
  })
  expect(await mail.json()).toMatchObject({ granted: true })
  const second = await customer()
  expect(second.granted).toBe(false)
  await notAsked(second.page)
  // On its next page it is kept back again, and counted no second time.
  const again = second.page.waitForResponse((response) => response.url().endsWith('/v1/asks'))
  await second.go('help.html')
  expect(await (await again).json()).toMatchObject({ granted: false, reason: 'budget' })
  await notAsked(second.page)
  const figures = (await (await owner.read('/api/asks?days=30')).json()) as AskFigures
  expect(figures).toMatchObject({
    people: 1,
    asks: 2,
    most: 2,
    withheld: [{ survey: ID, reason: 'budget', n: 1 }],
  })
  for (const { page } of [first, second, owner]) await page.context().close()
})
