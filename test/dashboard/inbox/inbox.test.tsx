import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { CaseItem } from '#contract/cases/cases.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { caseNews } from '#dashboard/kit/cases/case-news.ts'
import { told } from '#dashboard/features/inbox/steps/use-step.ts'
import { calls, callsTo, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import {
  CASE_PEOPLE,
  makeCase,
  makeCaseItem,
  makeCasesPage,
  OPENED_AT,
} from '#test/dashboard/support/cases.ts'
import { makeOnlooker } from '#test/dashboard/support/fixtures.ts'

function api(
  cases: CaseItem[] = [318, 317, 316].map((number) => makeCaseItem({ number })),
): FakeApi {
  return {
    'GET /api/cases': () => makeCasesPage(cases),
    'GET /api/cases/changes': () => ({ changedAt: OPENED_AT, newest: 318 }),
    'GET /api/case-people': () => CASE_PEOPLE,
    'GET /api/case-rules': () => ({ rules: [], seq: 0, neverTrue: [] }),
    'GET /api/cases/318': () => makeCase(),
    'GET /api/cases/case-318': () => makeCase(),
    'GET /api/cases/317': () => makeCase({ number: 317 }),
    'POST /api/cases/case-318/steps': () => makeCase({ seq: 2 }),
  }
}

const steps = () =>
  calls.filter(({ method }) => method === 'POST').map(({ body }) => body as { step: object })
const key = async (name: string, more: KeyboardEventInit = {}) =>
  await act(() => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more })
  })
const heading = async (name: RegExp | string) =>
  await screen.findByRole('heading', { level: 1, name })

async function openInbox(search = '', fakes: FakeApi = api(), locale: Locale = 'en') {
  const view = await open(`/inbox${search}`, fakes, locale)
  await waitFor(() =>
    expect(document.querySelector('.case-link, .inbox-empty, .case')).toBeTruthy(),
  )
  // Its keys work from the next frame on.
  await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)))
  return view
}

afterEach(() => {
  caseNews.value = null
  told.value = ''
})

