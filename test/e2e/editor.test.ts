import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { Draft } from '#contract/map/draft.ts'
import type { SurveyList } from '#contract/surveys/list.ts'
import { axeViolations, tooWide } from './support/browser.ts'
import { useSignedIn } from './support/signed-in.ts'

const { open } = useSignedIn('editor')
const base = () => inject('base')
let returns = ''

async function openEditor(path = returns, options: BrowserContextOptions = {}) {
  const opened = await open(path, options)
  await opened.page.locator('.editor-map').waitFor()
  return opened
}

/** Waits until the server has everything. */
async function saved(page: Page): Promise<void> {
  await page.locator('.editor-saved').getByText('saved', { exact: true }).waitFor()
}

async function draftOf(page: Page): Promise<Draft> {
  const id = new URL(page.url()).pathname.split('/')[2]
  const response = await page.request.get(`${base()}/api/journeys/${id}/draft`)
  return (await response.json()) as Draft
}

const idsIn = ({ document }: Draft, stage: number) =>
  document.stages[stage]?.touchpoints.map(({ id }) => id)
const stagesOf = ({ document }: Draft) => document.stages.map(({ name }) => name)

beforeAll(async () => {
  const { page } = await open('/new-journey')
  await page.getByRole('button', { name: /^Start from Returns/ }).click()
  await page.locator('.editor-map').waitFor()
  returns = new URL(page.url()).pathname
  await page.context().close()
})

test('a journey is made from a template, edited by mouse, undone, published, and its difference read', async () => {
  const { page, errors } = await openEditor()
  const before = await draftOf(page)
  const [first, second] = before.document.stages
  const touchpoint = first?.touchpoints[0]
  await page.locator(`#stage-${first?.id}`).click()
  await page.getByRole('textbox', { name: 'Name of the stage' }).fill('Something is wrong')
  await page.keyboard.press('Enter')
  await page.locator(`#touchpoint-${touchpoint?.id}`).dragTo(page.locator('.touchpoints').nth(1))
  const point = page.locator('.assumed-point').nth(1)
  const box = await point.boundingBox()
  if (!box) throw new Error('no point')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y - 80, { steps: 4 })
  await page.mouse.up()
  await saved(page)
  const after = await draftOf(page)
  expect(stagesOf(after)[0]).toBe('Something is wrong')
  expect(idsIn(after, 1)).toContain(touchpoint?.id)
  expect(after.document.stages[1]?.assumed).toBeGreaterThan(20)
  for (let step = 0; step < 2; step += 1) await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Redo' }).click()
  await saved(page)
  const undone = await draftOf(page)
  expect(undone.document.stages[1]?.assumed).toBe(second?.assumed)
  expect(idsIn(undone, 1)).toContain(touchpoint?.id)

  await page.getByRole('button', { name: 'Review and publish' }).click()
  const dialog = page.getByRole('dialog', { name: 'What changes' })
  const told = await dialog.getByRole('listitem').allTextContents()
  expect(told).toContain(`“${first?.name}” is now called “Something is wrong”`)
  expect(told).toContain(`“${touchpoint?.name}” moves from ${first?.name} to ${second?.name}`)
  // The new name, and its English translation.
  expect(told).toHaveLength(3)
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/edit'))
  const { isOpen, version, published } = await (
    await page.request.get(`${base()}/api${returns.replace(/edit$/, 'draft')}`)
  ).json()
  expect({ isOpen, version, first: published.stages[0].name }).toEqual({
    isOpen: false,
    version: 2,
    first: 'Something is wrong',
  })
  expect(errors).toEqual([])
  await page.context().close()
})

