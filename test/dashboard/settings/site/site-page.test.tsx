import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { SiteChange } from '#contract/site/settings.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { makeSession, makeSite } from '#test/dashboard/support/fixtures.ts'

async function openSite(api: FakeApi = {}, locale: Locale = 'en') {
  let site = makeSite()
  const view = await open(
    '/settings/site',
    {
      'GET /api/site': () => site,
      'PATCH /api/site': (_, __, body) => {
        site = makeSite({ ...site, ...(body as object) })
        return site
      },
      ...api,
    },
    locale,
  )
  await waitFor(() => {
    if (!view.container.querySelector('form')) throw new Error('no form yet')
  })
  return view
}

function write(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
}

function save(): void {
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
}

/** What the saves sent. */
function sent(): unknown[] {
  return calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
}

describe('counts at night', () => {
  const SWITCH = 'Put counts into the bucket each night'

  it('are not offered where the deployment has no bucket', async () => {
    await openSite()
    expect(screen.queryByLabelText(SWITCH)).toBeNull()
  })

  it('are turned on where it has one', async () => {
    await openSite({ 'GET /api/site': () => makeSite({ hasBucket: true }) })
    fireEvent.click(await screen.findByLabelText(SWITCH))
    save()
    await waitFor(() => expect(sent()).toEqual([{ dropsCounts: true }]))
  })

  it('can be turned off where it has none any more', async () => {
    await openSite({ 'GET /api/site': () => makeSite({ dropsCounts: true }) })
    const shown = await screen.findByRole('switch', { name: SWITCH, checked: true })
    fireEvent.click(shown)
    save()
    await waitFor(() => expect(sent()).toEqual([{ dropsCounts: false }]))
  })
})

