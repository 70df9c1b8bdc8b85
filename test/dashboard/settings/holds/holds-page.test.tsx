import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Hold } from '#contract/holds.ts'
import type { AuditEntry } from '#contract/site/audit.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { makeEntry } from '#test/dashboard/support/access.ts'
import { calls, callsTo, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { makeSession } from '#test/dashboard/support/fixtures.ts'
import { at, makeHold, SOURCE } from '#test/dashboard/support/forgery.ts'

function holdsApi(first: Hold[] = [makeHold()], entries: AuditEntry[] = []): FakeApi {
  let holds = first
  return {
    'GET /api/holds': () => ({ holds }),
    'GET /api/audit': () => ({ entries, next: null }),
    'PATCH /api/holds/7': (_, __, body) => {
      const { released } = body as { released: boolean }
      const releasedAt = released ? Date.parse('2026-11-21T12:00:00Z') : null
      holds = holds.map((hold) => (hold.id === 7 ? { ...hold, releasedAt } : hold))
      return holds.find(({ id }) => id === 7)
    },
  }
}

async function openHolds(api: FakeApi = holdsApi(), locale: Locale = 'en') {
  const view = await open('/settings/holds', api, locale)
  await waitFor(() => expect(view.container.querySelector('.page-head')).toBeTruthy())
  return view
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent.replaceAll(/\s/g, ' ')
const rows = () =>
  [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.replaceAll(/\s/g, ' ')),
  )
const sent = () => calls.filter(({ method }) => method !== 'GET')
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the page of held answers', () => {
  it.each<[Locale, number, string]>([
    ['en', 1, '1 answer is held: it counts in no figure.'],
    ['en', 1204, '1,204 answers are held: they count in no figure.'],
    ['pl', 1, 'Wstrzymana jest 1 odpowiedź: nie liczy się w żadnym wyniku.'],
    ['pl', 2, 'Wstrzymane są 2 odpowiedzi: nie liczą się w żadnym wyniku.'],
    ['pl', 5, 'Wstrzymanych jest 5 odpowiedzi: nie liczą się w żadnym wyniku.'],
    ['ru', 21, '21 ответ задержан и не входит ни в один показатель.'],
    ['ru', 2, '2 ответа задержаны и не входят ни в один показатель.'],
    ['ru', 5, '5 ответов задержаны и не входят ни в один показатель.'],
  ])('opens in %s with the sentence that matters: %i', async (locale, answers, words) => {
    await openHolds(holdsApi([makeHold({ answers }), makeHold({ id: 8, releasedAt: 1 })]), locale)
    expect(heading()).toBe(words)
    expect(document.querySelector('.settings-page')?.textContent).not.toMatch(/holds\.|[{}]/)
  })

  it('says so where nothing is held, and where suspicion is told', async () => {
    await openHolds(holdsApi([]))
    expect(heading()).toBe('No answers are held: all of them count.')
    expect(screen.getByText(/^The journey page says when/)).toBeTruthy()
    expect(document.querySelector('table')).toBeNull()
    expect(screen.getByText(/so that a flood changes no figure/)).toBeTruthy()
    const limit = screen.getByRole('link', { name: 'Set how much one address may send' })
    expect(limit.getAttribute('href')).toBe('/settings/site')
  })

  it('tells of each hold what it keeps out, who made it, how much that is, and whether it still does', async () => {
    const [from, to] = [at('09:00'), at('10:30')]
    const made = (id: number, more: Partial<Hold>) => makeHold({ id, events: 0, ...more })
    const entry = (target: string, actor: AuditEntry['actor']) =>
      makeEntry({ id: `e${target}`, action: 'answers.held', target, actor })
    await openHolds(
      holdsApi(
        [
          made(9, { kind: 'budget', wanted: null, answers: 6000 }),
          made(8, { wanted: { source: SOURCE, from, to }, events: 50 }),
          made(7, {}),
          made(6, { kind: 'span', wanted: { from, to, touchpoint: 'gone' }, answers: 3 }),
          made(5, { kind: 'selection', wanted: { ids: ['a', 'b'] }, answers: 2 }),
          made(4, { releasedAt: Date.parse('2026-11-20T12:00:00Z'), events: 1 }),
        ],
        [
          entry('8', { kind: 'user', id: 'marta', name: 'Marta Kowalska' }),
          entry('7', { kind: 'key', id: 'crm', name: 'CRM' }),
          entry('6', { kind: 'system', id: 'job', name: 'job' }),
        ],
      ),
    )
    await waitFor(() => expect(rows()[1]?.[1]).toBe('Marta Kowalska'))
    const ago = expect.stringMatching(/^1 hr\.? ago$/)
    const when = expect.stringMatching(/^Source 4c1eat every touchpoint, 21 Nov, 09:00.?–.?10:30$/)
    const span = expect.stringMatching(/^Everything of a spanat gone, 21 Nov, 09:00.?–.?10:30$/)
    const release = ['held', 'Release']
    expect(rows()).toEqual([
      ['Above the day’s budget', 'Wayfelt', ago, '6,000', ...release],
      [when, 'Marta Kowalska', ago, '1,204and 50 events', ...release],
      ['Source 4c1eat Koszyk i płatność', 'the key “CRM”', ago, '1,204', ...release],
      [span, 'Wayfelt', ago, '3', ...release],
      ['2 chosen answers', 'not known', ago, '2', ...release],
      [
        'Source 4c1eat Koszyk i płatność',
        'not known',
        ago,
        '1,204and 1 event',
        'counts again since 20 Nov 2026',
        'Hold again',
      ],
    ])
  })

  it('reads no log that the reader may not see, and does without one that does not come', async () => {
    const permissions = ['answers:hold' as const]
    const view = await openHolds({ ...holdsApi(), session: () => makeSession({ permissions }) })
    await waitFor(() => expect(rows()).toHaveLength(1))
    expect(callsTo('/audit')).toEqual([])
    view.unmount()
    await openHolds({ ...holdsApi(), 'GET /api/audit': () => problem(500, 'internal') })
    await waitFor(() => expect(rows()[0]?.[1]).toBe('not known'))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('a hold', () => {
  it('is released and made again in its place, aloud, with the focus on its button', async () => {
    await openHolds()
    const button = screen.getByRole('button', { name: 'Release: Source 4c1e' })
    button.focus()
    fireEvent.click(button)
    const told = await screen.findByText('1,204 answers count again.')
    expect(told.tagName).toBe('OUTPUT')
    await waitFor(() => expect(heading()).toBe('No answers are held: all of them count.'))
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Hold again: Source 4c1e' }),
    )
    expect(rows()[0]?.[4]).toBe('counts again since 21 Nov 2026')
    press('Hold again: Source 4c1e')
    await screen.findByText('1,204 answers are held again.')
    await waitFor(() => expect(heading()).toContain('1,204 answers are held'))
    expect(sent().map(({ url, body }) => [url.pathname, body])).toEqual([
      ['/api/holds/7', { released: true }],
      ['/api/holds/7', { released: false }],
    ])
  })

  it('that cannot be released says why', async () => {
    await openHolds({ ...holdsApi(), 'PATCH /api/holds/7': () => problem(500, 'internal') })
    press('Release: Source 4c1e')
    const row = document.querySelector<HTMLElement>('tbody tr') ?? document.body
    expect((await within(row).findByRole('alert')).textContent).toContain('Something failed')
    expect(screen.getByRole('button', { name: 'Release: Source 4c1e' })).toBeTruthy()
  })
})
