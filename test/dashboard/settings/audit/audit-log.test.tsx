import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AuditCheck, AuditEntry } from '#contract/site/audit.ts'
import { makeEntry } from '#test/dashboard/support/access.ts'
import { calls, callsTo, type FakeApi, open, problem, query } from '#test/dashboard/support/app.tsx'
import { makeSession } from '#test/dashboard/support/fixtures.ts'

const JAN = { id: 'jan', name: 'Jan Nowak' }

async function openLog(entries: AuditEntry[], api: FakeApi = {}, search = '') {
  await open(`/settings/audit${search}`, {
    'GET /api/users': () => ({ users: [JAN] }),
    'GET /api/audit': () => ({ entries, next: null }),
    ...api,
  })
  await waitFor(() => expect(document.querySelector('.log')).not.toBeNull())
}

const line = () =>
  [...document.querySelectorAll('.log-entry p')].map((part) => part.textContent).join(' | ')
const options = (label: string) =>
  within(screen.getByLabelText(label))
    .getAllByRole('option')
    .map((one) => one.textContent)
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const never = () => new Promise(() => undefined)

afterEach(() => vi.restoreAllMocks())

describe('a line of the log', () => {
  it.each<[Partial<AuditEntry>, string]>([
    [
      { action: 'privacy.erased', details: { state: 'done', answers: 3 } },
      'Marta Kowalska erased one person | 3 answers',
    ],
    [
      { action: 'privacy.erased', details: { state: 'late' } },
      'Marta Kowalska erased late answers of an erased person',
    ],
    [
      { action: 'session.revoked', target: 's1' },
      'Marta Kowalska signed out one of their other browsers',
    ],
    [
      { action: 'session.ended', actor: { kind: 'share', id: 'a', name: 'Agency' } },
      'A guest of “Agency” signed out',
    ],
    [
      { action: 'share.made', target: 's', details: { days: 30, comments: true, note: null } },
      'Marta Kowalska created the share link s | days: 30 · with comments',
    ],
    [
      { action: 'answers.imported', details: { accepted: 'some', note: '' } },
      'Marta Kowalska imported answers | accepted: some',
    ],
    [
      { action: 'site.changed', details: { name: 'x' } },
      'Marta Kowalska changed the settings of the site',
    ],
  ])('tells %j', async (entry, words) => {
    await openLog([makeEntry(entry)])
    expect(line()).toBe(words)
    expect(document.querySelectorAll('.log-details')).toHaveLength(words.includes('|') ? 1 : 0)
  })
})

