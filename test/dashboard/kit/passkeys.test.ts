import { beforeEach, describe, expect, it, vi } from 'vitest'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { explainPasskey } from '#dashboard/kit/passkeys/explain-passkey.ts'
import {
  addPasskey,
  PasskeyError,
  passkeyObstacle,
  signInByPasskey,
} from '#dashboard/kit/passkeys/passkeys.ts'
import { calls, done, type FakeApi, fakeFetch, problem } from '#test/dashboard/support/app.tsx'
import { knowsPasskeys, QUESTION } from '#test/dashboard/support/passkeys.ts'

const ways = {
  'POST /api/sign-in/passkey/options': () => QUESTION,
  'POST /api/sign-in/passkey': () => done(),
  'POST /api/account/passkeys/options': () => QUESTION,
  'POST /api/account/passkeys': () => done(),
} satisfies FakeApi

/** Why it ended: the reason of a passkey, or the status of the API. */
const endOf = (running: Promise<unknown>) =>
  running.then(
    () => 'done',
    (error: unknown) =>
      error instanceof PasskeyError ? error.reason : (error as { status: number }).status,
  )

beforeEach(() => setLocale('en'))

describe('a passkey', () => {
  it.each([
    ['AbortError', 'cancelled'],
    ['NotAllowedError', 'cancelled'],
    ['SecurityError', 'notHere'],
    ['InvalidStateError', 'exists'],
    ['ConstraintError', 'noPin'],
    ['UnknownError', 'failed'],
  ])('that the browser refuses with %s is “%s”', async (name, reason) => {
    knowsPasskeys(name)
    fakeFetch(ways)
    expect(await endOf(signInByPasskey())).toBe(reason)
    expect(await endOf(addPasskey('Phone'))).toBe(reason)
  })

  it.each([
    ['POST /api/account/passkeys/options', 409, 'tooMany'],
    ['POST /api/account/passkeys/options', 422, 422],
    ['POST /api/account/passkeys', 409, 'exists'],
    ['POST /api/account/passkeys', 422, 'again'],
    ['POST /api/account/passkeys', 500, 500],
  ] as const)('that the API refuses at %s with %i ends so: %s', async (route, status, end) => {
    knowsPasskeys()
    fakeFetch({ ...ways, [route]: () => problem(status, 'refused') })
    expect(await endOf(addPasskey('Phone'))).toBe(end)
  })

  it.each([
    [422, 'again'],
    [409, 409],
  ])('that does not sign in with %i ends so: %s', async (status, end) => {
    knowsPasskeys()
    fakeFetch({ ...ways, 'POST /api/sign-in/passkey': () => problem(status, 'refused') })
    expect(await endOf(signInByPasskey())).toBe(end)
  })

  it('is sent with its name, and says whose it is', async () => {
    knowsPasskeys()
    fakeFetch(ways)
    expect([await endOf(addPasskey('Phone')), await endOf(signInByPasskey())]).toEqual([
      'done',
      'done',
    ])
    const [made, shown] = calls.filter(({ url }) => !url.pathname.endsWith('/options'))
    expect(made?.body).toMatchObject({ name: 'Phone', response: { id: 'AQID' } })
    expect(shown?.body).toMatchObject({ response: { response: { userHandle: 'AQID' } } })
  })

  it('that cannot work here says why', () => {
    vi.stubGlobal('isSecureContext', false)
    expect(passkeyObstacle()).toBe('insecure')
    vi.stubGlobal('isSecureContext', true)
    vi.stubGlobal('PublicKeyCredential', undefined)
    expect(passkeyObstacle()).toBe('browser')
    knowsPasskeys()
    expect(passkeyObstacle()).toBeNull()
  })

  it('whose code does not arrive says so in words', async () => {
    vi.doMock('@simplewebauthn/browser', () => {
      throw new TypeError('Failed to fetch dynamically imported module')
    })
    fakeFetch(ways)
    const error = await signInByPasskey().catch((cause: unknown) => cause)
    vi.doUnmock('@simplewebauthn/browser')
    expect(error).toMatchObject({ reason: 'part' })
    expect(explainPasskey(error as Error)).toMatch(/^A part of the page did not arrive/)
    expect(explainPasskey(new PasskeyError('noPin'))).toMatch(/Give it a PIN/)
    expect(explainPasskey(new Error('other'))).toMatch(/^The server answered in a way/)
  })
})
