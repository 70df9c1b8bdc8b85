import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { passkeyHint } from '#dashboard/kit/session/passkey-hint.ts'
import { calls, callsTo, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { FULL_API } from '#test/dashboard/support/every-page.ts'
import { knowsPasskeys, QUESTION } from '#test/dashboard/support/passkeys.ts'

const never = () => new Promise(() => undefined)
const TOKEN = 'ab'.repeat(32)

afterEach(() => {
  sessionStorage.clear()
  passkeyHint.value = false
  history.replaceState(null, '', '/')
})

async function write(label: string, value: string): Promise<void> {
  fireEvent.input(await screen.findByLabelText(label), { target: { value } })
}

const agree = async () =>
  fireEvent.click(await screen.findByRole('button', { name: 'Sign in as marta@zielony.example' }))

/** Each way in, up to the moment when the session begins. */
const WAYS: [name: string, enter: (api: FakeApi) => Promise<void>][] = [
  [
    'a passkey',
    async (api) => {
      await open('/sign-in', {
        ...api,
        'POST /api/sign-in/passkey/options': () => QUESTION,
        'POST /api/sign-in/passkey': () => done(),
      })
      fireEvent.click(await screen.findByRole('button', { name: 'Sign in with a passkey' }))
    },
  ],
  [
    'a link',
    async (api) => {
      await open(`/sign-in#${TOKEN}`, api)
      await agree()
    },
  ],
  [
    'Cloudflare Access',
    async (api) =>
      void (await open('/sign-in', {
        ...api,
        'GET /api/sign-in': () => ({ mail: false, access: true, setUp: 'done' }),
        'POST /api/sign-in/access': () => done(),
      })),
  ],
  [
    'setting up',
    async (api) => {
      await open(`/set-up#${TOKEN}`, { ...api, 'POST /api/set-up': () => done() })
      await write('Your name', 'Ewa')
      await write('E-mail', 'ewa@x.example')
      fireEvent.click(screen.getByRole('button', { name: 'Set up' }))
    },
  ],
]

describe('who comes in by', () => {
  it.each(WAYS)('%s sees nothing of whoever was here before', async (_, enter) => {
    knowsPasskeys()
    const before = await open('/', FULL_API)
    await screen.findByText('marta@zielony.example')
    before.unmount()
    await enter({ session: never, curve: never, journeys: never })
    await waitFor(() => expect(location.pathname).toBe('/'))
    await waitFor(() => expect(document.querySelector('.rail')).not.toBeNull())
    expect(document.body.textContent).not.toContain('marta@zielony.example')
  })

  it.each(WAYS.filter(([name]) => name === 'a link' || name === 'setting up'))(
    '%s is told that a passkey would be quicker',
    async (_, enter) => {
      knowsPasskeys()
      await enter({ 'GET /api/account/passkeys': () => ({ passkeys: [] }) })
      expect(await screen.findByText(/You signed in with a link/)).toBeTruthy()
    },
  )

  it('a link is told nothing of passkeys where none would work or nobody knows of any', async () => {
    const first = await open(`/sign-in#${TOKEN}`, FULL_API)
    await agree()
    await screen.findByText(/is where it turns/)
    expect(callsTo('/account/passkeys')).toEqual([])
    first.unmount()
    knowsPasskeys()
    await open(`/sign-in#${TOKEN}`, {
      ...FULL_API,
      'GET /api/account/passkeys': () => problem(500, 'internal'),
    })
    await agree()
    await waitFor(() => expect(callsTo('/account/passkeys')).toHaveLength(1))
    await screen.findByText(/is where it turns/)
    expect(screen.queryByText(/You signed in with a link/)).toBeNull()
    expect(localStorage.getItem('wayfelt.passkey-hint')).toBeNull()
  })
})

describe('a sign-in link that failed', () => {
  it('is seen to be tried again', async () => {
    let tries = 0
    await open(`/sign-in#${TOKEN}`, {
      signIn: () => (++tries === 1 ? problem(500, 'internal') : never()),
    })
    await agree()
    const retry = await screen.findByRole('button', { name: 'Try again' })
    expect(screen.getByText('Sign-in failed')).toBeTruthy()
    expect(screen.getByText(/^Something failed on our side/)).toBeTruthy()
    expect(document.querySelector('.ways')).toBeNull()
    fireEvent.click(retry)
    expect(await screen.findByText('Signing you in…')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })
})

describe('Cloudflare Access', () => {
  it('that is busy says so, not that one has no account', async () => {
    await open('/sign-in', {
      'GET /api/sign-in': () => ({ mail: false, access: true, setUp: 'done' }),
      'POST /api/sign-in/access': () => problem(503, 'busy'),
    })
    expect((await screen.findByRole('alert')).textContent).toContain('The server is busy')
  })

  it('is asked without a click once in a tab, and not before its way is there', async () => {
    await open('/sign-in', {
      'GET /api/sign-in': () => ({ mail: true, access: false, setUp: 'done' }),
    })
    await screen.findByLabelText('E-mail')
    expect(callsTo('/sign-in/access')).toEqual([])
  })
})

describe('a mail with a link', () => {
  it('says that the server cannot send it, and nothing of one on its way', async () => {
    await open('/sign-in', { ...FULL_API, 'POST /api/sign-in/link': () => problem(503, 'busy') })
    await write('E-mail', 'a@b.example')
    fireEvent.click(screen.getByRole('button', { name: 'Mail me a link' }))
    expect(await screen.findByText(/The server is busy/)).toBeTruthy()
    expect(screen.queryByText(/a link is on its way/)).toBeNull()
  })
})

describe('setting up', () => {
  const refusal = () =>
    Response.json(
      { code: 'invalid', fields: [{ field: 'site', reason: 'needed' }] },
      { status: 422 },
    )
  async function send(): Promise<void> {
    await write('Your name', 'Ewa')
    await write('E-mail', 'ewa@x.example')
    fireEvent.click(screen.getByRole('button', { name: 'Set up' }))
  }

  it('asks for a shop with a name of its own, once it is asked for', async () => {
    await open(`/set-up#${TOKEN}`, { 'POST /api/set-up': refusal })
    await send()
    const shop = await screen.findByLabelText<HTMLInputElement>('Your shop')
    expect(shop.autocomplete).toBe('off')
    const zone = screen.getByLabelText('Time zone')
    const hint = zone.getAttribute('aria-describedby')?.split(' ') ?? []
    expect(hint.map((id) => document.getElementById(id)?.textContent).join(' ')).toContain(
      'It cannot be changed later.',
    )
    fireEvent.click(screen.getByRole('button', { name: 'Set up' }))
    expect(await screen.findByText('Fill this in.')).toBeTruthy()
    await write('Your shop', 'Sklep')
    fireEvent.click(screen.getByRole('button', { name: 'Set up' }))
    expect(await screen.findByText('needed')).toBeTruthy()
    expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(2)
  })

  it('begins anew with another link after one that was over', async () => {
    await open(`/set-up#${TOKEN}`, { 'POST /api/set-up': () => problem(401, 'unauthenticated') })
    await send()
    await screen.findByText('This set-up link no longer works')
    expect(screen.queryByLabelText('Your name')).toBeNull()
    location.hash = 'cd'.repeat(32)
    expect(await screen.findByLabelText('Your name')).toBeTruthy()
    expect(screen.queryByText('This set-up link no longer works')).toBeNull()
  })

  it('without a link names the code and both commands, and once set up leads to the sign-in page', async () => {
    const ways = { mail: false, access: false }
    await open('/set-up', { 'GET /api/sign-in': () => ({ ...ways, setUp: 'missing' }) })
    await screen.findByText('This Wayfelt has no owner yet')
    expect([...document.querySelectorAll('code')].map((one) => one.textContent)).toEqual([
      'WAYFELT_SETUP',
      'npm start',
      'npm run signin-link',
    ])
    cleanup()
    await open('/set-up', { 'GET /api/sign-in': () => ({ ...ways, setUp: 'done' }) })
    const link = await screen.findByRole('link', { name: 'Go to sign-in' })
    expect(link.getAttribute('href')).toBe('/sign-in')
  })
})
