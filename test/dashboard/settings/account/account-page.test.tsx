import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { makeSession } from '#test/dashboard/support/fixtures.ts'
import { knowsPasskeys, QUESTION } from '#test/dashboard/support/passkeys.ts'
import { type Browser, makeBrowser, makePasskey } from '#test/dashboard/support/people.ts'

const HERE = makeBrowser({ id: 'here', device: 'Chrome, Windows', way: 'passkey', current: true })

/** An account as the API keeps it: what is changed stays changed. */
async function openAccount(
  { passkeys = [makePasskey()], browsers = [HERE, makeBrowser()] } = {},
  api: FakeApi = {},
  locale: Locale = 'en',
) {
  let [keys, sessions]: [typeof passkeys, Browser[]] = [passkeys, browsers]
  const view = await open(
    '/account',
    {
      'GET /api/account/passkeys': () => ({ passkeys: keys }),
      'GET /api/account/sessions': () => ({ sessions }),
      'POST /api/account/passkeys/options': () => QUESTION,
      'POST /api/account/passkeys': (_, __, body) => {
        const { name } = body as { name: string }
        keys = [...keys, makePasskey({ id: 'new', name })]
        sessions = [HERE]
        return Response.json(makePasskey({ id: 'new', name }), { status: 201 })
      },
      'PATCH /api/account/passkeys/k1': (_, __, body) => {
        keys = [makePasskey(body as { name: string })]
        return done()
      },
      'DELETE /api/account/passkeys/k1': () => {
        keys = []
        return done()
      },
      'DELETE /api/account/sessions/s1': () => {
        sessions = [HERE]
        return done()
      },
      'DELETE /api/account/sessions': () => {
        sessions = [HERE]
        return done()
      },
      ...api,
    },
    locale,
  )
  await waitFor(() => {
    if (!view.container.querySelector('table')) throw new Error('no browsers yet')
  })
  return view
}

const row = async (name: RegExp) =>
  (await screen.findByRole('rowheader', { name })).closest('tr') ?? document.body
const sent = () => calls.filter(({ method }) => method !== 'GET')

describe('the account page', () => {
  it('changes the name, also in the rail', async () => {
    let name = 'Marta Kowalska'
    const user = () => ({ id: 'marta', email: 'marta@zielony.example', name })
    await openAccount(
      {},
      {
        session: () => makeSession({ user: user() }),
        'PATCH /api/account': (_, __, body) => {
          name = (body as { name: string }).name
          return done()
        },
      },
    )
    expect(document.title).toBe('Account – Wayfelt')
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: ' Marta Nowak ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(sent().map(({ body }) => body)).toEqual([{ name: 'Marta Nowak' }])
    expect(await screen.findByText('Marta Nowak', { selector: '.person-name' })).toBeTruthy()
  })

  it('keeps its shape while loading, and says what failed', async () => {
    let broken = true
    await open('/account', {
      'GET /api/account/passkeys': () => ({ passkeys: [] }),
      'GET /api/account/sessions': () => (broken ? problem(500, 'internal') : { sessions: [HERE] }),
    })
    expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded')
    broken = false
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('this browser')).toBeTruthy()
  })
})