test('everything goes by keyboard alone: rename, write, move, assume, add, take back', async () => {
  const { page, errors } = await openEditor()
  const key = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name)
  }
  const start = await draftOf(page)
  const [first, second] = start.document.stages
  await page.locator('.editor-back').focus()
  // By Tab to the first point of the curve, then on to the first stage.
  while (!(await page.evaluate(() => document.activeElement?.matches('.assumed-point'))))
    await key('Tab')
  await key('ArrowUp', 'ArrowUp', 'Shift+ArrowDown')
  await page.locator(`#stage-${first?.id}`).focus()
  await key('Enter')
  await page.keyboard.type('By keyboard')
  await key('Enter')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.id))
    .toBe(`stage-${first?.id}`)
  await key('ArrowDown', 'Enter')
  await page.keyboard.type('Be believed\nBe quick')
  await key('Control+Enter')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className))
    .toBe('cell-button')
  await key('ArrowDown', 'Alt+ArrowRight')
  await saved(page)
  const { document: map } = await draftOf(page)
  expect(map.stages[0]).toMatchObject({
    name: 'By keyboard',
    assumed: 9,
    needs: [{ text: 'Be believed' }, { text: 'Be quick' }],
  })
  expect(map.stages[1]?.touchpoints.length).toBe((second?.touchpoints.length ?? 0) + 1)
  await page.locator(`#stage-${first?.id}`).focus()
  await key('Alt+ArrowRight')
  await expect.poll(async () => (await draftOf(page)).document.stages[1]?.name).toBe('By keyboard')
  // Everything again, backwards.
  for (let things = 0; things < 7; things += 1) await key('Control+z')
  await saved(page)
  await expect.poll(async () => (await draftOf(page)).document).toEqual(start.document)
  expect(errors).toEqual([])
  await page.context().close()
})

test('a stage is split by keyboard, taken back as one thing, and merged again', async () => {
  const { page, errors } = await openEditor()
  const { document: map } = await draftOf(page)
  const stage = map.stages.find(({ touchpoints }) => touchpoints.length > 1)
  if (!stage) throw new Error('no stage to split')
  const at = map.stages.indexOf(stage)
  const moved = stage.touchpoints.at(-1)
  await page.locator('.stage-details').nth(at).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Split this stage…' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: `Split ${stage.name}` })
  await dialog.waitFor()
  expect(await axeViolations(page)).toEqual([])
  // Nothing is chosen yet: it says what is missing, and stays.
  await dialog.getByRole('textbox', { name: 'Name of the new stage' }).focus()
  await page.keyboard.press('Enter')
  await dialog.getByText('Give the new stage a name.').waitFor()
  await page.keyboard.type('Afterwards')
  await page.keyboard.press('Enter')
  await dialog.getByText('Choose at least one touchpoint').waitFor()
  await dialog.getByRole('checkbox', { name: moved?.name ?? '' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Afterwards', level: 2 }).last().waitFor()
  await saved(page)
  const split = await draftOf(page)
  expect(stagesOf(split)[at + 1]).toBe('Afterwards')
  expect(idsIn(split, at + 1)).toEqual([moved?.id])
  expect(idsIn(split, at)).toHaveLength(stage.touchpoints.length - 1)

  await page.getByRole('button', { name: 'Review and publish' }).click()
  const review = page.getByRole('dialog', { name: 'What changes' })
  const told = await review.getByRole('listitem').allTextContents()
  expect(told).toContain('“Afterwards” is new')
  expect(told).toContain(`“${moved?.name}” moves from ${stage.name} to Afterwards`)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await draftOf(page)).document).toEqual(map)
  await page.getByRole('button', { name: 'Redo' }).click()
  await page.locator('.stage-details').nth(at).click()
  await page.getByRole('button', { name: 'Merge into Afterwards' }).click()
  await saved(page)
  const merged = await draftOf(page)
  expect(stagesOf(merged)).toHaveLength(map.stages.length)
  expect(stagesOf(merged)[at]).toBe('Afterwards')
  expect(idsIn(merged, at)).toEqual(stage.touchpoints.map(({ id }) => id))
  for (let things = 0; things < 2; things += 1)
    await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await draftOf(page)).document).toEqual(map)
  expect(errors).toEqual([])
  await page.context().close()
})

test('Escape closes the dialog of a split and leaves the panel, and gives the focus back', async () => {
  const { page } = await openEditor()
  await page.locator('.stage-details').nth(1).click()
  const button = page.getByRole('button', { name: 'Split this stage…' })
  await button.click()
  await page.getByRole('textbox', { name: 'Name of the new stage' }).focus()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Split this stage…')
  await page.keyboard.press('Escape')
  await page.locator('.panel').waitFor({ state: 'detached' })
  await page.context().close()
})