describe('the inbox', () => {
  it('lists cases with what was said, where, and which order, and counts each list', async () => {
    await openInbox()
    const [first] = screen.getAllByRole('link', { name: /Szklanka/ })
    expect(first?.textContent).toMatch(/“Szklanka 318 pękła”.*#10482 · InPost/)
    const tabs = within(screen.getByRole('navigation', { name: 'Lists of cases' }))
    expect(tabs.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'Open 3',
      'Mine 3',
      'Mentions 2',
      'Waiting 5',
      'Done 9',
    ])
    const main = within(screen.getByRole('navigation', { name: 'Main' }))
    await waitFor(() => expect(main.getByText('Inbox').textContent).toBe('Inbox3'))
  })

  it('goes on by itself where a page of the API is short, until there are enough', async () => {
    const pages = [[1, 2], [], [3]].map((numbers) =>
      numbers.map((number) => makeCaseItem({ number })),
    )
    const cases = (url: URL) => {
      const at = Number(url.searchParams.get('cursor') ?? 0)
      return makeCasesPage(pages[at] ?? [], at < 2 ? String(at + 1) : null)
    }
    await openInbox('', { ...api(), 'GET /api/cases': cases })
    await waitFor(() => expect(document.querySelectorAll('.case-link')).toHaveLength(3))
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull()
  })

  it('keeps its filters in the address, and sends them', async () => {
    await openInbox('?list=mine&issue=late')
    const asked = callsTo('/api/cases').at(-1)?.searchParams
    expect([asked?.get('list'), asked?.get('owner'), asked?.get('issue')]).toEqual([
      'open',
      'me',
      'late',
    ])
    fireEvent.click(screen.getByRole('button', { name: 'Overdue' }))
    await waitFor(() => expect(location.search).toBe('?list=mine&issue=late&overdue=1'))
    fireEvent.click(await screen.findByRole('button', { name: 'Reset filters' }))
    await waitFor(() => expect(location.search).toBe('?list=mine'))
  })

  it('says why it is empty: no rule, or the filters', async () => {
    const view = await openInbox('', api([]))
    const link = await screen.findByRole('link', { name: 'Add the first rule' })
    expect(link.getAttribute('href')).toBe('/settings/cases')
    view.unmount()
    await openInbox('?carrier=dpd', api([]))
    await screen.findByText('Nothing matches these filters')
  })

  it('tells an error, and goes on after another try', async () => {
    let works = false
    const cases = () => (works ? makeCasesPage([makeCaseItem()]) : problem(500, 'internal'))
    await open('/inbox', { ...api(), 'GET /api/cases': cases })
    await screen.findByText('The cases could not be loaded')
    works = true
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByRole('link', { name: /Szklanka 318/ })
  })

  it('is no place for who may not work on cases', async () => {
    await open('/inbox', { ...api(), session: () => makeOnlooker() })
    await screen.findByText('You are not allowed to do this here; ask an owner.')
    expect(screen.queryByRole('link', { name: /Inbox/ })).toBeNull()
    expect(callsTo('/api/cases/changes')).toEqual([])
  })

  it('steps rows by keys, each decision going on to the next', async () => {
    await openInbox()
    await key('j')
    expect(document.activeElement?.textContent).toMatch(/318/)
    await key('a')
    await waitFor(() => expect(steps()).toEqual([{ step: { do: 'take' }, seq: 1 }]))
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/317/))
    await key('k')
    await key('d')
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Why is it no case? Case 318' }),
    )
    fireEvent.click(dialog.getByRole('button', { name: /Duplicate/ }))
    await waitFor(() =>
      expect(steps().at(-1)?.step).toEqual({ do: 'dismiss', reason: 'duplicate' }),
    )
  })

  it('selects a span with Shift, steps it in one piece, and takes it back', async () => {
    await openInbox('', {
      ...api(),
      'POST /api/cases/steps': () => ({ changed: 2, skipped: 1, next: null }),
      'POST /api/cases/undo': () => ({ changed: 2, skipped: 0, next: null }),
    })
    await key('j')
    await key('x')
    await key('j')
    await key('j')
    await key('X', { shiftKey: true })
    await screen.findByText('Selected: 3 cases')
    const bar = within(screen.getByRole('region', { name: 'Selected cases' }))
    fireEvent.click(bar.getByRole('button', { name: 'Take' }))
    await screen.findByText('Done: 2 cases changed. Left as they were: 1 case.')
    const sent = steps().at(-1) as { ids?: string[]; bulk?: string }
    expect(sent.ids).toEqual(['case-318', 'case-317', 'case-316'])
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await screen.findByText('Taken back: 2 cases.')
    expect(callsTo('/api/cases/undo')).toHaveLength(1)
  })
})

