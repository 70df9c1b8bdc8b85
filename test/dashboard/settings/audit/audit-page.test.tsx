import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '#contract/site/audit.ts'
import { AUDIT_ACTIONS } from '#contract/rights.ts'
import { type Locale, LOCALES } from '#dashboard/kit/i18n/locales.ts'
import { calls, type FakeApi, open, problem, query } from '#test/dashboard/support/app.tsx'
import { makeEntry } from '#test/dashboard/support/access.ts'
import { makeSession } from '#test/dashboard/support/fixtures.ts'

const team: FakeApi = {
  'GET /api/users': () => ({ users: [{ id: 'jan', name: 'Jan Nowak' }] }),
  'GET /api/invitations': () => ({ invitations: [] }),
}

interface Opened {
  path?: string
  api?: FakeApi
  locale?: Locale
}

async function openLog(
  entries: AuditEntry[],
  { path = '/settings/audit', api = {}, locale = 'en' }: Opened = {},
) {
  const log = { 'GET /api/audit': () => ({ entries, next: null }) }
  const view = await open(path, { ...team, ...log, ...api }, locale)
  await waitFor(() => {
    if (!view.container.querySelector('.log')) throw new Error('no log yet')
  })
  return view
}

const lines = () => [...document.querySelectorAll('.log-entry')].map((line) => textOf(line))
const textOf = (line: Element) =>
  [...line.querySelectorAll('p')].map((part) => part.textContent).join(' | ')

/** What the log was asked for. */
const asked = () =>
  calls
    .filter(({ url }) => url.pathname === '/api/audit')
    .map(({ url }) => Object.fromEntries(url.searchParams))