test('a touchpoint says what is asked there, and leads to its answers', async () => {
  const { page, errors } = await openEditor('/journeys/shopping/edit')
  await page.locator('#touchpoint-checkout').click()
  const asked = page.locator('.asked')
  await asked.waitFor()
  const text = await asked.textContent()
  expect(text).toContain('How was your checkout?')
  expect(text).toContain('live')
  expect(text).toContain('CSAT · no answers in 28 days')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('link', { name: 'Answers of this touchpoint' }).click()
  await page.waitForURL((url) => url.pathname === '/journeys/shopping')
  expect(new URL(page.url()).search).toBe('?stage=purchase&touchpoint=checkout')

  await page.goto(base() + returns)
  await page.locator('.editor-map').waitFor()
  const response = await page.request.get(`${base()}/api/surveys?lang=en`)
  const places = new Set(
    ((await response.json()) as SurveyList).surveys.map((one) => one.touchpoint),
  )
  const all = (await draftOf(page)).published.stages.flatMap(({ touchpoints }) => touchpoints)
  const open = async (isAsked: boolean) =>
    await page
      .locator(`#touchpoint-${all.find(({ id }) => places.has(id) === isAsked)?.id}`)
      .click()
  await open(true)
  await asked.getByText('draft', { exact: true }).first().waitFor()
  await open(false)
  await page.getByText('Nothing is asked here yet.').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

describe('two at once', () => {
  test('see each other, and neither is overwritten unseen', async () => {
    const [one, other] = [await openEditor(), await openEditor()]
    const { document: map } = await draftOf(one.page)
    const stage = map.stages[2]
    const rename = async ({ page }: typeof one, name: string) => {
      await page.locator(`#stage-${stage?.id}`).click()
      await page.getByRole('textbox', { name: 'Name of the stage' }).fill(name)
      await page.keyboard.press('Enter')
    }
    // The second one does not hear of it before it has written, too.
    await other.page.route('**/draft/edits*', async (route) => await route.abort())
    await rename(other, 'Yours')
    await rename(one, 'Mine')
    await saved(one.page)
    await other.page.unroute('**/draft/edits*')
    const notice = other.page.locator('.refusal')
    await notice.waitFor()
    expect(await notice.textContent()).toContain('It says “Mine” now; yours was “Yours”')
    await notice.getByRole('button', { name: 'Use mine' }).click()
    await expect.poll(async () => (await draftOf(one.page)).document.stages[2]?.name).toBe('Yours')
    await one.page.locator(`#stage-${stage?.id}`).getByText('Yours').waitFor()
    for (const { page } of [one, other]) await page.context().close()
  })
})

test('a tab that dies before anything was sent loses nothing', async () => {
  const { page } = await openEditor()
  await page.route('**/draft/edits*', async (route) => await route.abort())
  const stage = (await draftOf(page)).document.stages[3]
  await page.locator(`#stage-${stage?.id}`).click()
  await page.getByRole('textbox', { name: 'Name of the stage' }).fill('Not sent yet')
  await page.keyboard.press('Enter')
  await page.getByText('not sent yet: waiting for the line').waitFor()
  const next = await page.context().newPage()
  await page.close()
  await next.goto(base() + returns)
  await next.locator(`#stage-${stage?.id}`).getByText('Not sent yet').waitFor()
  await expect.poll(async () => (await draftOf(next)).document.stages[3]?.name).toBe('Not sent yet')
  await next.context().close()
})

test('on a phone the map is read stage by stage, and a stage renamed', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const { page, errors } = await openEditor(returns, phone)
  const { document: map } = await draftOf(page)
  await page.getByRole('button', { name: 'Stage after' }).tap()
  const stage = map.stages[1]
  await page.locator(`#stage-${stage?.id}`).tap()
  await page.getByRole('textbox', { name: 'Name of the stage' }).fill('On the phone')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /assume more$/ }).tap()
  await expect
    .poll(async () => (await draftOf(page)).document.stages[1])
    .toMatchObject({ name: 'On the phone', assumed: (stage?.assumed ?? 0) + 5 })
  expect(await axeViolations(page)).toEqual([])
  await page.locator('.stage-details').filter({ visible: true }).tap()
  await page.getByRole('button', { name: 'Split this stage…' }).tap()
  const dialog = page.getByRole('dialog', { name: 'Split On the phone' })
  await dialog.getByRole('textbox').fill('Later')
  await dialog.getByRole('checkbox').last().tap()
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Split', exact: true }).tap()
  await page.locator('.panel').getByRole('heading', { name: 'Later' }).waitFor()
  await expect.poll(async () => (await draftOf(page)).document.stages[2]?.name).toBe('Later')
  await page.getByRole('button', { name: 'Close' }).tap()
  expect(await tooWide(page)).toBeLessThanOrEqual(0)
  expect(errors).toEqual([])
  await page.context().close()
})

