import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { makeBrowser, makePasskey } from '#test/dashboard/support/people.ts'
import { knowsPasskeys, QUESTION } from '#test/dashboard/support/passkeys.ts'

const HERE = makeBrowser({ id: 'here', current: true })

/** The account page, whose passkey goes only after one was shown. */
async function openStale(api: FakeApi = {}, locale: Locale = 'en') {
  let isFresh = false
  await open(
    '/account',
    {
      'GET /api/account/passkeys': () => ({ passkeys: [makePasskey()] }),
      'GET /api/account/sessions': () => ({ sessions: [HERE] }),
      'POST /api/sign-in/passkey/options': () => QUESTION,
      'POST /api/session/factor': () => {
        isFresh = true
        return done()
      },
      'DELETE /api/account/passkeys/k1': () => (isFresh ? done() : problem(403, 'factor_needed')),
      ...api,
    },
    locale,
  )
}

const removals = () => calls.filter(({ method }) => method === 'DELETE')

async function remove() {
  fireEvent.click(await screen.findByRole('button', { name: 'Remove Laptop' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove “Laptop”?' })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }))
  return await screen.findByRole('dialog', { name: 'Confirm it’s you' })
}

describe('M5: what needs a fresh factor', () => {
  it('asks for a passkey in its place, and goes on by itself', async () => {
    knowsPasskeys()
    await openStale()
    const dialog = await remove()
    expect(dialog.textContent).toContain('within the last ten minutes')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Use a passkey' }))
    expect(await screen.findByText(/^“Laptop” is removed/)).toBeTruthy()
    expect(removals()).toHaveLength(2)
    expect(screen.queryByRole('dialog', { name: 'Confirm it’s you' })).toBeNull()
  })

  it('is left alone when the reader cancels, and says why', async () => {
    knowsPasskeys()
    await openStale()
    fireEvent.click(within(await remove()).getByRole('button', { name: 'Cancel' }))
    const why = 'This needs a passkey, or a sign-in within the last ten minutes.'
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(why))
    expect(removals()).toHaveLength(1)
  })

  it('says when the passkey is somebody else’s', async () => {
    knowsPasskeys()
    await openStale({ 'POST /api/session/factor': () => problem(403, 'forbidden') })
    const dialog = await remove()
    fireEvent.click(within(dialog).getByRole('button', { name: 'Use a passkey' }))
    expect((await within(dialog).findByRole('alert')).textContent).toBe(
      'This passkey does not belong to your account.',
    )
    expect(removals()).toHaveLength(1)
  })

  it('leads to the sign-in page who has no passkey', async () => {
    await openStale()
    const link = within(await remove()).getByRole('link', { name: 'Sign in again' })
    expect(link.getAttribute('href')).toBe('/sign-in?to=%2Faccount')
    expect(screen.queryByRole('button', { name: 'Use a passkey' })).toBeNull()
  })
})
