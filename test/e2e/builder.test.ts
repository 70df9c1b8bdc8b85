import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { beforeAll, expect, inject, test } from 'vitest'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { axeViolations, tooWide } from './support/browser.ts'
import { publish, question, saved, surveyOf } from './support/builder.ts'
import { useSignedIn } from './support/signed-in.ts'

const { open } = useSignedIn('builder')
const base = () => inject('base')

async function openBuilder(id: string, options: BrowserContextOptions = {}) {
  const opened = await open(`/surveys/${id}`, options)
  await opened.page.locator('.builder-columns').waitFor()
  return opened
}

const questionOf = ({ survey }: { survey: LooseSurvey }) =>
  (survey.definition as { question: Record<string, string> }).question

/** A survey of its own for a test, begun by the API. */
async function begin(id: string, scale = 'csat5'): Promise<void> {
  const { page } = await open('/surveys')
  const list = await page.request.get(`${base()}/api/journeys`)
  const [journey] = ((await list.json()) as { journeys: Journey[] }).journeys
  const touchpoint = journey?.stages[0]?.touchpoints[0]?.id
  const response = await page.request.post(`${base()}/api/surveys`, {
    headers: { origin: base() },
    data: { id, name: `Survey ${id}`, touchpoint, scale },
  })
  expect(response.status()).toBe(201)
  await page.context().close()
}

interface Journey {
  stages: { touchpoints: { id: string }[] }[]
}

const languageTab = (page: Page, name: string) =>
  page.locator('.language-tabs').getByRole('button', { name })

/** The card in the frame. */
function cardIn(page: Page): Locator {
  return page.frameLocator('.card-stage iframe').locator('wayfelt-card section')
}

/** What is pressed in a frame that is drawn smaller. */
async function press(target: Locator): Promise<void> {
  await target.evaluate((one) => (one as HTMLElement).click())
}

beforeAll(async () => {
  const { page } = await open('/new-journey')
  await page.getByRole('button', { name: /^Start from Returns/ }).click()
  await page.locator('.editor-map').waitFor()
  await page.context().close()
})

test('a survey is built by mouse, translated, refused while half a language is missing, and goes live', async () => {
  const id = 'after-the-return'
  const { page, errors } = await open('/surveys')
  await page.getByRole('button', { name: 'New survey' }).click()
  await page.getByLabel('Name').fill('After the return')
  await page.getByLabel('Kind and scale').selectOption('choice')
  await page.getByRole('button', { name: 'Create survey' }).click()
  await page.waitForURL('**/surveys/after-the-return')
  await question(page).fill('What was in your way?')
  await page.getByRole('button', { name: '+ Choice' }).click()
  await page.getByRole('textbox', { name: 'Choice 5: words' }).fill('Long queue')
  await saved(page)
  await page.getByRole('button', { name: 'Review and publish' }).click()
  const dialog = page.getByRole('dialog', { name: 'Before it goes live' })
  const problem = dialog.getByRole('button', { name: 'Choice 5 (Polish)' })
  await problem.waitFor()
  expect(await dialog.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true)
  expect(await axeViolations(page)).toEqual([])
  await problem.click()
  const field = page.getByRole('textbox', { name: 'Choice 5: words' })
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true)
  expect(await languageTab(page, 'Polish').getAttribute('aria-pressed')).toBe('true')
  await page.keyboard.type('Długa kolejka')
  await languageTab(page, 'Russian').click()
  await field.fill('Очередь')
  await saved(page)
  await page.getByRole('button', { name: 'Review and publish' }).click()
  await publish(page)
  const { state, revision, published } = await surveyOf(page, id)
  expect({ state, revision }).toEqual({ state: 'live', revision: 1 })
  expect(published?.definition.choices.at(-1)).toEqual({
    code: 'long-queue',
    label: { en: 'Long queue', pl: 'Długa kolejka', ru: 'Очередь' },
  })
  // What a shop's page is given now.
  const list = await page.request.get(`${base()}/api/journeys`)
  const { site } = (await list.json()) as { site: { key: string } }
  const config = async () =>
    await (await fetch(`${base()}/v1/sites/${site.key}/config?lang=pl`)).json()
  await expect
    .poll(config)
    .toMatchObject({ surveys: expect.arrayContaining([expect.objectContaining({ id })]) })
  expect(errors).toEqual([])
  await page.context().close()
})

