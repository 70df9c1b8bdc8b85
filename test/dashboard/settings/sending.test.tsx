import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { calls, type FakeApi, open } from '#test/dashboard/support/app.tsx'
import { FULL_API, openFully, PAGES } from '#test/dashboard/support/every-page.ts'
import { makeShare } from '#test/dashboard/support/access.ts'
import { knowsPasskeys, QUESTION } from '#test/dashboard/support/passkeys.ts'

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
    ['/sites/new', '', 'Make the site', 'Name', 'Fill this in.'],
    ['/settings/shares', 'New share link', 'Make the link', 'Name', 'Fill this in.'],
    ['/settings/keys', 'New publishable key', 'Make the key', 'Name', 'Fill this in.'],
    ['/settings/team', 'Invite somebody', 'Invite', 'E-mail', 'This is no e-mail address.'],
    ['/set-up#token', '', 'Set up', 'Your name', 'Fill this in.'],
  ])('on %s says what is wrong at its field (%s)', async (path, opener, action, label, words) => {
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
      ['shop.example', /^“shop.example” is no origin\./],
      [lines, /^At most \d+/],
    ] as const) {
      fireEvent.input(field, { target: { value } })
      fireEvent.click(screen.getByRole('button', { name: 'Make the site' }))
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
    ['/settings/install', 'Begin a new check', 'POST /api/install/check'],
    ['/settings/install', `Allow ${SHOP}`, 'GET /api/site', refused],
    ['/account', 'Sign out Firefox, Linux', 'DELETE /api/account/sessions/s1'],
    ['/account', 'Add a passkey', 'POST /api/account/passkeys/options'],
    ['/sign-in', 'Sign in with a passkey', 'POST /api/sign-in/passkey/options'],
    ['/sign-in', 'Mail me a link', 'POST /api/sign-in/link'],
  ])('on %s is not pressed twice: %s', async (path, name, route, more = {}) => {
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
      await screen.findByText('Your browser asks you now…', { selector: 'output' }),
    ).toBeTruthy()
    unmount()
    await open('/sign-in', { ...FULL_API, 'POST /api/sign-in/passkey/options': never })
    const button = await screen.findByRole('button', { name: 'Sign in with a passkey' })
    expect(button.className).toBe('primary')
    fireEvent.click(button)
    await waitFor(() => expect(button.textContent).toBe('Signing you in…'))
  })
})

describe('what was told', () => {
  it('of a share link that was revoked goes when another is made', async () => {
    await open('/settings/shares', {
      ...FULL_API,
      'GET /api/shares': () => ({ shares: [makeShare()] }),
      'DELETE /api/shares/agency': () => new Response(null, { status: 204 }),
      'POST /api/shares': () => ({
        share: makeShare({ id: 'b', name: 'Board' }),
        link: 'http://l',
      }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Revoke Agency' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Revoke' }))
    await screen.findByText('“Agency” was revoked.')
    fireEvent.click(screen.getByRole('button', { name: 'New share link' }))
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'Board' } })
    fireEvent.click(screen.getByRole('button', { name: 'Make the link' }))
    await screen.findByText('http://l')
    expect(screen.queryByText('“Agency” was revoked.')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Make the link' })).toBeNull()
  })

  it('of a key that was revoked goes when a secret one is made', async () => {
    const key = { id: 'n', kind: 'secret', name: 'BI', last4: 'abcd', scopes: [], createdAt: 1 }
    const ends = { expiresAt: null, usedAt: null, revokedAt: null }
    await open('/settings/keys', {
      ...FULL_API,
      'DELETE /api/keys/crm': () => new Response(null, { status: 204 }),
      'POST /api/keys': () => ({ key: { ...key, ...ends }, plain: 'wf_sk_new' }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Revoke CRM' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Revoke' }))
    await screen.findByText('“CRM” was revoked.')
    fireEvent.click(screen.getByRole('button', { name: 'New secret key' }))
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'BI' } })
    fireEvent.click(screen.getByLabelText('Read figures'))
    fireEvent.click(screen.getByRole('button', { name: 'Make the key' }))
    await screen.findByText('wf_sk_new')
    expect(screen.queryByText('“CRM” was revoked.')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Make the key' })).toBeNull()
  })

  it('of a mailed link goes while another is asked for', async () => {
    let waits = false
    await open('/sign-in', {
      ...FULL_API,
      'POST /api/sign-in/link': () => (waits ? never() : new Response(null, { status: 202 })),
    })
    fireEvent.input(await screen.findByLabelText('E-mail'), { target: { value: 'a@b.example' } })
    const button = screen.getByRole('button', { name: 'Mail me a link' })
    fireEvent.click(button)
    await screen.findByText(/^If a@b\.example has an account/)
    waits = true
    fireEvent.click(button)
    await waitFor(() => expect(screen.queryByText(/^If a@b\.example/)).toBeNull())
  })
})

