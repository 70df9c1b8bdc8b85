import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Sources } from '#contract/holds.ts'
import { callsTo, openJourney, problem, query, type FakeApi } from '#test/dashboard/support/app.tsx'
import { at, floodApi, makeSources, SOURCE } from '#test/dashboard/support/forgery.ts'

const section = () =>
  document.querySelector<HTMLElement>('.sources') ?? document.createElement('section')
const plain = (text: string | null | undefined) => text?.replaceAll(/\s/g, ' ') ?? ''
const cells = (name: string) => {
  const row = within(section()).getByRole('rowheader', { name }).closest('tr') ?? section()
  return [...row.querySelectorAll('td')].map((cell) => plain(cell.textContent))
}

async function openSources(sources: Sources = makeSources(), api: FakeApi = floodApi()) {
  await openJourney('/', { ...api, 'GET /api/sources': () => sources })
  await waitFor(() => expect(document.querySelector('.sources')).toBeTruthy())
  await waitFor(() => expect(section().querySelector('.bones')).toBeNull())
}

describe('where the answers of a stage came from', () => {
  it('is told for the stage of what looks forged, under the card', async () => {
    await openSources()
    expect(within(section()).getByRole('heading', { level: 2 }).textContent).toBe(
      'Where answers at Zakup came from',
    )
    expect(section().textContent).toContain('no address is kept')
    expect(callsTo('/sources').map(({ search }) => search)).toEqual(['?stage=purchase'])
    expect(section().previousElementSibling?.classList.contains('card')).toBe(true)
  })

  it('names each source by the first letters of its code, and the rest in one line', async () => {
    await openSources()
    const headings = [...section().querySelectorAll('thead th')].map((one) => one.textContent)
    expect(headings).toEqual([
      'Source',
      'When',
      'Answers',
      'Share',
      'Cards shown',
      'Within a second',
      'Sentiment',
      'Actions',
    ])
    expect(cells('4c1e')).toEqual([
      expect.stringMatching(/^today, 09:14.?–.?09:16$/),
      '1,204',
      '94%',
      '0',
      '1,196',
      '−98',
      'Show',
    ])
    expect(cells('b07a')[0]).toMatch(/^18 Nov, 11:02.?–.?15:02$/)
    expect(cells('b07a').slice(1)).toEqual(['6', '0.5%', '31', '0', '+50', 'Show'])
    expect(cells('61 more')).toEqual(['3 answers or fewer each', '68', '5%', '383', '0', '+54', ''])
  })

  it('marks what gives away a source that is not decided about, and nothing else', async () => {
    await openSources()
    const marked = [...section().querySelectorAll('b.value-lo')].map((one) => one.textContent)
    expect(marked).toEqual(['0', '1,196'])
    expect(section().querySelectorAll('td .value-hi')).toHaveLength(2)
  })

  it('does not say how few the others gave where there are too many to name', async () => {
    const [first] = makeSources().sources
    const many = Array.from({ length: 20 }, (_, n) => ({
      ...(first as Sources['sources'][number]),
      source: `${n + 10}`.repeat(8),
    }))
    await openSources(makeSources({ sources: many }))
    expect(cells('61 more')[0]).toBe('')
  })

  it('leaves the line of the others out where there are none', async () => {
    const rest = { sources: 0, answers: 0, shown: 0, quick: 0, sentiment: null }
    await openSources(makeSources({ rest }))
    expect(section().querySelectorAll('tbody tr')).toHaveLength(2)
  })

  it('says how many of a source are held', async () => {
    const [first] = makeSources().sources
    const held = { ...(first as Sources['sources'][number]), held: 1204, sentiment: null }
    await openSources(makeSources({ sources: [held] }))
    expect(section().querySelector('.badge')?.textContent).toBe('1,204 held')
    expect(cells('4c1e 1,204 held')[5]).toBe('–')
  })

  it('shows the answers of one source, on its days, until the reader goes elsewhere', async () => {
    await openSources()
    fireEvent.click(within(section()).getByRole('button', { name: /^Show: 4c1e/ }))
    const days = { range: 'custom', from: '2026-11-21', to: '2026-11-21' }
    await waitFor(() => expect(query()).toEqual({ ...days, stage: 'purchase', source: SOURCE }))
    await screen.findByText(/Only answers of the source 4c1e are listed/)
    const listed = callsTo('/answers').at(-1)?.searchParams
    expect(listed?.get('source')).toBe(SOURCE)
    expect([listed?.get('kind'), listed?.get('commented')]).toEqual([null, null])
    fireEvent.click(screen.getByRole('button', { name: 'Show all' }))
    await waitFor(() => expect(query()).toEqual({ ...days, stage: 'purchase' }))
    await waitFor(() => expect(callsTo('/answers').at(-1)?.searchParams.has('source')).toBe(false))
    fireEvent.click(within(section()).getByRole('button', { name: /^Show: 4c1e/ }))
    await waitFor(() => expect(query()).toHaveProperty('source'))
    fireEvent.keyDown(document.body, { key: 'Escape' })
    await waitFor(() => expect(query()).not.toHaveProperty('source'))
  })

  it('counts days on the clock of the site', async () => {
    const [first] = makeSources().sources
    const late = Date.parse('2026-11-18T23:30:00Z')
    const own = { source: 'c'.repeat(16), firstAt: late, lastAt: at('00:10') }
    await openSources(
      makeSources({ sources: [{ ...(first as Sources['sources'][number]), ...own }] }),
    )
    fireEvent.click(within(section()).getByRole('button', { name: /^Show: cccc/ }))
    await waitFor(() => expect(query()).toMatchObject({ from: '2026-11-19', to: '2026-11-21' }))
  })

  it('is counted anew after a decision', async () => {
    await openSources()
    fireEvent.click(screen.getByRole('button', { name: 'Hold them' }))
    await waitFor(() => expect(callsTo('/sources')).toHaveLength(2))
    await screen.findByText(/answers are held/)
    expect(section().querySelector('table')).toBeTruthy()
  })

  it('says so where no answer has a source', async () => {
    const rest = { sources: 0, answers: 0, shown: 0, quick: 0, sentiment: null }
    await openSources({ sources: [], rest })
    expect(section().textContent).toContain('No answer of the last 8 days has a source.')
    expect(section().querySelector('table')).toBeNull()
  })

  it('that fails to load says so, and can be tried again', async () => {
    let broken = true
    await openJourney('/', {
      ...floodApi(),
      'GET /api/sources': () => (broken ? problem(500, 'internal') : makeSources()),
    })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('This part could not be loaded')
    broken = false
    fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(section().textContent).toContain(SOURCE.slice(0, 4)))
  })
})