test('T shows the same map as a table, which is sorted and opens each stage', async () => {
  const { page, errors } = await openEditor()
  await page.keyboard.press('t')
  const table = page.getByRole('table', { name: 'Stages as a table' })
  await table.waitFor()
  expect(await axeViolations(page)).toEqual([])
  const { document: map } = await draftOf(page)
  expect(await table.getByRole('rowheader').count()).toBe(map.stages.length)
  await page.getByLabel('Sort by').selectOption({ label: 'gap' })
  await table.getByRole('button').first().click()
  await page.locator('.panel').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await page.locator('.editor-map').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('personas and segments are made, given rules and put in order by keyboard alone, and taken back', async () => {
  const { page, errors } = await openEditor()
  const start = await draftOf(page)
  const key = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name)
  }
  const personas = async () => (await draftOf(page)).document.personas
  const focused = () => page.evaluate(() => document.activeElement?.id)
  const form = page.getByRole('form', { name: 'Add a persona' })
  await form.getByLabel('Name').focus()
  for (const name of ['Hurried', 'Office']) {
    await page.keyboard.type(name)
    await key('Enter')
    await page.locator(`#who-${name.toLowerCase()}`).waitFor()
  }
  await page.locator('#who-office').focus()
  await key('Enter')
  const rule = page.getByRole('form', { name: 'Add the rule' })
  await rule.getByLabel('Trait').focus()
  await page.keyboard.type('visits')
  await key('Tab')
  await page.keyboard.type('3, 4')
  await key('Enter')
  await page.getByText('visits is 3 or 4').waitFor()
  // Below the sticky bar something is always half covered.
  await page.evaluate(() => scrollTo(0, 0))
  expect(await axeViolations(page)).toEqual([])
  await page.locator('#who-office').focus()
  await key('Alt+ArrowUp')
  await expect.poll(focused).toBe('who-office')
  await expect
    .poll(personas)
    .toMatchObject([
      { id: 'office', rules: [{ trait: 'visits', is: ['3', '4'] }] },
      { id: 'hurried' },
    ])
  await page.locator('#who-down-office').focus()
  await key('Enter')
  await expect.poll(focused).toBe('who-down-office')
  await expect.poll(personas).toMatchObject([{ id: 'hurried' }, { id: 'office' }])
  await page.locator('#who-office').dragTo(page.locator('#who-hurried'))
  await expect.poll(personas).toMatchObject([{ id: 'office' }, { id: 'hurried' }])
  await page.locator('#who-office').focus()
  for (let things = 0; things < 6; things += 1) await key('Control+z')
  await expect.poll(async () => (await draftOf(page)).document).toEqual(start.document)
  expect(errors).toEqual([])
  await page.context().close()
})

test.each(['light', 'dark'] as const)(
  'who is told apart fits a phone, in %s',
  async (colorScheme) => {
    const phone = {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      colorScheme,
    }
    const { page, errors } = await openEditor(returns, phone)
    await page.getByRole('button', { name: 'Edit B2B' }).tap()
    await page.locator('.who-details').waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    expect(errors).toEqual([])
    await page.context().close()
  },
)

test('the map is printed on one landscape page', async () => {
  const { page } = await openEditor()
  const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.editor-bar, .add-button').filter({ visible: true }).count()).toBe(0)
  expect(await page.locator('.stage-name').filter({ visible: true }).count()).toBeGreaterThan(5)
  await page.context().close()
})

test('the panel and the review are for everybody, and the editor is not in the first load', async () => {
  const { page, errors } = await openEditor()
  await page.locator('.touchpoint').first().click()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Review and publish' }).click()
  await page.getByRole('dialog', { name: 'What changes' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  const first = await open('/')
  const files = await first.page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  )
  expect(files.filter((name) => name.includes('editor'))).toEqual([])
  expect(errors).toEqual([])
  for (const each of [page, first.page]) await each.context().close()
})
