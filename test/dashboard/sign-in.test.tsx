import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { calls, open, problem } from './support/app.tsx'

const TOKEN = 'ab'.repeat(32)

describe('the sign-in page', () => {
  it('spends the token of the fragment, takes it out of the address, and goes to the journey', async () => {
    let sent: unknown
    let address = ''
    await open(`/sign-in#${TOKEN}`, {
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
    await open(`/sign-in#${TOKEN}`, { signIn: () => new Promise(() => undefined) })
    expect(await screen.findByText('Signing you in…')).toBeTruthy()
  })

  it.each([
    [401, 'unauthenticated'],
    [422, 'invalid'],
  ])('says how to get a new link after a %i', async (status, code) => {
    await open(`/sign-in#${TOKEN}`, { signIn: () => problem(status, code) })
    expect(await screen.findByText('This link no longer works')).toBeTruthy()
    expect(document.querySelector('main')?.textContent).toContain(
      'Run npm start again or npm run signin-link for a new one.',
    )
  })

  it('asks for nothing without a token', async () => {
    await open('/sign-in')
    expect(await screen.findByText('You are signed out')).toBeTruthy()
    expect(calls).toHaveLength(0)
  })

  it('keeps the token for another try when the server cannot be reached', async () => {
    let down = true
    await open(`/sign-in#${TOKEN}`, {
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

describe('signing out', () => {
  it('ends the session and forgets what was loaded', async () => {
    await open('/')
    await screen.findByText(/is where it turns/)
    fireEvent.click(screen.getAllByRole('button', { name: 'Sign out' })[0] ?? document.body)
    expect(await screen.findByText('You are signed out')).toBeTruthy()
    const last = calls.findLast(({ url }) => url.pathname === '/api/session')
    expect(last?.method).toBe('DELETE')
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
