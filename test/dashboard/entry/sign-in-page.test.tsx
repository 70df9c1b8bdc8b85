import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { SignInWays } from '#contract/accounts/accounts.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { passkeyHint } from '#dashboard/kit/session/passkey-hint.ts'
import { calls, callsTo, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { makeList, makeSession } from '#test/dashboard/support/fixtures.ts'
import { knowsPasskeys, QUESTION } from '#test/dashboard/support/passkeys.ts'

const TOKEN = 'ab'.repeat(32)

afterEach(() => {
  sessionStorage.clear()
  passkeyHint.value = false
})

/** The sign-in page of somebody without a link, once it knows which ways there are. */
async function openWays(ways: SignInWays, api: FakeApi = {}) {
  const view = await open('/sign-in', {
    'GET /api/sign-in': () => ways,
    'POST /api/sign-in/passkey/options': () => QUESTION,
    ...api,
  })
  await screen.findByText('You are signed out')
  return view
}

/** Opens a link, and agrees to be signed in by it. */
async function openLink(api: FakeApi = {}) {
  const view = await open(`/sign-in#${TOKEN}`, api)
  await agree()
  return view
}

const agree = async () =>
  fireEvent.click(await screen.findByRole('button', { name: 'Sign in as marta@zielony.example' }))

/** An answer that asks to wait. */
function askedToWait(seconds: number): Response {
  const body = { status: 429, code: 'too_many', title: '', detail: 'Too many.' }
  return Response.json(body, { status: 429, headers: { 'retry-after': String(seconds) } })
}

describe('the sign-in page', () => {
  it('spends the token of the fragment, takes it out of the address, and goes to the journey', async () => {
    let sent: unknown
    let address = ''
    await openLink({
      signIn: (_, { body }) => {
        sent = typeof body === 'string' ? JSON.parse(body) : null
        address = location.href
        return new Response(null, { status: 204 })
      },
    })
    await waitFor(() => expect(location.pathname).toBe('/'))
    expect(sent).toEqual({ token: TOKEN })
    expect(address).not.toContain(TOKEN)
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
  })

  it('shows that it is working', async () => {
    await openLink({ signIn: () => new Promise(() => undefined) })
    expect(await screen.findByText('Signing you in…')).toBeTruthy()
  })

  it.each([
    [401, 'unauthenticated'],
    [422, 'invalid'],
  ])('says after a %i that the link is over, and shows the other ways in', async (status, code) => {
    knowsPasskeys()
    await openLink({ signIn: () => problem(status, code) })
    expect(await screen.findByText('This link no longer works')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Sign in with a passkey' })).toBeTruthy()
    expect(document.querySelector('main')?.textContent).toContain('npm run signin-link')
  })

  it('takes a second link that is opened in the same tab', async () => {
    const sent: unknown[] = []
    await openLink({
      signIn: (_, __, body) => {
        sent.push(body)
        return sent.length === 1 ? problem(401, 'unauthenticated') : done()
      },
    })
    await screen.findByText('This link no longer works')
    location.hash = 'cd'.repeat(32)
    await agree()
    await waitFor(() => expect(location.pathname).toBe('/'))
    expect(sent).toEqual([{ token: TOKEN }, { token: 'cd'.repeat(32) }])
  })

  it('keeps the token for another try when the server cannot be reached', async () => {
    let down = true
    await openLink({
      signIn: () =>
        down ? Promise.reject(new TypeError('offline')) : new Response(null, { status: 204 }),
    })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    expect(screen.getByText(/cannot be reached/)).toBeTruthy()
    down = false
    fireEvent.click(retry)
    await waitFor(() => expect(location.pathname).toBe('/'))
  })
})

describe('M3: a link', () => {
  it('signs nobody in by itself, and says whom it would', async () => {
    await open(`/sign-in#${TOKEN}`)
    expect(await screen.findByText('Sign in as marta@zielony.example?')).toBeTruthy()
    expect(screen.queryByText(/You are signed in as/)).toBeNull()
    expect(callsTo('/api/sign-in')).toEqual([])
    expect(location.href).not.toContain(TOKEN)
  })

  it.each<[Locale, string, string]>([
    [
      'en',
      'You are signed in as jan@zielony.example in this browser.',
      'You are invited to Zielony Sklep.',
    ],
    [
      'pl',
      'W tej przeglądarce jest zalogowane konto jan@zielony.example.',
      'To zaproszenie do Zielony Sklep.',
    ],
    [
      'ru',
      'В этом браузере выполнен вход как jan@zielony.example.',
      'Это приглашение в Zielony Sklep.',
    ],
  ])(
    'warns in %s where somebody else is signed in, and names the site',
    async (locale, other, site) => {
      const view = {
        email: 'marta@zielony.example',
        site: 'Zielony Sklep',
        signedIn: 'jan@zielony.example',
      }
      await open(`/sign-in#${TOKEN}`, { look: () => view }, locale)
      expect((await screen.findByText(new RegExp(`^${other}`))).className).toBe('warning')
      expect(screen.getByText(new RegExp(`^${site}`))).toBeTruthy()
    },
  )

  it('that another browser asked for says so, and can be asked for here', async () => {
    await open(`/sign-in#${TOKEN}`, {
      look: () => problem(403, 'other_browser'),
      'GET /api/sign-in': () => ({ mail: true, access: false, setUp: 'done' }),
    })
    expect(await screen.findByText('This link belongs to another browser')).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Mail me a link' })).toBeTruthy()
  })

  it('that is over is told before anything is asked', async () => {
    await open(`/sign-in#${TOKEN}`, { look: () => problem(401, 'unauthenticated') })
    expect(await screen.findByText('This link no longer works')).toBeTruthy()
    expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })
})

describe('the ways in', () => {
  const passkey = () => screen.findByRole('button', { name: 'Sign in with a passkey' })

  it('are a passkey and a hint where there is nothing else', async () => {
    knowsPasskeys()
    await openWays({ mail: false, access: false, setUp: 'done' })
    expect(await passkey()).toBeTruthy()
    expect(screen.queryByLabelText('E-mail')).toBeNull()
    expect(screen.queryByRole('button', { name: /Cloudflare/ })).toBeNull()
    expect(document.querySelector('main')?.textContent).toContain('npm run signin-link')
  })

  it('by passkey need no name, and lead to the journey', async () => {
    knowsPasskeys()
    await openWays(
      { mail: false, access: false, setUp: 'done' },
      { 'POST /api/sign-in/passkey': () => done() },
    )
    fireEvent.click(await passkey())
    await waitFor(() => expect(location.pathname).toBe('/'))
    const sent = calls.find(({ url }) => url.pathname === '/api/sign-in/passkey')?.body
    expect(sent).toMatchObject({ response: { id: 'AQID', response: { signature: 'AQID' } } })
  })

  it.each<{ what: string; error?: string; api?: FakeApi; words: string }>([
    { what: 'was cancelled', error: 'NotAllowedError', words: 'No passkey was used' },
    { what: 'was overtaken', error: 'AbortError', words: 'No passkey was used' },
    {
      what: 'is not allowed',
      error: 'SecurityError',
      words: 'does not allow passkeys on this address',
    },
    { what: 'fails on the device', error: 'UnknownError', words: 'the device reported an error.' },
    {
      what: 'is unknown',
      api: { 'POST /api/sign-in/passkey': () => problem(401, 'unauthenticated') },
      words: 'This passkey does not belong to any account here.',
    },
    {
      what: 'does not answer the question',
      api: { 'POST /api/sign-in/passkey': () => problem(422, 'invalid') },
      words: 'Start again.',
    },
    {
      what: 'comes after too many tries',
      api: { 'POST /api/sign-in/passkey/options': () => askedToWait(610) },
      words: 'Too many attempts. Try again in 11 minutes.',
    },
  ])('by a passkey that $what say what to do', async ({ error, api, words }) => {
    knowsPasskeys(error)
    await openWays({ mail: false, access: false, setUp: 'done' }, api)
    fireEvent.click(await passkey())
    expect((await screen.findByRole('alert')).textContent).toContain(words)
    expect(location.pathname).toBe('/sign-in')
    expect((await passkey()).getAttribute('aria-disabled')).toBe('false')
  })

  it('say why there can be no passkey in a browser without them', async () => {
    await openWays({ mail: false, access: false, setUp: 'done' })
    expect(
      await screen.findByText('Passkeys need an address that begins with https://.'),
    ).toBeTruthy()
    expect(screen.queryByRole('button', { name: /passkey/ })).toBeNull()
  })

  it('by mail tell the same of every address', async () => {
    await openWays(
      { mail: true, access: false, setUp: 'done' },
      { 'POST /api/sign-in/link': () => new Response(null, { status: 202 }) },
    )
    fireEvent.input(await screen.findByLabelText('E-mail'), {
      target: { value: ' jan@x.example ' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Mail me a link' }))
    expect(
      await screen.findByText(/^If jan@x\.example has an account here, a link is on its way\./),
    ).toBeTruthy()
    expect(calls.findLast(({ method }) => method === 'POST')?.body).toEqual({
      email: 'jan@x.example',
    })
  })

  it('by mail want an address, and say when there were too many', async () => {
    await openWays(
      { mail: true, access: false, setUp: 'done' },
      { 'POST /api/sign-in/link': () => askedToWait(7000) },
    )
    const field = await screen.findByLabelText('E-mail')
    fireEvent.input(field, { target: { value: 'jan' } })
    fireEvent.click(screen.getByRole('button', { name: 'Mail me a link' }))
    expect(await screen.findByText('Enter an address like anna@shop.example.')).toBeTruthy()
    expect(field.getAttribute('aria-invalid')).toBe('true')
    fireEvent.input(field, { target: { value: 'jan@x.example' } })
    fireEvent.click(screen.getByRole('button', { name: 'Mail me a link' }))
    expect(await screen.findByText('Too many attempts. Try again in 2 hours.')).toBeTruthy()
  })

  it('by Cloudflare Access need no click the first time', async () => {
    await openWays(
      { mail: false, access: true, setUp: 'done' },
      { 'POST /api/sign-in/access': () => done() },
    )
    await waitFor(() => expect(location.pathname).toBe('/'))
  })

  it('by Cloudflare Access do not go in circles, and say who may invite', async () => {
    const api = { 'POST /api/sign-in/access': () => problem(401, 'unauthenticated') }
    const { unmount } = await openWays({ mail: false, access: true, setUp: 'done' }, api)
    expect((await screen.findByRole('alert')).textContent).toContain('Ask an owner to invite you.')
    unmount()
    await openWays({ mail: false, access: true, setUp: 'done' }, api)
    const button = await screen.findByRole('button', { name: 'Continue with Cloudflare Access' })
    expect(callsTo('/sign-in/access')).toHaveLength(1)
    fireEvent.click(button)
    await screen.findByRole('alert')
    expect(callsTo('/sign-in/access')).toHaveLength(2)
  })

  it.each<[Locale, string, string]>([
    ['pl', 'Zaloguj się kluczem dostępu', 'Za dużo prób. Spróbuj ponownie za 11 minut.'],
    ['ru', 'Войти по ключу доступа', 'Слишком много попыток. Попробуйте ещё раз через 11 минут.'],
  ])('have their words in %s', async (locale, button, words) => {
    knowsPasskeys()
    await open('/sign-in', { 'POST /api/sign-in/passkey/options': () => askedToWait(601) }, locale)
    fireEvent.click(await screen.findByRole('button', { name: button }))
    expect(await screen.findByText(words)).toBeTruthy()
  })
})

describe('after coming in by a link', () => {
  const list = (passkeys: unknown[]): FakeApi => ({
    'GET /api/account/passkeys': () => ({ passkeys }),
  })
  const enter = async (api: FakeApi) => {
    const view = await openLink(api)
    await screen.findByText(/is where it turns/)
    return view
  }

  it('a passkey is suggested to who has none, quietly and once', async () => {
    knowsPasskeys()
    const { unmount } = await enter(list([]))
    const hint = (await screen.findByText(/You signed in with a link/)).closest('.hint')
    const link = within(hint as HTMLElement).getByRole('link', { name: 'Add a passkey' })
    expect(link.getAttribute('href')).toBe('/account')
    fireEvent.click(within(hint as HTMLElement).getByRole('button', { name: 'Not now' }))
    await waitFor(() => expect(screen.queryByText(/You signed in with a link/)).toBeNull())
    unmount()
    await enter(list([]))
    expect(callsTo('/account/passkeys')).toHaveLength(1)
    expect(screen.queryByText(/You signed in with a link/)).toBeNull()
  })

  it('none is suggested to who has one, or where none would work', async () => {
    knowsPasskeys()
    await enter(list([{ id: 'a' }]))
    await waitFor(() => expect(callsTo('/account/passkeys')).toHaveLength(1))
    expect(screen.queryByText(/You signed in with a link/)).toBeNull()
  })
})

describe('signing out', () => {
  it('ends the session and forgets what was loaded', async () => {
    await open('/')
    await screen.findByText(/is where it turns/)
    fireEvent.click(screen.getAllByRole('button', { name: 'Sign out' })[0] ?? document.body)
    expect(await screen.findByText('You are signed out')).toBeTruthy()
    const last = calls.findLast(({ url }) => url.pathname === '/api/session')
    expect(last?.method).toBe('DELETE')
  })

  it('leaves it to a click to come in by Cloudflare Access again', async () => {
    await open('/', { 'GET /api/sign-in': () => ({ mail: true, access: true, setUp: 'done' }) })
    await screen.findByText(/is where it turns/)
    fireEvent.click(screen.getAllByRole('button', { name: 'Sign out' })[0] ?? document.body)
    await screen.findByRole('button', { name: 'Continue with Cloudflare Access' })
    // Whatever happens by itself has happened when the page answers a click.
    fireEvent.click(screen.getByRole('button', { name: 'Mail me a link' }))
    await screen.findByText('Enter an address like anna@shop.example.')
    expect(callsTo('/sign-in/access')).toEqual([])
  })
})

describe('pages around it', () => {
  it('say so when there is no such address', async () => {
    await open('/no/such/page')
    expect(await screen.findByText('There is no such page')).toBeTruthy()
    expect(document.title).toBe('Not found – Wayfelt')
  })

  it('change their language at once, and remember it', async () => {
    await open('/')
    await screen.findByText(/is where it turns/)
    const [select] = screen.getAllByLabelText('Language')
    fireEvent.change(select ?? document.body, { target: { value: 'pl' } })
    expect(await screen.findByText(/nastrój spadł do/)).toBeTruthy()
    expect(document.documentElement.lang).toBe('pl')
    expect(localStorage.getItem('wayfelt.language')).toBe('pl')
  })

  it('change their colours, and remember them', async () => {
    await open('/')
    await screen.findByText(/is where it turns/)
    const [select] = screen.getAllByLabelText('Theme')
    fireEvent.change(select ?? document.body, { target: { value: 'dark' } })
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(localStorage.getItem('wayfelt.theme')).toBe('dark')
  })
})

describe('page-review 12: after signing in', () => {
  const VIEW = '/?stage=delivery&range=90d'

  it('one is back at the view that was asked for', async () => {
    let isIn = false
    const api: FakeApi = {
      session: () => (isIn ? makeSession() : problem(401, 'unauthenticated')),
      journeys: () => (isIn ? makeList() : problem(401, 'unauthenticated')),
      'GET /api/sign-in': () => ({ mail: false, access: true, setUp: 'done' }),
      'POST /api/sign-in/access': () => {
        isIn = true
        return done()
      },
    }
    await open(VIEW, api)
    await waitFor(() => expect(location.pathname + location.search).toBe(VIEW))
    await waitFor(() => expect(callsTo('/api/sign-in/access')).toHaveLength(1))
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
    expect(location.pathname + location.search).toBe(VIEW)
  })

  it('by a mailed link, which opens in a tab of its own, one is there, too', async () => {
    const first = await openWays(
      { mail: true, access: false, setUp: 'done' },
      { 'POST /api/sign-in/link': () => done() },
    )
    history.replaceState(null, '', `/sign-in?to=${encodeURIComponent(VIEW)}`)
    fireEvent.input(await screen.findByLabelText('E-mail'), {
      target: { value: 'marta@zielony.example' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Mail me a link' }))
    await screen.findByText(/a link is on its way/)
    first.unmount()
    await openLink()
    await waitFor(() => expect(location.pathname + location.search).toBe(VIEW))
  })
})