describe('a secret that is shown once', () => {
  it('goes with what it opens, and stays when another is revoked', async () => {
    const shares = [makeShare(), makeShare({ id: 'b', name: 'Board' })]
    const gone = () => new Response(null, { status: 204 })
    await open('/settings/shares', {
      ...FULL_API,
      'GET /api/shares': () => ({ shares }),
      'DELETE /api/shares/agency': gone,
      'DELETE /api/shares/b': gone,
      'POST /api/shares': () => ({ share: shares[1], link: 'http://l' }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'New share link' }))
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'Board' } })
    fireEvent.click(screen.getByRole('button', { name: 'Make the link' }))
    await screen.findByText('http://l')
    for (const [name, stays] of [
      ['Agency', 1],
      ['Board', 0],
    ] as const) {
      fireEvent.click(screen.getByRole('button', { name: `Revoke ${name}` }))
      fireEvent.click(await screen.findByRole('button', { name: 'Revoke' }))
      await screen.findByText(`“${name}” was revoked.`)
      expect(screen.queryAllByText('http://l')).toHaveLength(stays)
    }
  })

  it('of an invitation goes when it is withdrawn, and not with another', async () => {
    const invitation = { id: 'b', email: 'bo@x.example', role: 'viewer', comments: false }
    const made = { ...invitation, createdAt: 0, expiresAt: Date.now() + 1e9 }
    const first = { ...made, id: 'a', email: 'al@x.example' }
    const gone = () => new Response(null, { status: 204 })
    await open('/settings/team', {
      ...FULL_API,
      'GET /api/invitations': () => ({ invitations: [made, first] }),
      'DELETE /api/invitations/a': gone,
      'DELETE /api/invitations/b': gone,
      'POST /api/invitations': () => ({ invitation: made, link: 'http://l', mailed: false }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Invite somebody' }))
    fireEvent.input(await screen.findByLabelText('E-mail'), { target: { value: 'bo@x.example' } })
    fireEvent.click(screen.getByRole('button', { name: 'Invite' }))
    await screen.findByText('http://l')
    expect(screen.queryByRole('button', { name: 'Invite' })).toBeNull()
    for (const [email, stays] of [
      ['al@x.example', 1],
      ['bo@x.example', 0],
    ] as const) {
      const name = `Withdraw the invitation for ${email}`
      fireEvent.click(screen.getByRole('button', { name }))
      fireEvent.click(await screen.findByRole('button', { name: 'Withdraw' }))
      await screen.findByText(`The invitation for ${email} is withdrawn.`)
      expect(screen.queryAllByText('http://l')).toHaveLength(stays)
    }
  })
})

describe('passkeys and their names', () => {
  const rename = async () => {
    fireEvent.click(await screen.findByRole('button', { name: 'Rename Laptop' }))
    return await screen.findByLabelText<HTMLInputElement>('Rename Laptop')
  }
  it('leave the focus alone until one is renamed, then have it all chosen', async () => {
    knowsPasskeys()
    await open('/account', FULL_API)
    await screen.findByRole('button', { name: 'Rename Laptop' })
    expect(document.activeElement).toBe(document.body)
    const input = await rename()
    expect(input.value).toBe('Laptop')
    expect([input.selectionStart, input.selectionEnd]).toEqual([0, 'Laptop'.length])
    expect(input.autocomplete).toBe('off')
    expect(input.getAttribute('aria-invalid')).toBeNull()
    fireEvent.keyDown(input, { key: 'a' })
    expect(screen.getByLabelText('Rename Laptop')).toBe(input)
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    const button = await screen.findByRole('button', { name: 'Rename Laptop' })
    await waitFor(() => expect(document.activeElement).toBe(button))
  })

  it('are not sent when they stay the same', async () => {
    knowsPasskeys()
    await open('/account', FULL_API)
    const input = await rename()
    fireEvent.input(input, { target: { value: ' Laptop ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByRole('button', { name: 'Rename Laptop' })).toBeTruthy()
    expect(changes()).toEqual([])
  })

  it('stay open with the reason when they could not be changed', async () => {
    knowsPasskeys()
    await open('/account', {
      ...FULL_API,
      'PATCH /api/account/passkeys/k1': () => Response.json({ code: 'busy' }, { status: 503 }),
    })
    const input = await rename()
    fireEvent.input(input, { target: { value: 'Work' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect((await screen.findByRole('alert')).textContent).toContain('The server is busy')
    expect(input.getAttribute('aria-invalid')).toBe('true')
  })

  it('are suggested anew after one was added, counted on and never blank', async () => {
    knowsPasskeys()
    const passkeys = ['Passkey', 'Passkey 2'].map((name, i) => ({
      ...{ id: `k${i}`, name, createdAt: 1, usedAt: null, backedUp: true },
    }))
    await open('/account', {
      ...FULL_API,
      'GET /api/account/passkeys': () => ({ passkeys }),
      'GET /api/account/sessions': () => ({ sessions: [] }),
      'POST /api/account/passkeys/options': () => QUESTION,
      'POST /api/account/passkeys': (_, __, body) => {
        const { name } = body as { name: string }
        const made = { id: name, name, createdAt: 1, usedAt: null, backedUp: true }
        passkeys.push(made)
        return Response.json(made, { status: 201 })
      },
    })
    const field = await screen.findByLabelText<HTMLInputElement>('Name of the new passkey')
    expect(field.value).toBe('Passkey 3')
    fireEvent.input(field, { target: { value: ' ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add a passkey' }))
    await screen.findByText(/^“Passkey 3” is added/)
    await waitFor(() => expect(field.value).toBe('Passkey 4'))
  })
})
