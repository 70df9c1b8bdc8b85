import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { calls, type FakeApi, open } from '#test/dashboard/support/app.tsx'
import { FULL_API, openFully, PAGES } from '#test/dashboard/support/every-page.ts'
import { knowsPasskeys } from '#test/dashboard/support/passkeys.ts'

const changes = () => calls.filter(({ method }) => method !== 'GET')
const never = () => new Promise(() => undefined)
const SHOP = 'https://nowy.example'

afterEach(() => {
  sessionStorage.clear()
  history.replaceState(null, '', '/')
})

describe('a form', () => {
  it.each(PAGES)('is sent by the page, which stays: %s', async (...entry) => {
    await openFully(entry)
    for (const button of screen.queryAllByRole('button', { name: /^Rename / }))
      fireEvent.click(button)
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Rename / })).toBeNull())
    // An event that was prevented makes `dispatchEvent` say false.
    const reloads = [...document.querySelectorAll('form')].filter((form) => fireEvent.submit(form))
    expect(reloads).toEqual([])
  })

  it.each<[path: string, opener: string, action: string, label: string, words: string]>([
    ['/account', '', 'Save changes', 'Name', 'Fill this in.'],
    ['/sites/new', '', 'Create site', 'Name', 'Fill this in.'],
    ['/settings/shares', 'New share link', 'Create link', 'Name', 'Fill this in.'],
    ['/settings/keys', 'New publishable key', 'Create key', 'Name', 'Fill this in.'],
    [
      '/settings/team',
      'Invite somebody',
      'Invite',
      'E-mail',
      'Enter an address like anna@shop.example.',
    ],
    ['/set-up#token', '', 'Set up', 'Your name', 'Fill this in.'],
  ])('on %s says what is wrong at its field (%s)', async (...row) => {
    const [path, opener, action, label, words] = row
    await open(path, FULL_API)
    if (opener) fireEvent.click(await screen.findByRole('button', { name: opener }))
    const field = await screen.findByLabelText(label)
    fireEvent.input(field, { target: { value: '  ' } })
    fireEvent.click(screen.getByRole('button', { name: action }))
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
    const told = field.getAttribute('aria-describedby')?.split(' ') ?? []
    const words_ = told.map((id) => document.getElementById(id)?.textContent).join(' ')
    expect(words_).toContain(words)
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(changes()).toEqual([])
  })

  it('of a new site wants origins that are some', async () => {
    await open('/sites/new', FULL_API)
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'Sklep' } })
    const field = screen.getByLabelText('Origins')
    const lines = Array.from({ length: 60 }, (_, i) => `https://s${i}.example`).join('\n')
    for (const [value, words] of [
      ['shop.example', /^“shop.example” is not an origin\./],
      [lines, /^At most \d+/],
    ] as const) {
      fireEvent.input(field, { target: { value } })
      fireEvent.click(screen.getByRole('button', { name: 'Create site' }))
      expect(await screen.findByText(words)).toBeTruthy()
    }
    expect(changes()).toEqual([])
  })

  it('of something new stands in the languages and time zones of the reader', async () => {
    await open('/sites/new', FULL_API)
    const language = await screen.findByLabelText<HTMLSelectElement>('Language', {
      selector: 'form select',
    })
    const names = [...language.options].map(({ label, text }) => text || label)
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')))
    expect(new Set(names).size).toBe(names.length)
    expect(language.value).toBe('en')
    const zone = screen.getByLabelText<HTMLSelectElement>('Time zone')
    expect(zone.value).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone)
    expect([...zone.options].map(({ value }) => value)).toContain('Europe/Warsaw')
  })
})

describe('a button that is at work', () => {
  const finding = { kind: 'origin_not_allowed', at: 1, origin: SHOP, detail: '' }
  const install = FULL_API['GET /api/install']?.(new URL(SHOP), {}, null) as object
  const refused: FakeApi = { 'GET /api/install': () => ({ ...install, findings: [finding] }) }
  it.each<[path: string, name: string, route: `${string} /api/${string}`, more?: FakeApi]>([
    ['/settings/keys', 'New signing key', 'POST /api/signing-keys'],
    ['/settings/install', 'Start a new check', 'POST /api/install/check'],
    ['/settings/install', `Allow ${SHOP}`, 'GET /api/site', refused],
    ['/account', 'Sign out Firefox, Linux', 'DELETE /api/account/sessions/s1'],
    ['/account', 'Add a passkey', 'POST /api/account/passkeys/options'],
    ['/sign-in', 'Sign in with a passkey', 'POST /api/sign-in/passkey/options'],
    ['/sign-in', 'Mail me a link', 'POST /api/sign-in/link'],
  ])('on %s is not pressed twice: %s', async (...row) => {
    const [path, name, route, more = {}] = row
    knowsPasskeys()
    await open(path, { ...FULL_API, ...more, [route]: never })
    const button = await screen.findByRole('button', { name })
    expect(button.getAttribute('aria-disabled')).toBe('false')
    if (path === '/sign-in')
      fireEvent.input(await screen.findByLabelText('E-mail'), { target: { value: 'a@b.example' } })
    fireEvent.click(button)
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('true'))
    fireEvent.click(button)
    const [method, address] = route.split(' ')
    const sent = calls.filter((call) => call.method === method && call.url.pathname === address)
    expect(sent).toHaveLength(1)
  })

  it('says that the browser asks, or that one is being signed in', async () => {
    knowsPasskeys()
    const { unmount } = await open('/account', {
      ...FULL_API,
      'POST /api/account/passkeys/options': never,
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Add a passkey' }))
    expect(
      await screen.findByText('Your browser is asking you now…', { selector: 'output' }),
    ).toBeTruthy()
    unmount()
    await open('/sign-in', { ...FULL_API, 'POST /api/sign-in/passkey/options': never })
    const button = await screen.findByRole('button', { name: 'Sign in with a passkey' })
    expect(button.className).toBe('primary')
    fireEvent.click(button)
    await waitFor(() => expect(button.textContent).toBe('Signing you in…'))
  })
})