describe('passkeys', () => {
  const field = () => screen.getByLabelText<HTMLInputElement>('Name of the new passkey')
  const add = () => fireEvent.click(screen.getByRole('button', { name: 'Add a passkey' }))

  it('are listed with when they were added and used, and whether they are backed up', async () => {
    knowsPasskeys()
    const used = makePasskey({ id: 'k2', name: 'Phone', usedAt: Date.now(), backedUp: true })
    await openAccount({ passkeys: [makePasskey(), used] })
    expect((await row(/^Laptop/)).textContent).toContain('3 days agoneverno, lost with the device')
    expect((await row(/^Phone/)).textContent).toContain('nowyes')
    expect(screen.getByText('2 passkeys')).toBeTruthy()
  })

  it('are added under a suggested name, and other browsers go', async () => {
    knowsPasskeys()
    await openAccount({ passkeys: [makePasskey({ name: 'Chrome, Windows' })] })
    await waitFor(() => expect(field().value).toBe('Chrome, Windows 2'))
    expect(await row(/Firefox/)).toBeTruthy()
    add()
    const told = await screen.findByText(/^“Chrome, Windows 2” is added\. Your other browsers/)
    await waitFor(() => expect(document.activeElement).toBe(told))
    expect(sent().at(-1)?.body).toMatchObject({
      name: 'Chrome, Windows 2',
      response: { id: 'AQID', response: { attestationObject: 'AQID', transports: ['internal'] } },
    })
    expect(await row(/^Chrome, Windows 2/)).toBeTruthy()
    await waitFor(() => expect(screen.queryByText('Firefox, Linux')).toBeNull())
  })

  it('take the name that the reader writes', async () => {
    knowsPasskeys()
    await openAccount({ passkeys: [] })
    expect(screen.getByText('You have no passkey yet.')).toBeTruthy()
    fireEvent.input(field(), { target: { value: ' YubiKey ' } })
    add()
    expect(await screen.findByText(/^“YubiKey” is added/)).toBeTruthy()
  })

  it.each<{ what: string; error?: string; api?: FakeApi; words: string }>([
    { what: 'cancelled', error: 'NotAllowedError', words: 'No passkey was used' },
    {
      what: 'made twice',
      error: 'InvalidStateError',
      words: 'already has a passkey for your account',
    },
    { what: 'kept without a PIN', error: 'ConstraintError', words: 'Give it a PIN' },
    {
      what: 'added too late',
      api: { 'POST /api/account/passkeys': () => problem(422, 'invalid') },
      words: 'Start again.',
    },
    {
      what: 'kept already',
      api: { 'POST /api/account/passkeys': () => problem(409, 'conflict') },
      words: 'already has a passkey for your account',
    },
    {
      what: 'too many',
      api: { 'POST /api/account/passkeys/options': () => problem(409, 'conflict') },
      words: 'You can have at most 20 passkeys.',
    },
  ])('that are $what say why at the field', async ({ error, api, words }) => {
    knowsPasskeys(error)
    await openAccount({}, api)
    add()
    expect((await screen.findByText(new RegExp(words))).className).toBe('field-error')
    expect(field().getAttribute('aria-invalid')).toBe('true')
  })

  it('are explained where the browser knows none', async () => {
    await openAccount({ passkeys: [] })
    expect(screen.getByText('Passkeys need an address that begins with https://.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Add a passkey' })).toBeNull()
  })

  it.each([
    ['127.0.0.1', 'Open http://localhost:3000 instead.', 'http://localhost:3000/account'],
    ['[::1]', 'Open http://localhost:3000 instead.', 'http://localhost:3000/account'],
    ['192.168.0.7', 'Open this Wayfelt under its name.', undefined],
  ])('are explained where the address is a number: %s', async (host, words, href) => {
    const { origin } = location
    const { happyDOM } = window as unknown as { happyDOM: { setURL: (url: string) => void } }
    knowsPasskeys()
    happyDOM.setURL(`http://${host}:3000/`)
    await openAccount({ passkeys: [] })
    const told = screen.getByText(/^Passkeys do not work on an IP address/)
    expect(told.textContent).toContain(words)
    expect(told.querySelector('a')?.href).toBe(href)
    expect(screen.queryByRole('button', { name: 'Add a passkey' })).toBeNull()
    happyDOM.setURL(origin)
  })

  it('get another name in their place, and the focus stays there', async () => {
    knowsPasskeys()
    await openAccount()
    fireEvent.click(await screen.findByRole('button', { name: 'Rename Laptop' }))
    const input = await screen.findByLabelText('Rename Laptop')
    fireEvent.input(input, { target: { value: '' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect((await screen.findByRole('alert')).textContent).toBe('Fill this in.')
    fireEvent.input(input, { target: { value: 'Work laptop ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    const button = await screen.findByRole('button', { name: 'Rename Work laptop' })
    await waitFor(() => expect(document.activeElement).toBe(button))
    expect(sent().map(({ body }) => body)).toEqual([{ name: 'Work laptop' }])
  })

  it('keep their name on Escape', async () => {
    knowsPasskeys()
    await openAccount()
    fireEvent.click(await screen.findByRole('button', { name: 'Rename Laptop' }))
    fireEvent.keyDown(await screen.findByLabelText('Rename Laptop'), { key: 'Escape' })
    expect(await screen.findByRole('button', { name: 'Rename Laptop' })).toBeTruthy()
    expect(sent()).toEqual([])
  })

  it('are removed after a question that says what the last one means', async () => {
    knowsPasskeys()
    await openAccount()
    fireEvent.click(await screen.findByRole('button', { name: 'Remove Laptop' }))
    const dialog = await screen.findByRole('dialog', { name: 'Remove “Laptop”?' })
    expect(dialog.textContent).toContain('It is your only passkey')
    expect(sent()).toEqual([])
    fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }))
    const told = await screen.findByText(/^“Laptop” is removed\./)
    await waitFor(() => expect(document.activeElement).toBe(told))
    expect(await screen.findByText('You have no passkey yet.')).toBeTruthy()
  })
})

describe('signed-in browsers', () => {
  it('are listed with their way in, no finer than to the hour, this browser marked', async () => {
    const old = makeBrowser({ id: 's2', device: '', seenAt: Date.now() - 5 * 3_600_000 })
    await openAccount({ browsers: [HERE, makeBrowser(), old] })
    const here = await row(/Chrome, Windows/)
    expect(here.textContent).toContain('this browserpasskey2 days agoin the last hour')
    expect(within(here).queryByRole('button')).toBeNull()
    expect((await row(/Unknown browser/)).textContent).toContain('link2 days ago5 hr ago')
  })

  it('are signed out one by one, and the focus does not get lost', async () => {
    await openAccount()
    fireEvent.click(await screen.findByRole('button', { name: 'Sign out Firefox, Linux' }))
    const told = await screen.findByText('Firefox, Linux is signed out.')
    await waitFor(() => expect(document.activeElement).toBe(told))
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /Firefox/ })).toBeNull())
    expect(screen.queryByRole('button', { name: 'Sign out all others' })).toBeNull()
  })

  it('say why one could not be signed out', async () => {
    await openAccount({}, { 'DELETE /api/account/sessions/s1': () => problem(503, 'busy') })
    fireEvent.click(await screen.findByRole('button', { name: 'Sign out Firefox, Linux' }))
    expect((await screen.findByRole('alert')).textContent).toContain('The server is busy')
  })

  it.each<[Locale, string, string]>([
    ['en', 'Sign out all others', 'All other browsers are signed out.'],
    ['pl', 'Wyloguj wszystkie pozostałe', 'Wylogowano wszystkie pozostałe przeglądarki.'],
    ['ru', 'Завершить вход во всех остальных', 'Во всех остальных браузерах вход завершён.'],
  ])('are signed out all but this browser, in %s', async (locale, action, words) => {
    await openAccount({}, {}, locale)
    fireEvent.click(await screen.findByRole('button', { name: action }))
    const dialog = await screen.findByRole('dialog', { name: /\?$/ })
    fireEvent.click(within(dialog).getByRole('button', { name: action }))
    expect(await screen.findByText(words)).toBeTruthy()
    expect(sent().map(({ url }) => url.pathname)).toEqual(['/api/account/sessions'])
  })
})

