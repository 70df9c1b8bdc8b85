import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { makeSharedView } from '#test/dashboard/support/access.ts'
import { done, type FakeApi, open, page, problem } from '#test/dashboard/support/app.tsx'
import { makeAnswer, makeCurve } from '#test/dashboard/support/fixtures.ts'

const guestApi: FakeApi = {
  'POST /api/shared/open': () => done(),
  'GET /api/shared': () => makeSharedView({ comments: true }),
  answers: () => page([makeAnswer({ comment: 'Szybko i miło' })]),
}

afterEach(() => history.replaceState(null, '', '/'))

describe('what a guest sees', () => {
  it.each(['/shared#slug', '/shared/shopping#slug'])(
    'has the comments that are shared: %s',
    async (path) => {
      await open(path, guestApi)
      expect(await screen.findByText('Szybko i miło')).toBeTruthy()
      expect(document.querySelector('.guest-site')?.textContent).toBe('Zielony Sklep Agency')
      expect(document.querySelector('main')?.id).toBe('content')
    },
  )

  it('has a menu of language and theme only, with a quiet button', async () => {
    await open('/shared#slug', guestApi)
    await screen.findByText('Szybko i miło')
    const button = document.querySelector('.guest-bar [popovertarget]')
    expect(button?.textContent).toBe('Menu')
    expect(button?.className).toBe('control control-quiet')
    expect(button?.querySelectorAll('svg')).toHaveLength(1)
    const menu = document.querySelector('.guest-bar dialog')
    expect(menu?.getAttribute('aria-label')).toBe('Menu')
    expect(menu?.querySelectorAll('select, button, a')).toHaveLength(2)
  })

  it('is told aloud while it opens', async () => {
    await open('/shared#slug', {
      ...guestApi,
      'GET /api/shared': () => new Promise(() => undefined),
    })
    expect(await screen.findByText('Opening the shared view…')).toBeTruthy()
    expect(document.querySelector('main')?.getAttribute('aria-live')).toBe('polite')
    expect(document.querySelector('.brand')?.textContent).toBe('Wayfelt')
    expect(screen.queryByRole('button')).toBeNull()
    await waitFor(() => expect(document.title).toBe('Shared view – Wayfelt'))
  })

  it('says why it could not be opened, in words', async () => {
    await open('/shared#slug', { ...guestApi, 'GET /api/shared': () => problem(503, 'busy') })
    expect(await screen.findByText(/^The server is busy/)).toBeTruthy()
    expect(screen.queryByText('This link is over')).toBeNull()
  })

  it('comes back by another link after it was closed', async () => {
    let revoked = false
    await open('/shared#slug', {
      ...guestApi,
      curve: () => (revoked ? problem(401, 'unauthenticated') : makeCurve()),
    })
    await screen.findByText(/is where it turns/)
    revoked = true
    fireEvent.click(screen.getByRole('button', { name: /Last 7 days/ }))
    await screen.findByText('This view is closed')
    revoked = false
    location.hash = 'other'
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
    expect(screen.queryByText('This view is closed')).toBeNull()
  })
})
