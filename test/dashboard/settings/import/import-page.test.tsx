import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { ImportReport } from '#contract/imports.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { makeSession } from '#test/dashboard/support/fixtures.ts'
import { makeColumn, makeImport, makePreview, makeReport } from '#test/dashboard/support/imports.ts'

const SENT = 'POST /api/import/answers'

function importApi(api: FakeApi = {}): FakeApi {
  return {
    'GET /api/imports': () => ({ imports: [] }),
    'POST /api/imports/preview': () => makePreview(),
    'POST /api/imports': () => makeImport({ state: 'running' }),
    [SENT]: () => makeReport(),
    ...api,
  }
}

async function openImport(api: FakeApi = importApi(), locale: Locale = 'en') {
  const view = await open('/settings/import', api, locale)
  await waitFor(() => expect(view.container.querySelectorAll('.section')).toHaveLength(2))
  return view
}

function drop(text = 'When;Shop\n2026-10-01;4\n', name = 'a.csv'): void {
  const file = new File([text], name, { lastModified: 1 })
  const [input] = document.querySelectorAll('input[type=file]')
  if (input) fireEvent.change(input, { target: { files: [file] } })
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const pick = (label: string, value: string) => {
  for (const field of screen.getAllByLabelText(label))
    fireEvent.change(field, { target: { value } })
}
const sent = (path: string) =>
  calls.filter(({ method, url }) => method === 'POST' && url.pathname === path)

/** A file whose map is complete. */
async function chooseAll(): Promise<void> {
  drop()
  await screen.findByText('What the columns mean')
  pick('Touchpoint', '=checkout')
}

describe('the page of imports', () => {
  it('says so where nothing was imported yet, and offers to choose a file', async () => {
    await openImport()
    await screen.findByText('No file has been imported yet.')
    expect(screen.getByText('Drop a CSV or NDJSON file here')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Try it out' })).toBeNull()
  })

  it.each<Locale>(['pl', 'ru'])('is whole in %s', async (locale) => {
    const imports = [makeImport(), makeImport({ id: 2, state: 'undoing', undone: 5, file: null })]
    await openImport(importApi({ 'GET /api/imports': () => ({ imports }) }), locale)
    drop()
    await waitFor(() => expect(document.querySelector('.import-answer')).toBeTruthy())
    const text = document.querySelector('.settings-page')?.textContent.replace('docs/import.md', '')
    expect(text).not.toMatch(/imports?\.\w|[{}]/)
  })

  it('shows what a file seems to be, and reads it anew as the reader says', async () => {
    await openImport()
    drop()
    await screen.findByText('4 columns and their first values')
    expect(screen.getByRole('option', { name: 'as it seems: WINDOWS-1250' })).toBeTruthy()
    expect(screen.getByRole('option', { name: 'as it seems: semicolons' })).toBeTruthy()
    expect(screen.getByRole('row', { name: /Recommend 9 · 10/ })).toBeTruthy()
    pick('Encoding', 'utf-8')
    await waitFor(() => expect(sent('/api/imports/preview')).toHaveLength(2))
    expect(sent('/api/imports/preview')[1]?.url.searchParams.get('charset')).toBe('utf-8')
  })

  it('says why a file cannot be read', async () => {
    const refusal = () => problem(422, 'invalid', 'The file is an old Excel workbook (xls).')
    await openImport(importApi({ 'POST /api/imports/preview': refusal }))
    drop()
    await screen.findByText('The file is an old Excel workbook (xls).')
    expect(screen.queryByText('What the columns mean')).toBeNull()
  })

  it('asks for what is missing before anything is sent', async () => {
    await openImport()
    drop()
    await screen.findByText('What the columns mean')
    expect(screen.queryByText('Please choose.')).toBeNull()
    press('Try it out')
    expect(await screen.findAllByText('Please choose.')).toHaveLength(2)
    expect(sent('/api/import/answers')).toHaveLength(0)
  })

  it('tries a file out with its map before it, and counts what would become of the rows', async () => {
    await openImport()
    await chooseAll()
    press('Try it out')
    await screen.findByText('Tried out: nothing has been stored.')
    expect(
      screen.getByText('7 would be new · 1 there already · 1 rejected · 1 not asked'),
    ).toBeTruthy()
    expect(screen.getByRole('row', { name: '4 score must be a whole number' })).toBeTruthy()
    const { searchParams } = sent('/api/import/answers')[0]?.url ?? new URL('http://x')
    expect(searchParams.get('dry')).toBe('1')
    expect(searchParams.get('namespace')).toBe('a')
    expect(Number(searchParams.get('mapBytes'))).toBeGreaterThan(100)
    expect(sent('/api/imports')).toHaveLength(0)
  })

  it('imports a file in pieces, tells how far it is, and adds the pieces up', async () => {
    const next = { from: 'place', byte: 10, head: 5 }
    const reports: Partial<ImportReport>[] = [{ next }, { rejectedCount: 0, rejected: [] }]
    const api = importApi({
      [SENT]: (url) => makeReport(url.searchParams.has('dry') ? {} : (reports.shift() ?? {})),
    })
    await openImport(api)
    await chooseAll()
    press('Try it out')
    await screen.findByText('Tried out: nothing has been stored.')
    press('Import 7 answers')
    await screen.findByText('Imported: 14 new answers.')
    expect(screen.getByText('14 new · 2 there already · 1 rejected · 2 not asked')).toBeTruthy()
    const begun = sent('/api/imports')[0]?.body
    expect(begun).toMatchObject({
      file: 'a.csv',
      namespace: 'a',
      map: { answers: [{ touchpoint: { value: 'checkout' } }, { kind: { value: 'nps' } }] },
    })
    const queries = sent('/api/import/answers').map(({ url }) => url.searchParams)
    expect(queries.slice(1).map((query) => [query.get('import'), query.get('from')])).toEqual([
      ['7', null],
      [null, 'place'],
    ])
    expect(screen.getByRole('link', { name: 'See the journey' }).getAttribute('href')).toBe('/')
  })

  it('is stopped in the middle: no further piece goes, and the import is cancelled', async () => {
    const api = importApi({
      [SENT]: (url) => (url.searchParams.has('dry') ? makeReport() : new Promise(() => undefined)),
      'PATCH /api/imports/7': () => makeImport({ state: 'cancelled' }),
    })
    await openImport(api)
    await chooseAll()
    press('Try it out')
    press(await screen.findByRole('button', { name: 'Import 7 answers' }).then(() => /^Import 7/))
    await waitFor(() => expect(sent('/api/import/answers')).toHaveLength(2))
    press('Stop')
    await screen.findByText(/^Stopped: 0 answers are there/)
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({ state: 'cancelled' }),
    )
  })

  it('tells why a file was refused, field by field, and that nothing was stored', async () => {
    const refusal = () =>
      Response.json(
        {
          status: 422,
          code: 'invalid',
          detail: 'A column of scores does not fit its question.',
          fields: [{ field: 'score', reason: '8 of 10 scores are off the scale' }],
        },
        { status: 422 },
      )
    await openImport(importApi({ [SENT]: refusal }))
    await chooseAll()
    press('Try it out')
    await screen.findByText('A column of scores does not fit its question.')
    expect(screen.getByText(/8 of 10 scores are off the scale/)).toBeTruthy()
    expect(screen.getByText(/Nothing has been stored\.$/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Import \d/ })).toBeNull()
  })

  it('an import that breaks off is over: what landed is told, and it can be undone', async () => {
    let pieces = 0
    const api = importApi({
      [SENT]: (url) => {
        if (url.searchParams.has('dry')) return makeReport()
        pieces += 1
        return pieces === 1
          ? makeReport({ next: { from: 'place', byte: 10, head: 5 } })
          : problem(503, 'busy')
      },
      'PATCH /api/imports/7': () => makeImport({ state: 'cancelled' }),
    })
    await openImport(api)
    await chooseAll()
    press('Try it out')
    fireEvent.click(await screen.findByRole('button', { name: 'Import 7 answers' }))
    await screen.findByText(/^Broken off: 7 answers are there/)
    expect(calls.filter(({ method }) => method === 'PATCH')).toHaveLength(1)
  })

  it('reads a file like one before by its map, or by hand after all', async () => {
    const kept = { answer_id: 'x', touchpoint: { value: 'checkout' } }
    await openImport(importApi({ 'POST /api/imports/preview': () => makePreview({ kept }) }))
    drop()
    await screen.findByText(/^A file with these columns was imported before/)
    press('Choose by hand')
    await screen.findByLabelText('When it was answered')
  })

  it('a file of our own columns goes without a map and under its own ids', async () => {
    await openImport(importApi({ 'POST /api/imports/preview': () => makePreview({ isOwn: true }) }))
    drop()
    await screen.findByText(/^The file has Wayfelt’s own columns/)
    press('Try it out')
    await screen.findByText('Tried out: nothing has been stored.')
    const query = sent('/api/import/answers')[0]?.url.searchParams
    expect([query?.get('mapBytes'), query?.get('namespace')]).toEqual([null, null])
  })

  it('a row may have more answers, or fewer', async () => {
    await openImport()
    drop()
    await screen.findByText('What the columns mean')
    press('A row has one more answer')
    expect(await screen.findAllByRole('group', { name: /^Answer \d of a row$/ })).toHaveLength(3)
    press('Remove answer 1')
    await waitFor(() => expect(screen.getAllByLabelText('Touchpoint')).toHaveLength(2))
    expect(
      screen
        .getAllByLabelText('Kind of question')
        .map((one) => one.nodeValue ?? (one as HTMLSelectElement).value),
    ).toEqual(['=nps', '=csat'])
  })
})