describe('the site page', () => {
  it.each<[Locale, Partial<ReturnType<typeof makeSite>>, string]>([
    ['en', {}, 'Zielony Sklep accepts answers from 2 origins.'],
    ['pl', {}, 'Zielony Sklep przyjmuje odpowiedzi z 2 adresów.'],
    ['ru', {}, 'Zielony Sklep принимает ответы с 2 адресов.'],
    ['en', { origins: [] }, 'Zielony Sklep accepts no answers yet: no origin is listed.'],
    ['en', { paused: true }, 'Zielony Sklep is paused: it asks nothing and accepts no answers.'],
  ])('opens in %s with the sentence that matters: %j', async (locale, site, words) => {
    await openSite({ 'GET /api/site': () => makeSite(site) }, locale)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(words)
  })

  it('has a title, and marks its place among the settings', async () => {
    await openSite()
    expect(document.title).toBe('Site – Wayfelt')
    const nav = screen.getByRole('navigation', { name: 'Settings' })
    expect(nav.querySelector('[aria-current=page]')?.textContent).toBe('Site')
    expect(nav.querySelectorAll('a')).toHaveLength(14)
  })

  it('offers the limits of one address, and shows the one that is set', async () => {
    await openSite({ 'GET /api/site': () => makeSite({ addressLimit: 600 }) })
    const limit = screen.getByLabelText<HTMLSelectElement>('Limit per address')
    expect(limit.value).toBe('600')
    expect([...limit.options].map(({ textContent }) => textContent)).toEqual([
      '120 a minute',
      '600 a minute',
      '3,000 a minute',
    ])
  })

  it.each<[Locale, string, RegExp]>([
    ['en', 'Count displays exactly up to', /answers are all kept/],
    ['pl', 'Dokładne liczenie wyświetleń do', /wszystkie odpowiedzi zostają/],
    ['ru', 'Точный подсчёт показов до', /все ответы сохраняются/],
  ])('says in %s from where on displays are sampled, and what that costs', async (...row) => {
    const [locale, label, words] = row
    await openSite({}, locale)
    const field = screen.getByLabelText<HTMLInputElement>(label)
    expect(field.value).toBe('50000')
    expect(field.closest('.row')?.textContent).toMatch(words)
  })

  it('shows the time zone as a fact, with the reason', async () => {
    await openSite()
    expect(screen.getByText('Europe/Warsaw').closest('dl')?.textContent).toContain(
      'It cannot be changed',
    )
  })

  it.each<[string, () => void, SiteChange]>([
    ['the name', () => write('Name', ' Sklep '), { name: 'Sklep' }],
    ['the pause', () => fireEvent.click(screen.getByRole('switch')), { paused: true }],
    ['the cool-down', () => write('Cool-down', '0'), { cooldownDays: 0 }],
    [
      'from where displays are sampled',
      () => write('Count displays exactly up to', '200 000'),
      { sampleAbove: 200_000 },
    ],
    [
      'the limit per address',
      () =>
        fireEvent.change(screen.getByLabelText('Limit per address'), {
          target: { value: '3000' },
        }),
      { addressLimit: 3000 },
    ],
    [
      'the language',
      () =>
        fireEvent.change(screen.getByLabelText('Language', { selector: 'form select' }), {
          target: { value: 'en' },
        }),
      { language: 'en' },
    ],
    [
      'origins, without blank lines, repetitions and a closing slash',
      () => write('Origins', '\nhttps://a.example/\nhttps://a.example\n http://localhost:8080 '),
      { origins: ['https://a.example', 'http://localhost:8080'] },
    ],
    [
      'the origin of what is closed off, such as a checkout',
      () => write('Origins', 'https://a.example\nnull'),
      { origins: ['https://a.example', 'null'] },
    ],
  ])('sends nothing but what changed: %s', async (_, change, expected) => {
    await openSite()
    change()
    save()
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(sent()).toEqual([expected])
  })

  it('sends nothing while nothing is changed', async () => {
    await openSite()
    save()
    expect(screen.getByRole('button', { name: 'Save changes' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    expect(sent()).toEqual([])
  })

  it('says that it saves, and that changes are not saved yet', async () => {
    await openSite({ 'PATCH /api/site': () => new Promise(() => undefined) })
    write('Name', 'Sklep')
    expect(await screen.findByText('Not saved yet')).toBeTruthy()
    save()
    expect(await screen.findByText('Saving…')).toBeTruthy()
  })

  it('shows a new name in the rail', async () => {
    let name = 'Zielony Sklep'
    await openSite({
      session: () => makeSession({ site: { key: 'wf_pk_demo1', name } }),
      'PATCH /api/site': () => makeSite({ name: (name = 'Sklep') }),
    })
    write('Name', 'Sklep')
    save()
    expect(await screen.findByText('Sklep', { selector: '.site-shown' })).toBeTruthy()
  })

  it('takes changes back', async () => {
    await openSite()
    write('Name', 'Sklep')
    fireEvent.click(await screen.findByRole('button', { name: 'Discard' }))
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Zielony Sklep'),
    )
    expect(screen.queryByText('Not saved yet')).toBeNull()
  })
})

describe('what is wrong', () => {
  it.each([
    ['Name', '  ', 'Fill this in.'],
    ['Name', 'x'.repeat(81), 'At most 80 characters.'],
    ['Origins', 'shop.example', '“shop.example” is not an origin.'],
    ['Origins', 'https://shop.example/pl', '“https://shop.example/pl” is not an origin.'],
    ['Origins', 'ftp://shop.example', '“ftp://shop.example” is not an origin.'],
    ['Cool-down', '366', 'A whole number from 0 to 365.'],
    ['Cool-down', '1.5', 'A whole number from 0 to 365.'],
    ['Cool-down', '', 'A whole number from 0 to 365.'],
    ['Count displays exactly up to', '999', 'A whole number from 1,000 to 100,000,000.'],
    ['Count displays exactly up to', 'many', 'A whole number from 1,000 to 100,000,000.'],
  ])('in %s (%j) is said at the field, which gets the focus', async (label, value, words) => {
    await openSite()
    write(label, value)
    save()
    expect(await screen.findByText('Not saved: check the marked fields.')).toBeTruthy()
    const field = screen.getByLabelText(label)
    const described = field.getAttribute('aria-describedby')?.split(' ') ?? []
    const told = described.map((id) => document.querySelector(`[id="${id}"]`)?.textContent)
    expect(told.join(' ')).toContain(words)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(sent()).toEqual([])
  })

  it('goes away as soon as the field is mended', async () => {
    await openSite()
    write('Name', '')
    save()
    expect(await screen.findByText('Fill this in.')).toBeTruthy()
    write('Name', 'S')
    await waitFor(() => expect(screen.queryByText('Fill this in.')).toBeNull())
  })

  it('in the eyes of the API is said at its field and line', async () => {
    const fields = [{ field: 'origins[1]', reason: 'is taken' }]
    await openSite({
      'PATCH /api/site': () => Response.json({ code: 'invalid', fields }, { status: 422 }),
    })
    write('Origins', 'https://a.example\nhttps://b.example')
    save()
    expect(await screen.findByText('Line 2: is taken')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Origins')))
  })

  it.each([
    [500, 'internal', 'Not saved. Something failed on our side.'],
    [403, 'forbidden', 'Not saved. You are not allowed to do this here; ask an owner.'],
    [401, 'unauthenticated', 'Not saved. You are signed out.'],
  ])('with the server (%i) keeps what was written', async (status, code, words) => {
    await openSite({ 'PATCH /api/site': () => problem(status, code) })
    write('Name', 'Sklep')
    save()
    expect((await screen.findByText(/^Not saved\./)).textContent).toContain(words)
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Sklep')
  })
})

describe('changes that are not saved', () => {
  async function changed() {
    await open('/', { 'GET /api/site': () => makeSite() })
    fireEvent.click(await screen.findByRole('link', { name: 'Settings' }))
    await screen.findByLabelText('Name')
    write('Name', 'Sklep')
    await screen.findByText('Not saved yet')
  }
  const journey = () => screen.getByRole('link', { name: 'Journey' })

  it('hold back a link until the reader agrees', async () => {
    await changed()
    fireEvent.click(journey())
    expect(await screen.findByText('Leave without saving?')).toBeTruthy()
    expect(location.pathname).toBe('/settings/site')
    fireEvent.click(screen.getByRole('button', { name: 'Leave without saving' }))
    await waitFor(() => expect(location.pathname).toBe('/'))
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
  })

  it('stay when the reader stays', async () => {
    await changed()
    fireEvent.click(journey())
    fireEvent.click(await screen.findByRole('button', { name: 'Stay here' }))
    await waitFor(() => expect(screen.queryByText('Leave without saving?')).toBeNull())
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Sklep')
  })

  it('hold back the way back', async () => {
    await changed()
    history.back()
    expect(await screen.findByText('Leave without saving?')).toBeTruthy()
    expect(location.pathname).toBe('/settings/site')
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Sklep')
  })

  it('hold back another site and signing out', async () => {
    await changed()
    fireEvent.click(screen.getByRole('button', { name: /Druga Półka/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Stay here' }))
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
    expect(await screen.findByText('Leave without saving?')).toBeTruthy()
    expect(calls.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it('make the browser ask before the tab closes, and only they', async () => {
    const closing = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
    await changed()
    expect(closing()).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }))
    await waitFor(() => expect(closing()).toBe(false))
  })
})

describe('settings pages', () => {
  it('start with the first one that the reader may open', async () => {
    await open('/settings', { 'GET /api/site': () => makeSite() })
    await waitFor(() => expect(location.pathname).toBe('/settings/site'))
    expect(await screen.findByLabelText('Name')).toBeTruthy()
  })

  it('that the reader may not open say whom to ask, and fetch nothing', async () => {
    await open('/settings/site', { session: () => makeSession({ permissions: ['audit:read'] }) })
    expect(
      await screen.findByText('You are not allowed to do this here; ask an owner.'),
    ).toBeTruthy()
    expect(calls.map(({ url }) => url.pathname)).not.toContain('/api/site')
  })

  it('that are not there say so', async () => {
    await open('/settings/nope')
    expect(await screen.findByText('There is no such page')).toBeTruthy()
  })

  it('keep their shape while loading, and say what failed', async () => {
    let broken = true
    const { container } = await open('/settings/site', {
      'GET /api/site': () => (broken ? problem(500, 'internal') : makeSite()),
    })
    const box = await screen.findByRole('alert')
    expect(box.textContent).toContain('This page could not be loaded')
    broken = false
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByLabelText('Name')).toBeTruthy()
    expect(container.querySelector('[aria-busy=true]')).toBeNull()
  })

  it('of an ended session lead to the sign-in page', async () => {
    await open('/settings/site', { 'GET /api/site': () => problem(401, 'unauthenticated') })
    expect(await screen.findByText('You are signed out')).toBeTruthy()
  })

  it('follow a change of language with all their words', async () => {
    await openSite()
    fireEvent.change(screen.getByLabelText('Language', { selector: '.rail select' }), {
      target: { value: 'ru' },
    })
    expect(await screen.findByLabelText('Название')).toBeTruthy()
    expect(await screen.findByRole('link', { name: 'Путь клиента' })).toBeTruthy()
  })
})

describe('M9: the site itself', () => {
  it('is deleted after its name was typed, and its owner is led away', async () => {
    let gone = false
    await openSite({
      'DELETE /api/site': () => {
        gone = true
        return done()
      },
      session: () => (gone ? problem(401, 'unauthenticated') : makeSession()),
    })
    fireEvent.click(screen.getByRole('button', { name: 'Delete the site' }))
    const dialog = await screen.findByRole('dialog', { name: 'Delete Zielony Sklep?' })
    fireEvent.input(within(dialog).getByRole('textbox'), { target: { value: 'Zielony Sklep' } })
    const deleted = () => calls.filter(({ method }) => method === 'DELETE')
    await waitFor(() => {
      fireEvent.click(within(dialog).getByRole('button', { name: 'Delete the site' }))
      expect(deleted().map(({ body }) => body)).toEqual([{ name: 'Zielony Sklep' }])
    })
    expect(await screen.findByText('You are signed out')).toBeTruthy()
  })

  it('is no manager’s to delete', async () => {
    await openSite({ session: () => makeSession({ permissions: ['site:manage'] }) })
    expect(screen.queryByRole('button', { name: 'Delete the site' })).toBeNull()
  })
})