describe('M9: one’s own account', () => {
  const ask = async () => {
    fireEvent.click(await screen.findByRole('button', { name: 'Delete my account' }))
    const dialog = await screen.findByRole('dialog', { name: 'Delete your account?' })
    fireEvent.input(within(dialog).getByRole('textbox'), {
      target: { value: 'marta@zielony.example' },
    })
    return dialog
  }
  const confirm = (dialog: HTMLElement) =>
    waitFor(() => {
      fireEvent.click(within(dialog).getByRole('button', { name: 'Delete my account' }))
      expect(sent()).not.toEqual([])
    })

  it('is deleted after its address was typed, and leads to the sign-in page', async () => {
    let gone = false
    await openAccount(
      {},
      {
        'DELETE /api/account': () => {
          gone = true
          return done()
        },
        session: () => (gone ? problem(401, 'unauthenticated') : makeSession()),
      },
    )
    await confirm(await ask())
    expect(await screen.findByText('You are signed out')).toBeTruthy()
    expect(sent().map(({ body }) => body)).toEqual([{ email: 'marta@zielony.example' }])
  })

  it('of the only owner of a site stays, and the dialog says so', async () => {
    await openAccount({}, { 'DELETE /api/account': () => problem(409, 'conflict') })
    const dialog = await ask()
    await confirm(dialog)
    expect((await within(dialog).findByRole('alert')).textContent).toContain('the only owner')
  })

  it('is there for somebody without a site, too', async () => {
    await openAccount(
      {},
      { session: () => makeSession({ site: null, sites: [], permissions: [] }) },
    )
    expect(await screen.findByRole('button', { name: 'Delete my account' })).toBeTruthy()
    expect(screen.queryByText('You are not on any site yet')).toBeNull()
  })
})