test('everything goes by keyboard alone: words, order, when, check and publish', async () => {
  await begin('by-keys', 'choice')
  const { page, errors } = await openBuilder('by-keys')
  await page.locator('.builder-back').focus()
  const focused = async (selector: string) =>
    await page.evaluate((one) => document.activeElement?.matches(one), selector)
  const tabTo = async (selector: string) => {
    while (!(await focused(selector))) await page.keyboard.press('Tab')
  }
  await tabTo('[data-field="definition.question.en"]')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('What was hard?')
  await tabTo('[data-field="definition.choices[0].label.en"]')
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => focused('[data-field="definition.choices[1].label.en"]')).toBe(true)
  await tabTo('.blank .control')
  await page.keyboard.press('Enter')
  await tabTo('[data-field="definition.trigger.on"]')
  // Typing its name chooses it.
  await page.keyboard.type('Some time')
  await tabTo('[data-field="definition.trigger.seconds"]')
  await page.keyboard.type('30')
  await page.keyboard.press('Escape')
  await page.getByText('who have stayed 30 seconds on a page').waitFor()
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Before it goes live' })
  await dialog.getByText('Nothing is in the way.').waitFor()
  await tabTo('.dialog .primary')
  await page.keyboard.press('Enter')
  await page.getByText('Revision 1 is published.').waitFor()
  const { published } = await surveyOf(page, 'by-keys')
  expect(published?.definition).toMatchObject({
    question: { en: 'What was hard?' },
    trigger: { on: 'dwell', seconds: 30 },
  })
  expect(published?.definition.choices.map(({ code }) => code).slice(0, 2)).toEqual([
    'information',
    'price',
  ])
  expect(errors).toEqual([])
  await page.context().close()
})

test('the card is the real widget, in each language and device, and its answers are counted nowhere', async () => {
  await begin('real-card')
  const { page, errors } = await openBuilder('real-card')
  await question(page).fill('How did it go?')
  await saved(page)
  const card = cardIn(page)
  await card.getByText('How did it go?').waitFor()
  await languageTab(page, 'Polish').click()
  await card.getByText('Czy jesteś zadowolony').waitFor()
  await page.getByRole('button', { name: 'Dark', exact: true }).click()
  await page.getByRole('button', { name: 'Desktop' }).click()
  await expect.poll(() => card.evaluate((one) => getComputedStyle(one).colorScheme)).toBe('dark')
  const sent = page.waitForResponse((response) => response.url().endsWith('/v1/answers'))
  await press(card.getByRole('radio').nth(4))
  await press(card.getByRole('button').last())
  expect((await sent).headers()['x-wayfelt-ignored']).toBe('unknown-site')
  const { surveys } = (await (await page.request.get(`${base()}/api/surveys`)).json()) as {
    surveys: { id: string; answers: { n: number } }[]
  }
  expect(surveys.find(({ id }) => id === 'real-card')?.answers.n).toBe(0)
  await page.getByRole('button', { name: 'Start again' }).click()
  await card.getByText('Czy jesteś zadowolony').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('nobody else may put the preview into a frame, and the dashboard none but its own', async () => {
  const [preview, dashboard] = await Promise.all(
    ['/preview/', '/surveys'].map(async (path) => await fetch(base() + path)),
  )
  const policy = (response: Response | undefined) =>
    response?.headers.get('content-security-policy') ?? ''
  expect(policy(preview)).toContain("frame-ancestors 'self'")
  expect(policy(preview)).not.toContain("frame-ancestors 'none'")
  expect(policy(preview)).toContain("trusted-types 'none'")
  expect(policy(dashboard)).toContain("frame-src 'self'")
  expect(policy(dashboard)).toContain("frame-ancestors 'none'")
})

test('what cannot go live is kept as it was typed: over a reload, and over a tab that dies unsent', async () => {
  await begin('never-lost', 'nps11')
  const { page } = await openBuilder('never-lost')
  await question(page).fill('')
  await page.getByRole('radio', { name: 'Steady' }).check()
  await page.getByRole('textbox', { name: 'Answers a month' }).fill('many, I hope')
  await page.getByRole('button', { name: 'with any address' }).click()
  await page.getByRole('button', { name: '+ Rule' }).click()
  await page.getByLabel('The address').selectOption('matches')
  await page.getByRole('textbox', { name: 'Text' }).fill('(((')
  await page.keyboard.press('Escape')
  await saved(page)
  const first = (await surveyOf(page, 'never-lost')).survey
  expect(first).toMatchObject({
    definition: { question: { en: '' }, urls: [{ op: 'matches', value: '(((' }] },
    plan: { perMonth: 'many, I hope' },
  })
  await page.reload()
  await page.getByRole('textbox', { name: 'Answers a month' }).waitFor()
  expect(await page.getByRole('textbox', { name: 'Answers a month' }).inputValue()).toBe(
    'many, I hope',
  )
  expect((await surveyOf(page, 'never-lost')).survey).toEqual(first)
  // A problem leads to its field, also into what the sentence's words open.
  await page.keyboard.press('Control+Enter')
  await page
    .locator('[data-problem="definition.urls[0].value"], [data-problem="plan.perMonth"]')
    .first()
    .click()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field')))
    .toMatch(/^(definition\.urls\[0\]\.value|plan\.perMonth)$/)
  await page.getByRole('textbox', { name: 'Answers a month' }).fill('250')
  await saved(page)
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-problem="definition.urls[0].value"]').click()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field')))
    .toBe('definition.urls[0].value')
  await page.keyboard.press('Escape')
  await page.route('**/draft', async (route) => await route.abort())
  await question(page).fill('Written while the line was down')
  await page.getByText('not sent yet: waiting for the line').waitFor()
  const next = await page.context().newPage()
  await page.close()
  await next.goto(`${base()}/surveys/never-lost`)
  await question(next).waitFor()
  expect(await question(next).inputValue()).toBe('Written while the line was down')
  await expect
    .poll(async () => questionOf(await surveyOf(next, 'never-lost'))['en'])
    .toBe('Written while the line was down')
  await next.context().close()
})

