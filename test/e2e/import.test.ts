import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import type { Curve } from '#contract/journey.ts'
import { axeViolations, useBrowser } from './support/browser.ts'
import { expectSound, press } from './support/by-keyboard.ts'
import { signInOn } from './support/links.ts'

const { visit } = useBrowser()

const DAY_MS = 86_400_000
/** As Google Forms writes a Polish form: no ids, its own times, an empty cell for what was not asked. */
function googleForm(): Buffer {
  const day = new Date(Date.now() - 3 * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '/')
  const rows = [5, 4, 4, 5, 2, 3].map(
    (score, index) => `${day} ${1 + index}:15:22 AM CET,${score},uwaga nr ${index}`,
  )
  const header = 'Sygnatura czasowa,Jak oceniasz dostawę?,Co poprawić?'
  return Buffer.from([header, ...rows, `${day} 9:00:00 AM CET,,nic`].join('\n'))
}

async function curveOf(page: Page): Promise<Curve['stages']> {
  const [from, to] = [-30, 1].map((days) =>
    new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10),
  )
  const address = `${inject('base')}/api/journeys/shopping/curve?from=${from}&to=${to}&compare=none`
  return ((await (await page.request.get(address)).json()) as Curve).stages
}

test('a Google Forms file is mapped, tried out, imported, stands on the curve, and is undone', async () => {
  const { page, errors } = await visit()
  await signInOn(page, 'import')
  await page.goto(`${inject('base')}/settings/import`)
  await page.getByText('No file has been imported yet.').waitFor()
  await expectSound(page)
  const before = await curveOf(page)

  const buffer = googleForm()
  const file = { name: 'Ankieta (odpowiedzi).csv', mimeType: 'text/csv', buffer }
  await page.getByLabel('Choose a file').setInputFiles(file)
  await page.getByText('3 columns and their first values').waitFor()
  await page.getByRole('option', { name: 'as it seems: UTF-8' }).waitFor({ state: 'attached' })
  expect(await page.getByLabel('When it was answered').inputValue()).toBe('Sygnatura czasowa')
  expect(await page.getByLabel('Score', { exact: true }).inputValue()).toBe('Jak oceniasz dostawę?')
  expect(await page.getByLabel('Name of the source').inputValue()).toBe('Ankieta-odpowiedzi')
  await expectSound(page)

  await press(page.getByRole('button', { name: 'Try it out' }))
  await page.getByText('Please choose.').waitFor()
  await page.getByLabel('Touchpoint').selectOption({ label: 'Purchase › Checkout' })
  await press(page.getByRole('button', { name: 'Try it out' }))
  await page.getByText('Tried out: nothing has been stored.').waitFor()
  await page.getByText('6 would be new · 0 there already · 0 rejected · 1 not asked').waitFor()
  expect(await curveOf(page)).toEqual(before)
  expect(await axeViolations(page)).toEqual([])

  await press(page.getByRole('button', { name: 'Import 6 answers' }))
  await page.getByText('Imported: 6 new answers.').waitFor()
  await page.getByRole('row', { name: /Ankieta \(odpowiedzi\)\.csv.*6.*done/ }).waitFor()
  await expectSound(page)
  const [stage] = await curveOf(page)
  expect(stage).toMatchObject({ n: 6 })
  await press(page.getByRole('link', { name: 'See the journey' }))
  await page.locator('.map').getByText('Checkout').first().waitFor()

  await page.goto(`${inject('base')}/settings/import`)
  await press(page.getByRole('button', { name: 'Undo Ankieta (odpowiedzi).csv' }))
  const dialog = page.getByRole('dialog')
  await dialog.getByText('6 answers leave every figure and are deleted.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await press(dialog.getByRole('button', { name: 'Undo' }))
  await page.getByText('Undone: 6 answers of “Ankieta (odpowiedzi).csv” were taken out.').waitFor()
  await page.getByRole('row', { name: /undone/ }).waitFor()
  expect(await curveOf(page)).toEqual(before)

  // The map is known now: the same file is read the same way.
  await page.getByLabel('Choose a file').setInputFiles(file)
  await page.getByText('A file with these columns was imported before').waitFor()
  await press(page.getByRole('button', { name: 'Try it out' }))
  await page.getByText('6 would be new').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('a file of orders is mapped, imported, stands under Delivery, and is undone', async () => {
  const { page, errors } = await visit()
  await signInOn(page, 'import')
  await page.goto(`${inject('base')}/settings/import`)
  await page.getByLabel('What the file holds').selectOption({ label: 'Orders and parcels' })
  const rows = [
    'Zamówienie;Data złożenia;Kwota;Numer przesyłki;Kurier;Status',
    'e2e-77;31.10.2026 10:00;149,90;6200123;InPost;in transit',
    'e2e-78;31.10.2026 11:00;10,00;;;',
    ';;;;;',
    'e2e-79;wczoraj;1,00;;;',
  ]
  const buffer = Buffer.from(rows.join('\n'))
  const file = { name: 'zamowienia.csv', mimeType: 'text/csv', buffer }
  await page.getByLabel('Choose a file').setInputFiles(file)
  await page.getByText('6 columns and their first values').waitFor()
  expect(await page.getByLabel('Order', { exact: true }).inputValue()).toBe('Zamówienie')
  expect(await page.getByLabel('Tracking code').inputValue()).toBe('Numer przesyłki')
  await page.getByLabel('Currency of all rows').fill('PLN')
  await page.getByLabel('Dates are written').selectOption({ label: 'day first: 31.12.2026' })
  await expectSound(page)
  expect(await axeViolations(page)).toEqual([])
  await press(page.getByRole('button', { name: 'Try it out' }))
  await page.getByText('2 would be new · 0 there already · 1 rejected').waitFor()
  await page.getByRole('row', { name: /changed_at|placed_at/ }).waitFor()
  await press(page.getByRole('button', { name: 'Import 2 rows' }))
  await page.getByText('Imported: 2 rows told something new.').waitFor()
  await page.goto(`${inject('base')}/delivery/orders`)
  await page.getByText('e2e-77').waitFor()
  await page.goto(`${inject('base')}/settings/import`)
  await press(page.getByRole('button', { name: 'Undo zamowienia.csv' }))
  await press(page.getByRole('dialog').getByRole('button', { name: 'Undo' }))
  await page.getByText('Undone: 3 orders and parcels of “zamowienia.csv” were taken out.').waitFor()
  await page.goto(`${inject('base')}/delivery/orders`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByText('e2e-77').count()).toBe(0)
  expect(errors).toEqual([])
})