describe('a line of the log', () => {
  it.each(LOCALES)('tells every action in words: %s', async (locale) => {
    const entries = AUDIT_ACTIONS.map((action, index) =>
      makeEntry({ id: `e${index}`, action, target: 'somewhere' }),
    )
    await openLog(entries, { locale })
    expect(lines()).toHaveLength(AUDIT_ACTIONS.length)
    expect(new Set(lines()).size).toBe(AUDIT_ACTIONS.length)
    for (const line of lines()) expect(line).not.toMatch(/audit\.|[{}]/)
    expect(document.querySelector('.log-filters')?.textContent).not.toMatch(/audit\./)
  })

  it.each<[Locale, Partial<AuditEntry>, string]>([
    [
      'en',
      { action: 'session.began', details: { way: 'passkey' } },
      'Marta Kowalska signed in | with a passkey',
    ],
    [
      'en',
      { action: 'session.revoked', target: 'others' },
      'Marta Kowalska signed out all their other browsers',
    ],
    [
      'en',
      { action: 'user.changed', target: 'jan', details: { name: 'Jan Nowak', role: 'manager' } },
      'Marta Kowalska changed the rights of “Jan Nowak” | role: manager',
    ],
    [
      'en',
      { action: 'user.joined', target: 'marta', details: { role: 'owner' } },
      'Marta Kowalska joined the team | role: owner',
    ],
    [
      'en',
      { action: 'user.joined', target: 'jan', details: { name: 'Jan Nowak' } },
      'Marta Kowalska added “Jan Nowak” to the team',
    ],
    [
      'en',
      { action: 'user.removed', target: 'gone', details: { name: 'Ewa' } },
      'Marta Kowalska removed “Ewa” from the team',
    ],
    [
      'en',
      {
        action: 'invitation.withdrawn',
        target: 'i',
        details: { name: 'bo@shop.example' },
      },
      'Marta Kowalska withdrew the invitation of “bo@shop.example”',
    ],
    [
      'en',
      {
        action: 'key.made',
        target: 'k',
        details: { kind: 'secret', name: 'CRM', scopes: ['figures:read', 'audit:read'] },
      },
      'Marta Kowalska created the key “CRM” | secret · read figures, read the audit log',
    ],
    [
      'en',
      { action: 'key.revoked', target: 'f1', details: { name: '' } },
      'Marta Kowalska revoked the key f1',
    ],
    [
      'en',
      { action: 'signing-key.made', target: '8f9a' },
      'Marta Kowalska created the signing key 8f9a',
    ],
    [
      'en',
      {
        action: 'site.changed',
        details: { fields: ['cooldownDays', 'addressLimit', 'privacy.maskComments', 'newer'] },
      },
      'Marta Kowalska changed the settings of the site | cool-down, limit per address, masking of comments, newer',
    ],
    [
      'en',
      {
        action: 'site.changed',
        details: { fields: ['cooldownDays', 'newer'], before: ['5', '"a"'], after: ['9', '"b"'] },
      },
      'Marta Kowalska changed the settings of the site | cool-down: 5 → 9, newer: "a" → "b"',
    ],
    [
      'en',
      {
        action: 'share.opened',
        target: 'agency',
        actor: { kind: 'share', id: 'agency', name: 'Agency' },
      },
      'Somebody opened the share link “Agency”',
    ],
    [
      'en',
      {
        action: 'answers.imported',
        actor: { kind: 'key', id: 'crm', name: 'CRM' },
        details: { accepted: 6979, duplicate: 0, rejected: 1 },
      },
      'The key “CRM” imported answers | 6,979 accepted · 0 there already · 1 rejected',
    ],
    [
      'en',
      { action: 'privacy.erased', target: 'x', details: { kind: 'email', state: 'running' } },
      'Marta Kowalska began to erase one person | found by e-mail',
    ],
    [
      'en',
      {
        action: 'privacy.erased',
        target: 'retention',
        actor: { kind: 'system', id: 'hourly', name: 'hourly' },
        details: { answers: 1, months: 24 },
      },
      'Wayfelt forgot comments and people of old answers | 1 answer · older than 24 months',
    ],
    [
      'en',
      { action: 'install.checked', details: { found: 'nothing' } },
      'Marta Kowalska checked the installation | found: nothing',
    ],
    [
      'en',
      {
        action: 'answers.held',
        target: '7',
        details: { kind: 'source', answers: 1204, events: 1 },
      },
      'Marta Kowalska held answers | a source · 1,204 answers · 1 event',
    ],
    [
      'en',
      {
        action: 'answers.released',
        target: '8',
        details: { kind: 'selection', answers: 3, events: 0 },
      },
      'Marta Kowalska released answers | chosen answers · 3 answers',
    ],
    [
      'pl',
      {
        action: 'answers.held',
        target: '2026-11-21',
        actor: { kind: 'system', id: 'budget', name: 'budget' },
        details: { kind: 'budget' },
      },
      'Wayfelt: wstrzymano odpowiedzi | powyżej limitu dnia',
    ],
    [
      'ru',
      { action: 'answers.held', target: '9', details: { kind: 'span', answers: 5, events: 2 } },
      'Marta Kowalska: ответы задержаны | промежуток времени · 5 ответов · 2 события',
    ],
    [
      'en',
      {
        action: 'answers.cleared',
        target: 'checkout',
        details: { state: 'genuine', answers: 40 },
      },
      'Marta Kowalska marked a source at checkout as not suspicious | 40 answers',
    ],
    [
      'en',
      { action: 'answers.cleared', target: 'checkout', details: { state: 'open', answers: 40 } },
      'Marta Kowalska marked a source at checkout as suspicious after all | 40 answers',
    ],
    [
      'pl',
      {
        action: 'share.made',
        target: 'agency',
        details: { name: 'Agencja', journeys: ['shopping'], comments: false },
      },
      'Marta Kowalska: utworzono link „Agencja” | shopping · bez komentarzy',
    ],
    [
      'pl',
      { action: 'answers.imported', details: { accepted: 1, duplicate: 22, rejected: 5 } },
      'Marta Kowalska: zaimportowano odpowiedzi | 1 przyjęta · 22 już były · 5 odrzuconych',
    ],
    [
      'ru',
      { action: 'user.removed', target: 'jan', details: { name: 'Jan Nowak' } },
      'Marta Kowalska: исключён из команды участник «Jan Nowak»',
    ],
    [
      'ru',
      { action: 'answers.imported', details: { accepted: 21, duplicate: 2, rejected: 5 } },
      'Marta Kowalska: импортированы ответы | 21 принят · 2 уже были · 5 отклонено',
    ],
  ])('says in %s who did what to what: %j', async (locale, entry, words) => {
    await openLog([makeEntry(entry)], { locale })
    await waitFor(() => expect(lines()).toEqual([words]))
  })

  it('asks for no team that the reader may not see', async () => {
    const permissions = ['audit:read' as const]
    await open('/settings/audit', {
      session: () => makeSession({ role: 'manager', permissions }),
      'GET /api/audit': () => ({ entries: [makeEntry()], next: null }),
    })
    await waitFor(() => expect(lines()).toHaveLength(1))
    const paths = calls.map(({ url }) => url.pathname)
    expect(paths.filter((path) => /users|invitations/.test(path))).toEqual([])
  })

  it('stands under its day in UTC, newest first, with the hour in UTC', async () => {
    const at = (time: string) => Date.parse(`${time}Z`)
    await openLog([
      makeEntry({ id: 'c', at: at('2026-11-21T00:10') }),
      makeEntry({ id: 'b', at: at('2026-11-20T23:50') }),
      makeEntry({ id: 'a', at: at('2026-11-20T08:00') }),
    ])
    const days = [...document.querySelectorAll('.log section')].map((day) => [
      day.querySelector('h2')?.textContent,
      ...[...day.querySelectorAll('time')].map((time) => time.textContent),
    ])
    expect(days).toEqual([
      ['Saturday, 21 November 2026', '00:10'],
      ['Friday, 20 November 2026', '23:50', '08:00'],
    ])
  })
})