describe('the filters', () => {
  it.each([
    ['?actor=a%20b', {}],
    [`?actor=${'a'.repeat(65)}`, {}],
    [`?actor=${'a'.repeat(64)}`, { actor: 'a'.repeat(64) }],
    ['?action=nope&from=2026-13-01', {}],
    ['?to=2026-11-20', { to: '2026-11-20' }],
  ])('take from %s what they understand', async (search, expected) => {
    await openLog([], {}, search)
    const [asked] = callsTo('/api/audit').map((url) => Object.fromEntries(url.searchParams))
    expect(asked).toEqual({ limit: '50', ...expected })
    expect(screen.queryAllByRole('button', { name: 'Reset filters' })).toHaveLength(
      Object.keys(expected).length,
    )
  })

  it('are two lists and two days that bound each other', async () => {
    await openLog([], {}, '?from=2026-11-02&to=2026-11-20')
    const days = ['From', 'To'].map((label) => screen.getByLabelText<HTMLInputElement>(label))
    expect(days.map(({ type, value, min, max }) => [type, value, min, max])).toEqual([
      ['date', '2026-11-02', '', '2026-11-20'],
      ['date', '2026-11-20', '2026-11-02', ''],
    ])
    expect(options('What happened')[0]).toBe('everything')
    const [, ...actions] = options('What happened')
    expect(actions).toEqual(actions.toSorted((a, b) => (a ?? '').localeCompare(b ?? '', 'en')))
  })

  it('are taken out one by one', async () => {
    await openLog([], {}, '?action=key.made&actor=jan&from=2026-11-02&to=2026-11-20')
    choose('What happened', '')
    await waitFor(() => expect(query()).not.toHaveProperty('action'))
    choose('Who did it', '')
    await waitFor(() => expect(query()).not.toHaveProperty('actor'))
    choose('From', '')
    await waitFor(() => expect(query()).toEqual({ to: '2026-11-20' }))
    choose('To', '')
    await waitFor(() => expect(location.search).toBe(''))
    const ends = ['From', 'To'].map((label) => screen.getByLabelText<HTMLInputElement>(label))
    expect(ends.map(({ min, max }) => min + max)).toEqual(['', ''])
  })

  it('keep somebody whom nobody here knows by the id', async () => {
    await openLog([], {}, '?actor=gone')
    await waitFor(() => expect(options('Who did it')).toEqual(['anybody', 'gone', 'Jan Nowak']))
    expect(screen.getByLabelText<HTMLSelectElement>('Who did it').value).toBe('gone')
  })

  it('name a person once, and do without a team that does not come', async () => {
    const jan = { kind: 'user', ...JAN } as const
    await openLog([makeEntry({ actor: jan }), makeEntry({ id: 'e2' })])
    await waitFor(() =>
      expect(options('Who did it')).toEqual(['anybody', 'Jan Nowak', 'Marta Kowalska']),
    )
  })

  it('do without a team that does not come', async () => {
    await openLog([makeEntry()], { 'GET /api/users': () => problem(500, 'internal') })
    await waitFor(() => expect(callsTo('/api/users')).toHaveLength(1))
    expect(options('Who did it')).toEqual(['anybody', 'Marta Kowalska'])
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('while the log is fetched', () => {
  it('bones stand in its place, and no word that nothing happened', async () => {
    const { container } = await open('/settings/audit', { 'GET /api/audit': never })
    await screen.findByLabelText('What happened')
    expect(container.querySelector('.bones')).not.toBeNull()
    expect(container.querySelector('.log')).toBeNull()
  })

  it('what is there stays, marked as old', async () => {
    await openLog([makeEntry()], {
      'GET /api/audit': (url) =>
        url.searchParams.has('action') ? never() : { entries: [], next: null },
    })
    const log = document.querySelector<HTMLElement>('.log')
    expect([log?.ariaBusy ?? log?.getAttribute('aria-busy'), log?.dataset['stale']]).toEqual([
      'false',
      undefined,
    ])
    expect(screen.getByText('Nothing like this happened on these days.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /CSV/ })).toBeNull()
    choose('What happened', 'key.made')
    await waitFor(() => expect(log?.getAttribute('aria-busy')).toBe('true'))
    expect(log?.dataset['stale']).toBe('true')
    expect(screen.queryByText('Nothing like this happened on these days.')).toBeNull()
  })

  it('the button for older entries says so, and cannot be pressed', async () => {
    await openLog([], {
      'GET /api/audit': (url) =>
        url.searchParams.has('cursor') ? never() : { entries: [makeEntry()], next: 'c' },
    })
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Show older' })
    expect(button.disabled).toBe(false)
    fireEvent.click(button)
    await waitFor(() => expect(button.disabled).toBe(true))
    expect(button.textContent).toMatch(/Loading/)
  })

  it('entries to come are no reason to say that nothing happened', async () => {
    await openLog([], { 'GET /api/audit': () => ({ entries: [], next: 'c' }) })
    expect(screen.queryByText('Nothing like this happened on these days.')).toBeNull()
    expect(screen.getByRole('button', { name: 'Show older' })).toBeTruthy()
  })

  it.each([
    ['first', false],
    ['older', true],
  ])('an ended session leads to the sign-in page: %s entries', async (_, later) => {
    await open('/settings/audit', {
      'GET /api/audit': (url) =>
        later && !url.searchParams.has('cursor')
          ? { entries: [makeEntry()], next: 'c' }
          : problem(401, 'unauthenticated'),
    })
    if (later) fireEvent.click(await screen.findByRole('button', { name: 'Show older' }))
    expect(await screen.findByText('You are signed out')).toBeTruthy()
    expect(calls.length).toBeGreaterThan(0)
  })
})

describe('the whole log', () => {
  it('is a file of what is looked for, of the site on screen', async () => {
    await openLog([makeEntry()], {}, '?actor=jan&from=2026-11-02')
    const file = screen.getByRole('link', { name: 'Save as CSV' })
    const href = new URL(file.getAttribute('href') ?? '', 'https://wayfelt.example')
    expect(href.pathname).toBe('/api/audit.csv')
    expect(Object.fromEntries(href.searchParams)).toMatchObject({
      actor: 'jan',
      from: '2026-11-02',
      separator: ',',
      site: makeSession().site?.key,
    })
  })

  const part = (of: Partial<AuditCheck>): AuditCheck => ({
    checked: 0,
    sealedTo: null,
    broken: null,
    next: null,
    ...of,
  })
  const parts = (...found: AuditCheck[]): FakeApi => ({
    'GET /api/audit/check': () => found[callsTo('/api/audit/check').length - 1],
  })
  const check = () => fireEvent.click(screen.getByRole('button', { name: 'Check the log' }))
  const AT = Date.parse('2026-11-20T10:00:00Z')

  it('is compared with its seals, part by part to the end', async () => {
    await openLog(
      [makeEntry()],
      parts(
        part({ checked: 500, sealedTo: AT, next: 'd:1' }),
        part({ next: 's:' }),
        part({ checked: 7, sealedTo: AT - 1, next: 's:2' }),
        part({}),
      ),
    )
    check()
    expect(
      await screen.findByText(/^507 entries are as they were written, up to 20 Nov/),
    ).toBeTruthy()
    expect(callsTo('/api/audit/check').map((url) => url.searchParams.get('cursor'))).toEqual([
      null,
      'd:1',
      's:',
      's:2',
    ])
  })

  it('names each span that was changed, and goes on after a failure', async () => {
    let isDown = true
    await openLog([makeEntry()], {
      'GET /api/audit/check': (url) => {
        if (isDown) return problem(500, 'internal')
        return url.searchParams.has('cursor')
          ? part({})
          : part({ checked: 3, sealedTo: AT, broken: { from: AT - 60_000, to: AT }, next: 's:' })
      },
    })
    check()
    expect(await screen.findByText('The log could not be checked')).toBeTruthy()
    isDown = false
    check()
    expect(await screen.findByText(/^Entries between .* are not as they were written/)).toBeTruthy()
    expect(screen.queryByText(/entries are as they were written/)).toBeNull()
  })

  it('says where nothing is sealed yet', async () => {
    await openLog([makeEntry()], parts(part({ next: 's:' }), part({})))
    check()
    expect(await screen.findByText(/^Nothing is sealed yet/)).toBeTruthy()
  })
})