test('two who edit one survey keep what each has changed; the same field is a question that names it', async () => {
  await begin('two-at-once')
  const [one, other] = [await openBuilder('two-at-once'), await openBuilder('two-at-once')]
  // The second one does not hear of it before it has written, too.
  await other.page.route('**/api/surveys/two-at-once**', async (route) => await route.abort())
  await question(other.page).fill('Yours')
  await other.page.getByRole('textbox', { name: 'Name of the survey' }).fill('Another name')
  await question(one.page).fill('Mine')
  await languageTab(one.page, 'Polish').click()
  await question(one.page).fill('Moje')
  await saved(one.page)
  await other.page.unroute('**/api/surveys/two-at-once**')
  const clash = other.page.locator('.clash')
  await clash.waitFor()
  expect(await clash.count()).toBe(1)
  expect(await clash.textContent()).toContain(
    'has changed “Question (English)” meanwhile. It says “Mine” now; yours was “Yours”.',
  )
  await expect
    .poll(async () => (await surveyOf(one.page, 'two-at-once')).survey)
    .toMatchObject({
      name: 'Another name',
      definition: { question: { en: 'Mine', pl: 'Moje' } },
    })
  expect(await axeViolations(other.page)).toEqual([])
  await clash.getByRole('button', { name: 'Use mine' }).click()
  await expect
    .poll(async () => questionOf(await surveyOf(one.page, 'two-at-once'))['en'])
    .toBe('Yours')
  await languageTab(one.page, 'English').click()
  await expect.poll(() => question(one.page).inputValue()).toBe('Yours')
  for (const { page } of [one, other]) await page.context().close()
})

test('other words begin a new series unless they are called a correction; the revisions tell', async () => {
  await begin('in-series')
  const { page } = await openBuilder('in-series')
  await page.keyboard.press('Control+Enter')
  await publish(page)
  for (const [words, choice, told] of [
    ['How satisfied are you today?', 'It asks something else', 'Revision 2 series 2'],
    ['How satisfied are you, today?', 'It asks the same', 'Revision 3 series 2'],
  ] as const) {
    await question(page).fill(words)
    await page.getByRole('button', { name: 'Review and publish' }).click()
    const dialog = page.getByRole('dialog', { name: 'Before it goes live' })
    await dialog.getByText(words).waitFor()
    expect(await dialog.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true)
    await dialog.getByRole('radio', { name: choice }).check()
    await dialog.getByRole('button', { name: 'Publish' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const revision = page.locator('.revisions li').first()
    await expect.poll(async () => await revision.textContent()).toContain(told)
  }
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('button', { name: 'Resume' }).waitFor()
  expect((await surveyOf(page, 'in-series')).state).toBe('paused')
  await page.context().close()
})

test('translations stand side by side, go out as CSV and come back', async () => {
  await begin('in-tongues')
  const { page, errors } = await openBuilder('in-tongues')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Translations side by side' }).click()
  const dialog = page.getByRole('dialog', { name: 'Translations' })
  await dialog.getByRole('textbox', { name: 'Question (Russian)' }).fill('Вы довольны?')
  await dialog.getByRole('textbox', { name: 'Name (Russian)' }).fill('Опрос')
  expect(await axeViolations(page)).toEqual([])
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as CSV' }).click(),
  ])
  const { readFile } = await import('node:fs/promises')
  const csv = await readFile(await file.path(), 'utf8')
  expect(csv).toContain('"Вы довольны?"')
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'in-tongues.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv.replace('Вы довольны?', 'Довольны?')),
  })
  await dialog.getByText('Taken.').waitFor()
  await saved(page)
  await expect
    .poll(async () => questionOf(await surveyOf(page, 'in-tongues'))['ru'])
    .toBe('Довольны?')
  expect((await surveyOf(page, 'in-tongues')).survey).toMatchObject({
    name: 'Survey in-tongues',
    names: { ru: 'Опрос' },
  })
  expect(errors).toEqual([])
  await page.context().close()
})

test('on a phone the three parts are tabs, and nothing scrolls sideways', async () => {
  await begin('on-a-phone')
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const { page, errors } = await openBuilder('on-a-phone', phone)
  for (const part of ['Question', 'Card', 'When and whom']) {
    await page.locator('.builder-parts').getByRole('button', { name: part }).tap()
    expect(await page.locator('.builder-columns > section').filter({ visible: true }).count()).toBe(
      1,
    )
    expect(await axeViolations(page)).toEqual([])
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
  }
  await page.goto(`${base()}/surveys`)
  await page.locator('.list').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(errors).toEqual([])
  await page.context().close()
})

test('neither list nor builder is in the first load', async () => {
  const { page, errors } = await open('/')
  await page.locator('h1').waitFor()
  const files = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  )
  expect(files.filter((name) => /survey|builder/.test(name) && name.includes('/assets/'))).toEqual(
    [],
  )
  expect(errors).toEqual([])
  await page.context().close()
})
