import { fireEvent, screen, within } from '@testing-library/preact'
import { expect, it } from 'vitest'
import type { Heard, HeardQuestion } from '#contract/insight/heard.ts'
import { OTHER } from '#contract/surveys/words.ts'
import { callsTo, open, problem } from '#test/dashboard/support/app.tsx'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'

const RANGE = { from: '2026-10-26', to: '2026-11-22' }

function source(code: string, n: number, of: number): HeardQuestion['sources'][number] {
  return {
    code,
    name: code === 'ad' ? null : code.toUpperCase(),
    n,
    share: n / of,
    interval: [n / of / 2, n / of + 0.1],
  }
}

function question(of: Partial<HeardQuestion> = {}): HeardQuestion {
  return {
    survey: 'heard',
    name: 'After the order',
    touchpoint: 'checkout',
    stage: 'purchase',
    n: 40,
    isShuffled: true,
    sources: [source('search', 20, 40), source('ad', 8, 40), source(OTHER, 12, 40)],
    others: [{ day: '2026-11-20', lang: 'pl', text: 'z radia' }],
    ...of,
  }
}

function heard(questions: HeardQuestion[], cutAt: number | null = null): Heard {
  return { range: RANGE, questions, least: 5, cutAt, meta: { rowsRead: 3, ms: 1 } }
}

const see = (answer: () => unknown, path = '/?tab=sample') =>
  open(path, { 'GET /api/journeys/shopping/heard': answer })

it('says what is named most, with every share, its interval, the caveat and the other texts', async () => {
  await see(() => heard([question()], 5000), '/?tab=sample&segment=b2b')
  await screen.findByText(
    /^“SEARCH” is named most: 50% of 40 answers \(25% to 60%\)\. Only the newest 5,000 answers/,
  )
  const rows = within(screen.getByRole('table', { name: 'How people heard of the shop' }))
  expect(rows.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'SourceAnswersShare',
    'SEARCH2050%25% to 60%',
    'ad820%10% to 30%',
    'OTHER1230%15% to 40%',
  ])
  expect(screen.getByText(/what people remember and choose to tell.*in another order/)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'What was meant by “OTHER”' })).toBeTruthy()
  expect(screen.getByText('z radia').getAttribute('lang')).toBe('pl')
  expect(callsTo('/heard')[0]?.searchParams.get('segment')).toBe('b2b')
})

it('shows the numbers behind it, and saves them as a file', async () => {
  const files = catchDownloads()
  await see(() => heard([question()]))
  await screen.findByText(/is named most/)
  expect(screen.getByText(/SEARCH: 20 \/ 40 = 50%; Wilson 95 %: 25% to 60%/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'CSV: How people heard of the shop' }))
  expect(await files[0]?.content.text()).toContain('"heard","search","SEARCH",20,0.5,0.25,0.6')
})

it('of several questions the first is shown until another is chosen, and a fixed order is named', async () => {
  const door = question({ survey: 'door', name: 'At the door', n: 3, isShuffled: false })
  const fixed = question({ survey: 'fixed', name: 'By e-mail', isShuffled: false })
  await see(() => heard([question(), fixed, door]))
  await screen.findByText(/is named most/)
  const select = screen.getByLabelText('Question')
  fireEvent.change(select, { target: { value: 'fixed' } })
  expect(await screen.findByText(/saw the choices in the same order/)).toBeTruthy()
  fireEvent.change(select, { target: { value: 'door' } })
  expect(await screen.findByText('3 answers so far. Shares are shown from 5 on.')).toBeTruthy()
  expect(screen.queryByText('z radia')).toBeNull()
})

it('leads to where it can be asked while nobody is', async () => {
  await see(() => heard([]))
  const link = await screen.findByRole('link', { name: 'Begin a survey that asks it' })
  expect(link.getAttribute('href')).toBe('/surveys')
})

it('says that it could not be read, beside what could', async () => {
  await see(() => problem(404, 'not_found', 'These days are none.'))
  expect(await screen.findByText(/These days are none\./)).toBeTruthy()
  expect(screen.queryByText(/is named most/)).toBeNull()
})
