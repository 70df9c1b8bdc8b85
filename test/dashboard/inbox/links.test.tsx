import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { CaseLink } from '#contract/cases/links.ts'
import { wayBack } from '#dashboard/features/inbox/links/use-links.ts'
import { calls, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import {
  CASE_PEOPLE,
  makeCase,
  makeCaseItem,
  makeCasesPage,
} from '#test/dashboard/support/cases.ts'
import { makeSession } from '#test/dashboard/support/fixtures.ts'

const LINK: CaseLink = {
  kind: 'order',
  target: 'o1',
  name: '10482',
  method: 'email',
  confidence: 0.35,
  state: 'suggested',
  by: '',
}
const OTHER: CaseLink = { ...LINK, target: 'o2', name: '10483' }
const of = (...links: CaseLink[]) => makeCase({ links, linksVersion: '0.0', order: null })

function api(more: FakeApi = {}): FakeApi {
  return {
    'GET /api/cases': () => makeCasesPage([makeCaseItem()]),
    'GET /api/cases/changes': () => ({ changedAt: 0, newest: 318 }),
    'GET /api/case-people': () => CASE_PEOPLE,
    'GET /api/cases/318': () => of(LINK, OTHER),
    'GET /api/cases/case-318': () => of(LINK, OTHER),
    ...more,
  }
}

async function openCase(more: FakeApi = {}) {
  await open('/inbox/318', api(more))
  await screen.findByRole('heading', { level: 1, name: /Szklanka/ })
}
const sent = () => calls.filter(({ method }) => method === 'PUT').map(({ body }) => body)
const texts = () => [...document.querySelectorAll('.links li')].map((one) => one.textContent)

describe('the links of a case', () => {
  it('are confirmed with what was seen, and taken back with what is there then', async () => {
    const linked: CaseLink = {
      ...LINK,
      state: 'linked',
      method: 'manual',
      confidence: 0.9,
      by: 'Jan',
    }
    const answers = [
      makeCase({ links: [linked], linksVersion: '1.5', seq: 2 }),
      makeCase({ links: [LINK, OTHER], linksVersion: '0.0', seq: 3 }),
    ]
    await openCase({ 'PUT /api/cases/case-318/links': () => answers.shift() })
    fireEvent.click(screen.getByRole('button', { name: 'Confirm: Order #10482' }))
    await waitFor(() =>
      expect(texts()).toEqual(['Order #10482said by a colleague JanlikelyUnlink']),
    )
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(texts()).toHaveLength(2))
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
    expect(sent()).toEqual([
      { kind: 'order', target: 'o1', state: 'linked', version: '0.0' },
      { kind: 'order', target: 'o1', state: 'none', version: '1.5' },
    ])
  })

  it.each([
    [[LINK, OTHER], 'No order is linked yet; 2 may fit.'],
    [[{ ...LINK, state: 'rejected' as const }], 'No order belongs to this case.'],
  ])('are no orders of the case while they are suggestions: %#', async (links, told) => {
    const one = makeCase({ links, story: null })
    await openCase({ 'GET /api/cases/318': () => one, 'GET /api/cases/case-318': () => one })
    expect(document.body.textContent).toContain(told)
  })

  it('show what somebody else has decided meanwhile, and say so', async () => {
    let isLate = false
    const rejected: CaseLink = { ...LINK, state: 'rejected', by: 'Jan' }
    const now = () => makeCase({ links: isLate ? [rejected] : [LINK], seq: isLate ? 2 : 1 })
    await openCase({
      'GET /api/cases/318': now,
      'GET /api/cases/case-318': now,
      'PUT /api/cases/case-318/links': () => {
        isLate = true
        return problem(409, 'conflict')
      },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Confirm: Order #10482' }))
    await screen.findByText(/Somebody else decided about these links/)
    await waitFor(() => expect(texts()[0]).toMatch(/rejectedUndo$/))
  })

  it('are made by an order’s number, after a look at the order', async () => {
    const story = makeCase().story
    await openCase({
      'GET /api/orders/nowhere': () => problem(404, 'not_found'),
      'GET /api/orders/10500': () => ({ ...story, id: 'o5', number: '10500' }),
      'PUT /api/cases/case-318/links': () => makeCase({ seq: 2 }),
    })
    fireEvent.click(screen.getByRole('button', { name: 'Find an order' }))
    const field = screen.getByLabelText('Order number')
    expect(document.activeElement).toBe(field)
    fireEvent.input(field, { target: { value: 'nowhere' } })
    fireEvent.click(screen.getByRole('button', { name: 'Search' }))
    await screen.findByText('No order is called that.')
    fireEvent.input(field, { target: { value: ' #10500 ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Search' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Link it' }))
    await waitFor(() => expect(sent()).toMatchObject([{ target: 'o5', state: 'linked' }]))
    expect(screen.queryByLabelText('Order number')).toBeNull()
  })

  it('are nothing to decide about for a reader who may not see people', async () => {
    const hidden = of({ ...LINK, target: '', name: '', state: 'linked' })
    await openCase({
      session: () =>
        makeSession({
          role: 'agent',
          permissions: ['figures:read', 'comments:read', 'cases:work'],
        }),
      'GET /api/cases/318': () => hidden,
    })
    await waitFor(() => expect(texts()).toEqual(['An ordere-mail, near in time a guess']))
    expect(screen.queryByRole('button', { name: 'Find an order' })).toBeNull()
  })
})

it('the way back is the other decision, also where another order was chosen before', () => {
  const chosen: CaseLink = { ...OTHER, state: 'linked', by: 'Jan' }
  const order = { kind: 'order', target: 'o1' } as const
  expect(wayBack([LINK], { ...order, state: 'linked' })).toEqual({ ...order, state: 'none' })
  expect(wayBack([LINK, chosen], { ...order, state: 'linked' })).toEqual({
    ...order,
    target: 'o2',
    state: 'linked',
  })
  expect(wayBack([{ ...LINK, state: 'rejected' }], { ...order, state: 'none' })).toEqual({
    ...order,
    state: 'rejected',
  })
  expect(wayBack([chosen], { kind: 'order', target: 'o2', state: 'none' })).toEqual({
    kind: 'order',
    target: 'o2',
    state: 'linked',
  })
})