describe('a file of orders', () => {
  const columns = [makeColumn('Order', 'id'), makeColumn('Created', 'time'), makeColumn('Total')]
  const ordersApi = (api: FakeApi = {}) =>
    importApi({
      'POST /api/imports/preview': () => makePreview({ columns }),
      'POST /api/import/orders': () => makeReport({ skipped: 0 }),
      ...api,
    })

  it('is mapped, tried out and imported as one of answers is, without their questions', async () => {
    await openImport(ordersApi())
    pick('What the file holds', 'orders')
    drop()
    await screen.findByText(/^A row is an order, a step of a parcel, or both/)
    expect(screen.queryByLabelText('Take what fits the scale')).toBeNull()
    expect(screen.queryByLabelText('Touchpoint')).toBeNull()
    press('Try it out')
    expect(await screen.findAllByText('Please choose.')).toHaveLength(1)
    fireEvent.input(screen.getByLabelText('Currency of all rows'), { target: { value: 'PLN' } })
    await waitFor(() => expect(screen.queryByText('Please choose.')).toBeNull())
    press('Try it out')
    await screen.findByText('7 would be new · 1 there already · 1 rejected')
    press('Import 7 rows')
    await screen.findByText('Imported: 7 rows told something new.')
    expect(sent('/api/imports')[0]?.body).toMatchObject({
      target: 'orders',
      orderMap: { order_id: 'Order', value: 'Total', currency: { value: 'PLN' } },
    })
    expect(sent('/api/imports/preview')[0]?.url.searchParams.get('target')).toBe('orders')
    expect(sent('/api/import/orders')).toHaveLength(2)
    expect(screen.getByRole('link', { name: 'See deliveries' }).getAttribute('href')).toBe(
      '/delivery',
    )
  })

  it.each<Locale>(['pl', 'ru'])('is whole in %s', async (locale) => {
    const imports = [makeImport({ target: 'orders', file: 'orders.csv' })]
    await openImport(ordersApi({ 'GET /api/imports': () => ({ imports }) }), locale)
    for (const select of document.querySelectorAll('select[name=target]'))
      fireEvent.change(select, { target: { value: 'orders' } })
    drop()
    await waitFor(() => expect(document.querySelector('select[name=order_id]')).toBeTruthy())
    const text = document.querySelector('.settings-page')?.textContent.replace('docs/import.md', '')
    expect(text).not.toMatch(/imports?\.\w|[{}]/)
  })

  it('is taken back with what only it has told', async () => {
    const run = makeImport({ target: 'orders', file: 'orders.csv' })
    await openImport(
      ordersApi({
        'GET /api/imports': () => ({ imports: [run] }),
        'POST /api/imports/7/undo': () => ({ ...run, state: 'undone', undone: 3 }),
      }),
    )
    fireEvent.click(await screen.findByRole('button', { name: 'Undo orders.csv' }))
    const dialog = await screen.findByRole('dialog', { name: 'Undo “orders.csv”?' })
    expect(within(dialog).getByText(/that only this file told of/)).toBeTruthy()
    fireEvent.click(within(dialog).getByRole('button', { name: 'Undo' }))
    await screen.findByText('Undone: 3 orders and parcels of “orders.csv” were taken out.')
  })
})

