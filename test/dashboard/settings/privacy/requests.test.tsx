import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Erasure } from '#contract/privacy.ts'
import { calls, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'
import { makeAnswer, makeSite, NOTHING_HELD } from '#test/dashboard/support/fixtures.ts'

const never = () => new Promise(() => undefined)
const names = {
  journey: 'Zakupy w sklepie',
  stage: 'Dostawa',
  touchpoint: 'Automat paczkowy',
  survey: 'Po odbiorze',
}
const exported = (next: string | null = null) => ({
  answers: [{ ...makeAnswer(), names }],
  held: NOTHING_HELD,
  scanned: 1204,
  next,
})

function makeErasure(overrides: Partial<Erasure> = {}): Erasure {
  return {
    id: 'e1',
    kind: 'email',
    state: 'running',
    scanned: 301,
    erased: 0,
    total: 1204,
    createdAt: 1,
    finishedAt: null,
    ...overrides,
  }
}

async function openPrivacy(api: FakeApi = {}) {
  const view = await open('/settings/privacy', {
    'GET /api/site': () => makeSite(),
    'GET /api/privacy/erasures': () => ({ erasures: [] }),
    ...api,
  })
  await screen.findByRole('button', { name: 'Show what is held' })
  return view
}

const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const field = () => screen.getByLabelText('E-mail address')
const write = (value: string) => fireEvent.input(field(), { target: { value } })
const searches = () => calls.filter(({ url }) => url.pathname === '/api/privacy/export')

async function erase(value: string): Promise<void> {
  write(value)
  click('Erase…')
  fireEvent.input(await screen.findByLabelText(/^Type/), { target: { value } })
  const button = screen.getByRole('button', { name: 'Erase for good' })
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'))
  fireEvent.click(button)
}

afterEach(() => vi.restoreAllMocks())

describe('a value that nobody can be found by', () => {
  it('takes the focus each time, and is forgiven as soon as it is changed', async () => {
    await openPrivacy()
    for (const name of ['Show what is held', 'Show what is held', 'Erase…', 'Erase…']) {
      screen.getByRole('button', { name }).focus()
      click(name)
      await waitFor(() => expect(document.activeElement).toBe(field()))
      expect(screen.getByText('Fill this in.')).toBeTruthy()
    }
    write('anna')
    await waitFor(() => expect(screen.queryByText('Fill this in.')).toBeNull())
    expect(field().getAttribute('aria-invalid')).toBeNull()
  })

  it('does not hold back the next one', async () => {
    await openPrivacy({ 'POST /api/privacy/export': () => exported() })
    click('Show what is held')
    await screen.findByText('Fill this in.')
    write(' anna@x.example ')
    click('Show what is held')
    expect(await screen.findByText('1 answer is held about this person.')).toBeTruthy()
    expect(searches().map(({ body }) => body)).toEqual([
      { subject: { kind: 'email', value: 'anna@x.example' } },
    ])
  })

  it('is told in the words of the API for an order', async () => {
    const fields = [{ field: 'subject', reason: 'is too odd' }]
    await openPrivacy({
      'POST /api/privacy/export': () => Response.json({ code: 'invalid', fields }, { status: 422 }),
    })
    fireEvent.change(screen.getByLabelText('Find by'), { target: { value: 'order' } })
    fireEvent.input(await screen.findByLabelText('Order number'), { target: { value: 'O' } })
    click('Show what is held')
    expect(await screen.findByText('is too odd')).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'What is held' })).toBeNull()
  })
})