describe('a case', () => {
  it('says what is known, how it is linked, and how sure that is', async () => {
    await openInbox('/318')
    await heading('“Szklanka 318 pękła”')
    const links = [...document.querySelectorAll('.links li')].map((one) => one.textContent)
    expect(links).toEqual([
      'Order #10482signed token certainUnlink',
      'Issue: Damagedfrom the order a guessConfirm Reject',
    ])
    const order = screen.getByRole('link', { name: 'Order #10482' })
    expect(order.getAttribute('href')).toBe('/delivery/orders/o1')
    expect(document.querySelector('.story-promise')?.textContent).toMatch(/Promised by now/)
    expect(document.querySelector('.story-parcels')?.textContent).toBe('InPost 62017741 Delivered')
  })

  it('names no order to a reader who may not see people', async () => {
    const hidden = makeCase({
      order: null,
      comment: null,
      links: [
        {
          kind: 'order',
          target: '',
          name: '',
          method: 'token',
          confidence: 1,
          state: 'linked',
          by: '',
        },
      ],
    })
    await openInbox('/318', { ...api(), 'GET /api/cases/318': () => hidden })
    await heading('Case 318')
    expect(document.querySelector('.links b')?.textContent).toBe('An order')
    expect(document.querySelector('.case')?.textContent).not.toMatch(/10482/)
  })

  it('is not resolved without a cause and an action, and goes on to the next when it is', async () => {
    await openInbox('/318')
    await heading(/318/)
    await key('e')
    await screen.findByText('Say what caused it: a case cannot be resolved without.')
    expect(document.activeElement?.tagName).toBe('SELECT')
    expect(steps()).toEqual([])
    fireEvent.change(screen.getByLabelText('Root cause'), { target: { value: 'damaged' } })
    fireEvent.change(screen.getByLabelText('Action taken'), { target: { value: 'refund' } })
    fireEvent.input(screen.getByLabelText('Cost, PLN'), { target: { value: '24,90' } })
    fireEvent.click(screen.getByRole('button', { name: /Resolve and next/ }))
    await heading(/317/)
    expect(steps()).toEqual([
      {
        step: {
          do: 'resolve',
          cause: 'damaged',
          action: 'refund',
          costMinor: 2490,
          askAgain: true,
        },
        seq: 1,
      },
    ])
    expect(location.pathname).toBe('/inbox/317')
  })

  it('keeps what was typed when somebody else was first, tells what is new, and tries once more', async () => {
    const event = {
      id: 'e2',
      at: OPENED_AT + 1,
      who: 'Jan',
      kind: 'contacted',
      details: {},
      note: null,
    }
    const now = makeCase({ seq: 7, changedAt: OPENED_AT + 1, events: [event] })
    await openInbox('/318', {
      ...api(),
      'GET /api/cases/case-318': () => now,
      'POST /api/cases/case-318/steps': (_, __, body) =>
        (body as { seq: number }).seq === 7 ? now : problem(409, 'case_changed'),
    })
    await heading(/318/)
    const note = screen.getByLabelText<HTMLTextAreaElement>(/^Add a note/)
    fireEvent.input(note, { target: { value: 'A photo came.' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save the note' }))
    await screen.findByText('Somebody else changed case 318 meanwhile')
    await screen.findByText(/Customer reached \(Jan/)
    expect(note.value).toBe('A photo came.')
    fireEvent.click(screen.getByRole('button', { name: 'Do it anyway' }))
    await waitFor(() => expect(note.value).toBe(''))
    expect(steps().map((one) => (one as unknown as { seq: number }).seq)).toEqual([1, 7])
  })

  it('mentions colleagues behind an @, picked by keys alone', async () => {
    await openInbox('/318')
    await heading(/318/)
    const note = screen.getByLabelText<HTMLTextAreaElement>(/^Add a note/)
    await waitFor(() => expect(screen.getByLabelText('Owner')).toBeTruthy())
    const type = (value: string) => {
      note.focus()
      fireEvent.input(note, { target: { value, selectionStart: value.length } })
    }
    type('Ask @')
    const listed = () => [...document.querySelectorAll('.mentions button')]
    const options = () => listed().map(({ textContent }) => textContent)
    await waitFor(() => expect(options().length).toBeGreaterThan(1))
    expect(listed()[0]?.getAttribute('aria-current')).toBe('true')
    type('Ask @ja')
    await waitFor(() => expect(options()).toEqual(['@Jan']))
    await key('Enter')
    expect(note.value).toBe('Ask @Jan ')
    expect(document.activeElement).toBe(note)
    expect(options()).toEqual([])
    type('Ask @Jan whether @')
    await key('Escape')
    expect(options()).toEqual([])
    expect(steps()).toEqual([])
    await key('Enter', { ctrlKey: true })
    await waitFor(() => expect(steps()).toHaveLength(1))
    const jan = CASE_PEOPLE.people.find(({ name }) => name === 'Jan')?.id
    expect(steps()[0]?.step).toMatchObject({ do: 'note', mentions: [jan] })
  })

  it('follows what others do', async () => {
    let one = makeCase()
    await openInbox('/318', { ...api(), 'GET /api/cases/318': () => one })
    await screen.findByText('new')
    await waitFor(() => expect(caseNews.value).not.toBeNull())
    one = makeCase({ state: 'acknowledged', seq: 2 })
    const before = caseNews.value
    if (before) caseNews.value = { ...before, changedAt: OPENED_AT + 5 }
    await screen.findByText('taken')
  })
})