describe('undoing an import', () => {
  it('asks once more with the number of answers, goes on call by call, and says what it did', async () => {
    let run = makeImport()
    const api = importApi({
      'GET /api/imports': () => ({ imports: [run] }),
      'POST /api/imports/7/undo': () => {
        const undone = Math.min(run.undone + 1000, run.accepted)
        run = { ...run, undone, state: undone === run.accepted ? 'undone' : 'undoing' }
        return run
      },
    })
    await openImport(api)
    fireEvent.click(await screen.findByRole('button', { name: 'Undo reviews.csv' }))
    const dialog = await screen.findByRole('dialog', { name: 'Undo “reviews.csv”?' })
    expect(
      within(dialog).getByText(/1,204 answers leave every figure and are deleted\./),
    ).toBeTruthy()
    expect(sent('/api/imports/7/undo')).toHaveLength(0)
    fireEvent.click(within(dialog).getByRole('button', { name: 'Undo' }))
    await screen.findByText('Undone: 1,204 answers of “reviews.csv” were taken out.')
    expect(sent('/api/imports/7/undo')).toHaveLength(2)
    await waitFor(() => expect(screen.getByRole('cell', { name: 'undone' })).toBeTruthy())
    expect(screen.queryByRole('button', { name: 'Undo reviews.csv' })).toBeNull()
  })

  it('that broke off is gone on with', async () => {
    const imports = [
      makeImport({ state: 'undoing', undone: 1000 }),
      makeImport({ id: 6, accepted: 0 }),
    ]
    await openImport(importApi({ 'GET /api/imports': () => ({ imports }) }))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo reviews.csv' }))
    expect(screen.getByText('Go on undoing')).toBeTruthy()
    await screen.findByText('204 answers leave every figure and are deleted.')
  })

  it('says why it failed, and stays open', async () => {
    const api = importApi({
      'GET /api/imports': () => ({ imports: [makeImport()] }),
      'POST /api/imports/7/undo': () => problem(503, 'busy'),
    })
    await openImport(api)
    fireEvent.click(await screen.findByRole('button', { name: 'Undo reviews.csv' }))
    const dialog = await screen.findByRole('dialog', { name: 'Undo “reviews.csv”?' })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Undo' }))
    await within(dialog).findByRole('alert')
  })
})

it('an agent has no such page', async () => {
  const session = () => makeSession({ role: 'agent', permissions: ['figures:read'] } as never)
  await open('/settings/import', { ...importApi(), session })
  await waitFor(() => expect(document.querySelector('h1')).toBeTruthy())
  expect(calls.some(({ url }) => url.pathname === '/api/imports')).toBe(false)
})
