import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { DAY_MS, makePublishable, makeSecret, makeShare } from '#test/dashboard/support/access.ts'
import { type FakeApi, open } from '#test/dashboard/support/app.tsx'
import { FULL_API } from '#test/dashboard/support/every-page.ts'
import { makeAnswer, makeList, NOTHING_HELD } from '#test/dashboard/support/fixtures.ts'
import {
  makeBrowser,
  makeInvitation,
  makePasskey,
  makePerson,
  makeViewer,
} from '#test/dashboard/support/people.ts'

const NOON = Date.parse('2026-11-21T12:00:00Z')
const HOUR = 3_600_000

/** The cells of each row of the table under a caption. */
async function rowsOf(caption: string | RegExp): Promise<(string | null)[][]> {
  const head = await screen.findByText(caption, { selector: 'caption' })
  const rows = [...(head.closest('table')?.querySelectorAll('tbody tr') ?? [])]
  return rows.map((row) => [...row.children].map((cell) => cell.textContent))
}

/** Opens a page at noon of a day. */
async function openAtNoon(path: string, api: FakeApi): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  await open(path, { ...FULL_API, ...api })
}

describe('the table', () => {
  it('of people has roles, rights and calls no finer than to the hour', async () => {
    const users = [
      makePerson({ seenAt: NOON }),
      makeViewer({ seenAt: NOON - HOUR + 1 }),
      makeViewer({ id: 'ewa', name: 'Ewa', seenAt: NOON - HOUR, comments: true }),
      makePerson({ id: 'bo', name: 'Bo', role: 'agent', you: false, seenAt: null }),
    ]
    await openAtNoon('/settings/team', { 'GET /api/users': () => ({ users }) })
    const rows = await rowsOf('Owners: 1')
    expect(rows.map(([name, , comments, seen]) => [name, comments, seen])).toEqual([
      ['Marta Kowalska youmarta@zielony.example', 'always', 'in the last hour'],
      ['Jan Nowak jan@zielony.example', '', 'in the last hour'],
      ['Ewa jan@zielony.example', '', '1 hr ago'],
      ['Bo marta@zielony.example', 'always', 'never'],
    ])
    const switches = screen.getAllByRole<HTMLInputElement>('switch')
    expect(
      switches.map((one) => [one.type, one.checked, one.getAttribute('aria-checked')]),
    ).toEqual([
      ['checkbox', false, 'false'],
      ['checkbox', true, 'true'],
    ])
    const roles = [...document.querySelectorAll<HTMLSelectElement>('table select')]
    expect(roles.map(({ value }) => value)).toEqual(['viewer', 'viewer', 'agent'])
  })

  it('of invitations says which viewers will read comments', async () => {
    const expiresAt = NOON + 2 * DAY_MS
    const invitations = [
      makeInvitation({ id: 'a', email: 'a@x.example', role: 'viewer', expiresAt }),
      makeInvitation({ id: 'b', email: 'b@x.example', role: 'viewer', comments: true, expiresAt }),
      makeInvitation({ id: 'c', email: 'c@x.example', role: 'owner', comments: true, expiresAt }),
    ]
    await openAtNoon('/settings/team', { 'GET /api/invitations': () => ({ invitations }) })
    expect(await rowsOf('3 invitations')).toEqual([
      ['a@x.example', 'viewer', 'in 2 days', 'Withdraw'],
      ['b@x.example', 'viewer, with comments', 'in 2 days', 'Withdraw'],
      ['c@x.example', 'owner', 'in 2 days', 'Withdraw'],
    ])
  })

  it('of keys says when each was used, and what ends within two weeks', async () => {
    const at = (expiresAt: number | null, usedAt: number | null) => ({ expiresAt, usedAt })
    const keys = [
      makePublishable({ id: 'p', ...at(NOON + 14 * DAY_MS, NOON) }),
      makePublishable({ id: 'q', name: 'App', ...at(NOON + 14 * DAY_MS - 1, null) }),
      makeSecret({ id: 's', ...at(null, NOON - HOUR) }),
      makeSecret({ id: 't', name: 'ERP', ...at(NOON + DAY_MS, NOON - HOUR + 1) }),
      makeSecret({ id: 'u', name: 'BI', ...at(null, null) }),
    ]
    await openAtNoon('/settings/keys', { 'GET /api/keys': () => ({ keys }) })
    expect(await rowsOf('Publishable keys')).toEqual([
      ['Shop in the snippet', 'wf_pk_demo1Copy', 'Marta', '21 Nov 2026', '5 Dec 2026', 'Revoke'],
      ['App ', 'wf_pk_demo1Copy', 'Marta', 'never', '5 Dec 2026in 14 days', 'Revoke'],
    ])
    expect(await rowsOf('Secret keys')).toEqual([
      ['CRM …zASn', 'Read figures', 'Marta', '1 hr ago', 'never', 'Revoke'],
      ['ERP …zASn', 'Read figures', 'Marta', 'within the hour', '22 Nov 2026tomorrow', 'Revoke'],
      ['BI …zASn', 'Read figures', 'Marta', 'never', 'never', 'Revoke'],
    ])
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      '“ERP” stops working tomorrow.',
    )
  })

  it('of signing keys says on which day each was made', async () => {
    const keys = [{ id: 'sig1', createdAt: NOON, revokedAt: null }]
    await openAtNoon('/settings/keys', { 'GET /api/signing-keys': () => ({ keys }) })
    expect(await rowsOf('Signing keys')).toEqual([['sig1', '21 Nov 2026', 'Revoke']])
  })

  it('of ended keys has what ended last first, each with the end of its key', async () => {
    const keys = [
      makePublishable({ revokedAt: NOON - 3 * DAY_MS }),
      makeSecret({ expiresAt: NOON - DAY_MS }),
      makeSecret({ id: 'b', name: 'BI', revokedAt: NOON - DAY_MS, expiresAt: NOON - 4 * DAY_MS }),
    ]
    const signing = [{ id: 'sig0', createdAt: 0, revokedAt: NOON - 2 * DAY_MS }]
    await openAtNoon('/settings/keys', {
      'GET /api/keys': () => ({ keys }),
      'GET /api/signing-keys': () => ({ keys: signing }),
    })
    expect(await rowsOf(/^They explain what has stopped/)).toEqual([
      ['CRM', 'secret', '…zASn', 'expired on 20 Nov 2026'],
      ['sig0', 'signing key', '–', 'revoked on 19 Nov 2026'],
      ['Shop', 'publishable', '…emo1', 'revoked on 18 Nov 2026'],
      ['BI', 'secret', '…zASn', 'expired on 17 Nov 2026'],
    ])
    expect(screen.getByText('4 no longer working')).toBeTruthy()
    expect(screen.queryByText('Signing keys', { selector: 'caption' })).toBeNull()
  })

  it('of ended keys is not there while all keys work', async () => {
    const keys = [makePublishable()]
    await openAtNoon('/settings/keys', { 'GET /api/keys': () => ({ keys }) })
    await rowsOf('Publishable keys')
    expect(screen.queryByText(/no longer working/)).toBeNull()
    expect(screen.queryByText('Secret keys', { selector: 'caption' })).toBeNull()
  })

  it('of share links names all journeys of a link, a lost one by its id', async () => {
    const shares = [
      makeShare({ journeys: ['shopping', 'gone'], createdAt: NOON, expiresAt: NOON + DAY_MS }),
      makeShare({ id: 'b', name: 'B', expiresAt: NOON - 2 * DAY_MS, revokedAt: NOON - DAY_MS }),
    ]
    await openAtNoon('/settings/shares', { 'GET /api/shares': () => ({ shares }) })
    expect(await rowsOf(/^Whoever has one of these/)).toEqual([
      [
        'Agency',
        'Zakupy w sklepie, gonewithout comments',
        'Marta',
        '21 Nov 2026',
        'until 22 Nov 2026',
        'Revoke',
      ],
    ])
    expect((await rowsOf(/^Whoever opens one of these/))[0]?.at(-1)).toBe('expired on 19 Nov 2026')
  })

  it('of share links is there only for links', async () => {
    await openAtNoon('/settings/shares', {
      'GET /api/shares': () => ({ shares: [] }),
      journeys: () => ({ ...makeList(), journeys: [] }),
    })
    await screen.findByText('No active share links.')
    expect(screen.queryByRole('table')).toBeNull()
    expect(screen.queryByText(/no longer working/)).toBeNull()
    expect(screen.queryByRole('button', { name: 'New share link' })).toBeNull()
    expect(document.querySelector('.settings-page')?.textContent).toMatch(/no journey/i)
  })

  it('of passkeys says when each was added and used', async () => {
    const passkeys = [
      makePasskey({ createdAt: NOON - 3 * DAY_MS, usedAt: NOON - DAY_MS, backedUp: true }),
      makePasskey({ id: 'b', name: 'Phone', createdAt: NOON - 2 * DAY_MS }),
    ]
    await openAtNoon('/account', { 'GET /api/account/passkeys': () => ({ passkeys }) })
    expect(await rowsOf('2 passkeys')).toEqual([
      ['LaptopRename', '3 days ago', 'yesterday', 'yes', 'Remove'],
      ['PhoneRename', '2 days ago', 'never', 'no, lost with the device', 'Remove'],
    ])
  })

  it('of browsers has each way in, and an end for all but this browser', async () => {
    const times = { createdAt: NOON - 2 * DAY_MS, seenAt: NOON - HOUR }
    const sessions = [
      makeBrowser({ ...times, current: true }),
      makeBrowser({ ...times, id: 'b', device: '', way: 'access', seenAt: NOON - HOUR + 1 }),
    ]
    await openAtNoon('/account', { 'GET /api/account/sessions': () => ({ sessions }) })
    expect(await rowsOf('2 browsers')).toEqual([
      ['Firefox, Linux this browser', 'link', '2 days ago', '1 hr ago', ''],
      ['Unknown browser ', 'Cloudflare Access', '2 days ago', 'in the last hour', 'Sign out'],
    ])
    expect(screen.getByRole('button', { name: 'Sign out Unknown browser' })).toBeTruthy()
  })

  it('of test answers has a dash for what was not given', async () => {
    const testAnswers = [
      { id: 'a', at: NOON, survey: 'order-csat', score: null, comment: 'ok', origin: 'https://x' },
      { id: 'b', at: NOON - HOUR, survey: 'gone', score: 3, comment: null, origin: null },
    ]
    const install = await FULL_API['GET /api/install']?.(new URL('http://x'), {}, null)
    await openAtNoon('/settings/install', {
      'GET /api/install': () => ({ ...(install as object), testAnswers }),
    })
    expect(await rowsOf('Test answers, counted nowhere')).toEqual([
      ['now', 'Po zamówieniu', '–', 'ok', 'https://x'],
      ['1 hr ago', 'gone', '3', '–', '–'],
    ])
  })

  it('of what is held about a person has a dash for what was not given', async () => {
    const names = { journey: 'J', stage: 'Dostawa', touchpoint: 'Automat paczkowy', survey: 'S' }
    const answers = [
      makeAnswer({ score: null, comment: 'ok', answeredAt: NOON }),
      makeAnswer({ score: 4, comment: null, answeredAt: NOON }),
      ...Array.from({ length: 9 }, () => makeAnswer()),
    ].map((answer) => ({ ...answer, names }))
    await openAtNoon('/settings/privacy', {
      'POST /api/privacy/export': () => ({ answers, held: NOTHING_HELD, scanned: 9, next: null }),
    })
    fireEvent.input(await screen.findByLabelText('E-mail address'), { target: { value: 'a@b.c' } })
    fireEvent.click(screen.getByRole('button', { name: 'Show what is held' }))
    const rows = await rowsOf('What is held')
    expect(rows.slice(0, 2).map((row) => row.slice(1))).toEqual([
      ['Automat paczkowy', '–', 'ok'],
      ['Automat paczkowy', '4', '–'],
    ])
    expect(rows[0]?.[0]).toMatch(/^21 Nov 2026, \d\d:\d\d/)
    expect(screen.getByText(/^1 more is in the file/)).toBeTruthy()
    expect(screen.getByRole('region', { name: 'What is held' })).toBeTruthy()
  })

  it('of erasures has the newest first, and how far each is', async () => {
    const made = { kind: 'order', erased: 0, finishedAt: null } as const
    const erasures = [
      { id: 'a', state: 'running', scanned: 0, total: 0, createdAt: NOON - HOUR, ...made },
      { id: 'b', state: 'running', scanned: 12, total: 9, createdAt: NOON - DAY_MS, ...made },
      { id: 'c', state: 'done', scanned: 9, total: 9, createdAt: NOON, ...made, erased: 1204 },
    ]
    await openAtNoon('/settings/privacy', { 'GET /api/privacy/erasures': () => ({ erasures }) })
    const going = 'ContinueIt continues by itself.'
    expect(await rowsOf('Past erasures')).toEqual([
      ['Order', 'now', '1,204', 'Done'],
      ['Order', '1 hr ago', '0', `0 of 1 looked at${going}`],
      ['Order', 'yesterday', '0', `12 of 12 looked at${going}`],
    ])
    const bars = [...document.querySelectorAll('progress')]
    expect(bars.map(({ value, max }) => [value, max])).toEqual([
      [0, 1],
      [12, 12],
    ])
  })
})

describe('relative times', () => {
  it.each([
    ['/account', '/api/account/passkeys', { passkeys: [makePasskey({ createdAt: NOON })] }],
    ['/settings/privacy', '/api/privacy/erasures', null],
  ])('move on while a page stays open: %s', async (path, route, body) => {
    vi.useFakeTimers({ now: NOON, shouldAdvanceTime: true })
    const erasure = { id: 'a', state: 'done', kind: 'order', scanned: 1, total: 1, erased: 1 }
    const erasures = [{ ...erasure, createdAt: NOON, finishedAt: NOON }]
    await open(path, { ...FULL_API, [`GET ${route}`]: () => body ?? { erasures } })
    await screen.findByText('now')
    await vi.advanceTimersByTimeAsync(3 * 60_000)
    await waitFor(() => expect(screen.getByText('3 min ago')).toBeTruthy())
  })
})
