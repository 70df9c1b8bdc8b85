import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RecipientResult, RecipientRow } from '#contract/channels/recipients.ts'
import type { RecipientOutcome } from '#contract/channels/words.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { CODE_SURVEY, makeRecipientList } from '#test/dashboard/support/access.ts'
import { catchDownloads, type Download } from '#test/dashboard/support/downloads.ts'
import { calls, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'

const CSV = [
  'E-mail;Podstawa;Numer zamówienia;Uwagi',
  'ann@mail.example;zgoda;ZS-1;=HYPERLINK(1)',
  'bob@mail.example;;ZS-2;',
  ';;;',
  '" ANN@mail.example";zgoda;ZS-3;"a ""b"""',
  'eve@mail.example;informacja;ZS-4;x',
].join('\r\n')

let downloads: Download[] = []
beforeEach(() => {
  downloads = catchDownloads()
})
afterEach(() => vi.restoreAllMocks())

/** The server: `basis` or nothing. */
function resultOf(rows: RecipientRow[], isReal: boolean): RecipientResult {
  return {
    rows: rows.map(({ line, basis }) => {
      const outcome: RecipientOutcome = basis ? 'ready' : 'no-basis'
      const link = isReal && basis ? `https://feedback.example.com/q/K7M2P9X4/${line}` : null
      return { line, outcome, link, optOut: link && `${link}/optout` }
    }),
  }
}

function peopleApi(more: FakeApi = {}, lists = [makeRecipientList()]): FakeApi {
  const rowsOf = (body: unknown) => (body as { rows: RecipientRow[] }).rows
  return {
    'GET /api/codes': () => ({ codes: [], surveys: [CODE_SURVEY], language: 'pl' }),
    'GET /api/recipients': () => ({ lists, optOuts: 2 }),
    'POST /api/recipients/plan': (_, __, body) => resultOf(rowsOf(body), false),
    'POST /api/recipients': () => Response.json(makeRecipientList(), { status: 201 }),
    'POST /api/recipients/K7M2P9X4/links': (_, __, body) => resultOf(rowsOf(body), true),
    'POST /api/recipients/K7M2P9X4/reminders': (_, __, body) => resultOf(rowsOf(body), true),
    'GET /api/recipients/K7M2P9X4/mail': () => ({
      lang: 'pl',
      question: 'How?',
      html: '<a href="{{link}}">',
      text: '{{link}} {{opt_out}}',
      sms: 'How? {{link}}',
    }),
    'DELETE /api/recipients/K7M2P9X4': () => done(),
    ...more,
  }
}

async function openPeople(api = peopleApi(), locale: Locale = 'en') {
  await open('/settings/channels', api, locale)
  await screen.findByRole('heading', { level: 2 })
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const posts = () => calls.filter(({ method }) => method === 'POST')

function choose(text: string | Uint8Array<ArrayBuffer> = CSV) {
  const file = new File([text], 'orders.csv')
  fireEvent.change(screen.getByLabelText('Choose a file'), { target: { files: [file] } })
}

async function plan(text?: string) {
  await openPeople()
  press('Ask people from a file')
  choose(text)
  await screen.findByText(/rows? read/)
  press('See who would be asked')
}

describe('people from a file', () => {
  it('are seen first: whom it asks, and why not the others', async () => {
    await plan()
    expect(await screen.findByText('2 people can be asked. Nothing is stored yet.')).toBeTruthy()
    expect(posts().map(({ url }) => url.pathname)).toEqual(['/api/recipients/plan'])
    expect(posts()[0]?.body).toMatchObject({
      survey: 'checkout-csat',
      channel: 'email',
      rows: [
        { line: 2, email: 'ann@mail.example', basis: 'zgoda', order: 'ZS-1' },
        { line: 3, email: 'bob@mail.example', order: 'ZS-2' },
        { line: 6, email: 'eve@mail.example', basis: 'informacja', order: 'ZS-4' },
      ],
    })
    // What no column is for stays in the browser.
    expect(JSON.stringify(posts()[0]?.body)).not.toContain('HYPERLINK')
    const left = screen.getByRole('table', { name: '2 rows without a link; 2 of them shown' })
    expect(within(left).getByText('bob@mail.example')).toBeTruthy()
    expect(within(left).getByText('An earlier row has the same person')).toBeTruthy()
  })

  it('become links, which are joined with their addresses here, and cannot be run', async () => {
    await plan()
    fireEvent.input(screen.getByLabelText('Name of the list'), { target: { value: ' November ' } })
    fireEvent.click(await screen.findByRole('button', { name: 'Make 2 links' }))
    await screen.findByText(/2 links are made/)
    expect(
      posts()
        .map(({ url, body }) => [url.pathname, body])
        .slice(1, 2),
    ).toEqual([
      ['/api/recipients', { survey: 'checkout-csat', channel: 'email', name: 'November' }],
    ])
    press('Take the links as CSV')
    const link = 'https://feedback.example.com/q/K7M2P9X4'
    expect(await downloads[0]?.content.text()).toBe(
      [
        '\uFEFF"E-mail","Podstawa","Numer zamówienia","Uwagi","link","opt_out"',
        `"ann@mail.example","zgoda","ZS-1","'=HYPERLINK(1)","${link}/2","${link}/2/optout"`,
        `"eve@mail.example","informacja","ZS-4","x","${link}/6","${link}/6/optout"`,
        '',
      ].join('\r\n'),
    )
    press('Take the others as CSV')
    expect(await downloads[1]?.content.text()).toContain(
      '"3","No basis: neither consent nor notice"',
    )
  })

  it('need a name for their list', async () => {
    await plan()
    fireEvent.click(await screen.findByRole('button', { name: 'Make 2 links' }))
    expect(await screen.findByText('Fill this in.')).toBeTruthy()
    expect(posts()).toHaveLength(1)
  })

  it('go a hundred at a time, and on from where it stopped, in one list', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => `p${n}@mail.example;consent`)
    let fails = 1
    const api = peopleApi({
      'POST /api/recipients/K7M2P9X4/links': (_, __, body) => {
        const { rows: sent } = body as { rows: RecipientRow[] }
        if (sent[0]?.line === 102 && fails-- > 0) return problem(503, 'busy')
        return resultOf(sent, true)
      },
    })
    await openPeople(api)
    press('Ask people from a file')
    choose(['email;basis', ...rows].join('\n'))
    await screen.findByText('250 rows read')
    fireEvent.input(screen.getByLabelText('Name of the list'), { target: { value: 'Big' } })
    press('See who would be asked')
    fireEvent.click(await screen.findByRole('button', { name: 'Make 250 links' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Go on' }))
    await screen.findByText(/250 links are made/)
    const paths = posts().map(({ url }) => url.pathname)
    expect(paths.filter((path) => path === '/api/recipients')).toHaveLength(1)
    expect(paths.filter((path) => path.endsWith('/links'))).toHaveLength(4)
    press('Take the links as CSV')
    expect((await downloads[0]?.content.text())?.split('\r\n')).toHaveLength(252)
  })

  it.each([
    ['email,order\na@b.example,1', /no column named “basis”/],
    ['phone,basis\n+48600100200,consent', /no column named “email”/],
    ['email,basis\n', /no row below/],
    ['', /no row below/],
  ])('are not asked by %o', async (text, words) => {
    await openPeople()
    press('Ask people from a file')
    choose(text)
    expect(await screen.findByText(words)).toBeTruthy()
    press('See who would be asked')
    expect(posts()).toEqual([])
  })

  it('may come in the letters of an old Windows', async () => {
    await openPeople()
    press('Ask people from a file')
    // ó of windows-1250.
    const bytes = new TextEncoder().encode('email;basis;zam')
    const tail = new TextEncoder().encode('wienie\na@b.example;consent;x')
    choose(new Uint8Array([...bytes, 0xf3, ...tail]))
    await screen.findByText('1 row read')
    press('See who would be asked')
    await screen.findByText(/1 person can be asked/)
    expect(posts()[0]?.body).toMatchObject({ rows: [{ order: 'x' }] })
  })
})

describe('a list', () => {
  it.each<[Locale, string, string]>([
    ['en', 'Personal links from a file', '2 addresses are not to be asked any more'],
    ['pl', 'Osobiste linki z pliku', '2 adresy nie dostają więcej pytań'],
    ['ru', 'Личные ссылки из файла', '2 адреса больше не получают вопросов'],
  ])('is told in %s with how many opted out', async (locale, title, words) => {
    await openPeople(peopleApi(), locale)
    expect(screen.getByRole('heading', { name: title })).toBeTruthy()
    expect(await screen.findByText(new RegExp(words))).toBeTruthy()
    expect(screen.getByText('Orders of November')).toBeTruthy()
  })

  it('says when there is none', async () => {
    await openPeople(peopleApi({}, []))
    expect(await screen.findByText('No lists yet.')).toBeTruthy()
  })

  it('says when they could not be had', async () => {
    await openPeople(peopleApi({ 'GET /api/recipients': () => problem(503, 'busy') }))
    expect((await screen.findAllByRole('button', { name: 'Try again' })).length).toBeGreaterThan(0)
  })

  it('reminds by the same file, under one name however often it goes on', async () => {
    await openPeople()
    fireEvent.click(await screen.findByRole('button', { name: 'Use: Orders of November' }))
    const dialog = await screen.findByRole('dialog', { name: 'Orders of November' })
    choose()
    await within(dialog).findByText(/rows read/)
    fireEvent.input(within(dialog).getByLabelText(/asked at least/), { target: { value: '7' } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Prepare the reminder' }))
    expect(
      await within(dialog).findByText('2 people can be reminded. Take the file now.'),
    ).toBeTruthy()
    expect(posts()[0]?.body).toMatchObject({
      days: 7,
      run: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    fireEvent.click(within(dialog).getByRole('tab', { name: 'Text for your mailer' }))
    expect(await within(dialog).findByText('{{link}} {{opt_out}}')).toBeTruthy()
  })

  it('ends after asking', async () => {
    await openPeople()
    fireEvent.click(await screen.findByRole('button', { name: 'End: Orders of November' }))
    fireEvent.click(await screen.findByRole('button', { name: 'End' }))
    await waitFor(() => expect(calls.some(({ method }) => method === 'DELETE')).toBe(true))
  })
})