describe('the filters of the log', () => {
  it('come from the address, and what is no filter is left out', async () => {
    await openLog([], {
      path: '/settings/audit?action=key.made&actor=jan&from=2026-11-01&to=nonsense&x=1',
    })
    expect(asked()[0]).toEqual({
      action: 'key.made',
      actor: 'jan',
      from: '2026-11-01',
      limit: '50',
    })
    expect(screen.getByLabelText<HTMLSelectElement>('What happened').value).toBe('key.made')
    expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe('2026-11-01')
    expect(await screen.findByText('Nothing like this happened on these days.')).toBeTruthy()
  })

  it('go into the address, one after the other, and out again', async () => {
    await openLog([makeEntry()])
    await screen.findByRole('option', { name: 'Jan Nowak' })
    const choose = (label: string, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } })
    choose('What happened', 'share.made')
    await waitFor(() => expect(query()).toEqual({ action: 'share.made' }))
    choose('Who did it', 'jan')
    choose('From', '2026-11-02')
    await waitFor(() => expect(query()).toHaveProperty('from'))
    choose('To', '2026-11-20')
    const chosen = { action: 'share.made', actor: 'jan', from: '2026-11-02', to: '2026-11-20' }
    await waitFor(() => expect(query()).toEqual(chosen))
    await waitFor(() => expect(asked().at(-1)).toEqual({ ...chosen, limit: '50' }))
    fireEvent.click(screen.getByRole('button', { name: 'Reset filters' }))
    await waitFor(() => expect(location.search).toBe(''))
    expect(screen.queryByRole('button', { name: 'Reset filters' })).toBeNull()
  })

  it('offer everybody who is met, also after one of them was chosen', async () => {
    const hourly = { kind: 'system', id: 'hourly', name: 'hourly' } as const
    const all = [makeEntry(), makeEntry({ id: 'e2', actor: hourly, action: 'privacy.erased' })]
    await openLog([], {
      api: {
        'GET /api/audit': (url) => {
          const actor = url.searchParams.get('actor')
          return {
            entries: all.filter((entry) => actor === null || entry.actor.id === actor),
            next: null,
          }
        },
      },
    })
    const select = screen.getByLabelText('Who did it')
    fireEvent.change(select, { target: { value: 'hourly' } })
    await waitFor(() => expect(lines()).toHaveLength(1))
    const names = within(select).getAllByRole('option')
    expect(names.map((one) => one.textContent)).toEqual([
      'anybody',
      'Jan Nowak',
      'Marta Kowalska',
      'Wayfelt',
    ])
  })
})

describe('a long log', () => {
  const entries = (count: number, from = 0) =>
    Array.from({ length: count }, (_, i) => makeEntry({ id: `e${i + from}` }))

  it('goes on at its cursor, without doubles', async () => {
    await openLog([], {
      api: {
        'GET /api/audit': (url) =>
          url.searchParams.get('cursor') === 'e1'
            ? { entries: entries(3, 1), next: null }
            : { entries: entries(2), next: 'e1' },
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show older' }))
    await waitFor(() => expect(lines()).toHaveLength(4))
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull()
    expect(asked().at(-1)).toEqual({ limit: '50', cursor: 'e1' })
  })

  it('says what failed, keeps what is there, and goes on', async () => {
    let broken = true
    await openLog([], {
      api: {
        'GET /api/audit': (url) => {
          if (!url.searchParams.has('cursor')) return { entries: entries(2), next: 'e1' }
          return broken ? problem(500, 'internal') : { entries: entries(1, 2), next: null }
        },
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show older' }))
    expect((await screen.findByRole('alert')).textContent).toContain('The log could not be loaded')
    expect(lines()).toHaveLength(2)
    broken = false
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(lines()).toHaveLength(3))
  })

  it('that does not come says why, and is tried again', async () => {
    let broken = true
    await open('/settings/audit', {
      ...team,
      'GET /api/audit': () => (broken ? problem(503, 'busy') : { entries: entries(1), next: null }),
    })
    expect((await screen.findByRole('alert')).textContent).toContain('busy for a moment')
    broken = false
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(lines()).toHaveLength(1))
  })
})