describe('a search', () => {
  it('shows that it goes on, and ends with the page', async () => {
    const { unmount } = await openPrivacy({ 'POST /api/privacy/export': never })
    write('a@x.example')
    click('Show what is held')
    expect(await screen.findByText('Looked at 0 answers so far; found: 0.')).toBeTruthy()
    const bar = document.querySelector('.copy progress')
    expect(bar?.getAttribute('aria-label')).toBe('Looking through the answers')
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull()
    expect(searches()[0]?.signal?.aborted).toBe(false)
    unmount()
    expect(searches()[0]?.signal?.aborted).toBe(true)
  })

  it('ends where it is stopped, keeps what it has, and is no failure', async () => {
    await openPrivacy({
      'POST /api/privacy/export': (_, __, body) =>
        Object.hasOwn(body as object, 'cursor') ? never() : exported('c'),
    })
    write('a@x.example')
    click('Show what is held')
    await screen.findByText('Looked at 1,204 answers so far; found: 1.')
    click('Stop')
    expect(await screen.findByRole('button', { name: 'Continue' })).toBeTruthy()
    expect(searches().at(-1)?.signal?.aborted).toBe(true)
    expect(document.querySelector('.copy progress')).toBeNull()
    expect(screen.getByText('Looked at 1,204 answers so far; found: 1.')).toBeTruthy()
  })

  it('ends when another is begun or somebody else is typed', async () => {
    await openPrivacy({ 'POST /api/privacy/export': never })
    write('a@x.example')
    click('Show what is held')
    await waitFor(() => expect(searches()).toHaveLength(1))
    click('Show what is held')
    await waitFor(() => expect(searches()).toHaveLength(2))
    write('b@x.example')
    await waitFor(() => expect(document.querySelector('.copy')).toBeNull())
    expect(searches().map(({ signal }) => signal?.aborted)).toEqual([true, true])
  })

  it('that fails says why', async () => {
    await openPrivacy({ 'POST /api/privacy/export': () => problem(503, 'busy') })
    write('a@x.example')
    click('Show what is held')
    expect(await screen.findByText(/^The search stopped\. The server is busy/)).toBeTruthy()
  })

  it('gives a file that people can read, with the time it was made', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-21T12:00:00Z') })
    const files = catchDownloads()
    await openPrivacy({ 'POST /api/privacy/export': () => exported() })
    write('a@x.example')
    click('Show what is held')
    fireEvent.click(await screen.findByRole('button', { name: 'Download as JSON' }))
    expect(files[0]?.name).toBe('wayfelt-person-2026-11-21.json')
    const lines = (await files[0]?.content.text())?.split('\n')
    expect(lines?.slice(0, 2)).toEqual(['{', '  "subject": {'])
    expect(lines).toContain('  "exportedAt": "2026-11-21T12:00:00.000Z",')
    expect(screen.getByText('The file holds pages, traits and references, too.')).toBeTruthy()
  })
})

describe('erasing', () => {
  it('names the person and what it cannot reach in its question, which can be left', async () => {
    await openPrivacy()
    write('a@x.example')
    click('Erase…')
    const dialog = await screen.findByRole('dialog', { name: 'Forget this person?' })
    expect(dialog.querySelector('p')?.textContent).toBe('E-mail address: a@x.example')
    expect(dialog.querySelectorAll('li')).toHaveLength(4)
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /^Forget/ })).toBeNull())
    expect(document.querySelector('output.told')?.textContent).toBe('')
  })

  it('is followed call by call in one line of the list', async () => {
    const steps = [301, 800]
    const running = makeErasure()
    await openPrivacy({
      'GET /api/privacy/erasures': () => ({ erasures: [running] }),
      'POST /api/privacy/erasures': () => {
        const scanned = steps.shift()
        return scanned === undefined ? never() : makeErasure({ scanned })
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Continue' }))
    expect(await screen.findByText('800 of 1,204 looked at')).toBeTruthy()
    expect(document.querySelectorAll('tbody tr')).toHaveLength(1)
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull()
    expect(screen.queryByText('It continues by itself.')).toBeNull()
  })

  it('of somebody new stands above the others, and says when it failed why', async () => {
    const old = makeErasure({ id: 'e0', state: 'done', kind: 'order', createdAt: 1 })
    await openPrivacy({
      'GET /api/privacy/erasures': () => ({ erasures: [old] }),
      'POST /api/privacy/erasures': (_, __, body) =>
        'id' in (body as object) ? problem(503, 'busy') : makeErasure({ createdAt: 2 }),
    })
    await erase('a@x.example')
    expect(await screen.findByText(/^It stopped here\. The server is busy/)).toBeTruthy()
    const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent)
    expect(rows.map((row) => row.slice(0, 6))).toEqual(['E-mail', 'Order5'])
    expect(rows[0]).toContain('Continue')
    expect(screen.queryByText('It continues by itself.')).toBeNull()
  })
})

describe('how long words are kept', () => {
  it.each<[saved: 24 | null, next: string, warns: boolean]>([
    [null, '60', true],
    [24, '12', true],
    [24, '36', false],
    [24, '', false],
  ])('is warned about from %s to %j months: %s', async (saved, next, warns) => {
    const privacy = { ...makeSite().privacy, retentionMonths: saved }
    await openPrivacy({ 'GET /api/site': () => makeSite({ privacy }) })
    fireEvent.change(screen.getByLabelText('Keep for'), { target: { value: next } })
    await screen.findByText('Not saved yet')
    expect(screen.queryAllByText(/is forgotten from the next hour/)).toHaveLength(warns ? 1 : 0)
  })
})
