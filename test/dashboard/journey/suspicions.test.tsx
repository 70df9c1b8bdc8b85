import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import type { Suspicion } from '#contract/holds.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import {
  calls,
  callsTo,
  type FakeApi,
  openJourney,
  problem,
  query,
} from '#test/dashboard/support/app.tsx'
import { makeCurve, makeList, makeSession } from '#test/dashboard/support/fixtures.ts'
import {
  at,
  curveOf,
  floodApi,
  floodedCurve,
  makeSuspicion,
  SOURCE,
} from '#test/dashboard/support/forgery.ts'

const banner = () => document.querySelector<HTMLElement>('.doubt:not(.decided)')
const decided = () => document.querySelector<HTMLElement>('.decided')
const headline = () => document.querySelector('h1')?.textContent
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const sent = () =>
  calls
    .filter(({ method }) => method !== 'GET')
    .map(({ method, url, body }) => [`${method} ${url.pathname}`, body])
const plain = (text: string | null | undefined) => text?.replaceAll(/\s/g, ' ')

/** The page once the banner is on it. */
async function openFlooded(api: FakeApi = floodApi(), path = '/', locale: Locale = 'en') {
  const view = await openJourney(path, api, locale)
  await waitFor(() => expect(banner()).toBeTruthy())
  return view
}

describe('answers that look forged', () => {
  it.each<[Locale, number, string]>([
    ['en', 1204, '1,204 answers from one source look unlike the rest.'],
    ['pl', 32, '32 odpowiedzi z jednego źródła odbiegają od reszty.'],
    ['pl', 35, '35 odpowiedzi z jednego źródła odbiega od reszty.'],
    ['ru', 31, '31 ответ из одного источника не похож на остальные.'],
    ['ru', 32, '32 ответа из одного источника не похожи на остальные.'],
    ['ru', 35, '35 ответов из одного источника не похожи на остальные.'],
  ])('are told in %s, %i of them', async (locale, answers, title) => {
    await openFlooded(floodApi([makeSuspicion({ answers })]), '/', locale)
    expect(plain(banner()?.querySelector('h2')?.textContent)).toBe(title)
    expect(banner()?.textContent).not.toMatch(/banner\.|[{}]/)
  })

  it('come first on the page, with where, when, scores and cards', async () => {
    await openFlooded()
    expect(plain(banner()?.querySelector('p')?.textContent)).toMatch(
      /^They came to Koszyk i płatność \(today, 09:14.?–.?09:16\), all rated 1 or 2, and no card was shown for any of them\. Holding takes them out of every figure and can be undone\.$/,
    )
    const first = document.querySelector('#content button')
    expect(first?.textContent).toBe('Hold them')
  })

  it.each<[Partial<Suspicion>, RegExp]>([
    [{ lowest: 1, highest: 1 }, /, all rated 1, and/],
    [{ lowest: 2, highest: 9 }, /, rated 2 to 9, and/],
    [{ lowest: null, highest: null }, /\), and no card/],
    [{ shown: 1 }, /and only 1 card was shown for them\./],
    [{ shown: 1203 }, /and only 1,203 cards were shown for them\./],
    [{ shown: 1204, quick: 602 }, /and 602 of them came within a second of their cards\./],
    [{ shown: 1204, quick: 601 }, /and there are far more of them than of any other source\./],
    [{ firstAt: at('09:14') - 86_400_000 }, /\(20 Nov, 09:14.?–.?21 Nov, 09:16\)/],
    [{ touchpoint: 'gone' }, /^They came to gone \(/],
  ])('say what gives them away: %j', async (suspicion, words) => {
    await openFlooded(floodApi([makeSuspicion(suspicion)]))
    expect(plain(banner()?.querySelector('p')?.textContent)).toMatch(words)
  })

  it('of more than one source are told one by one, the largest first', async () => {
    const [a, b] = [
      { source: 'a'.repeat(16), answers: 90 },
      { source: 'b'.repeat(16), answers: 40 },
    ]
    await openFlooded(floodApi([makeSuspicion(), makeSuspicion(a), makeSuspicion(b)]))
    expect(banner()?.textContent).toContain('2 more sources look unlike the rest, too.')
    press('Hold them')
    await waitFor(() => expect(banner()?.textContent).toContain('90 answers from one source'))
    expect(banner()?.textContent).toContain('1 more source looks unlike the rest, too.')
    expect(decided()?.textContent).toContain('1,204 answers are held')
  })

  it.each<[string, Suspicion[]]>([
    ['decided about', [makeSuspicion({ state: 'held' }), makeSuspicion({ state: 'genuine' })]],
    ['of another journey', [makeSuspicion({ journey: 'b2b' })]],
  ])('are not told where they are %s', async (_, others) => {
    await openFlooded(floodApi([...others, makeSuspicion({ answers: 40 })]))
    expect(banner()?.textContent).toContain('40 answers from one source')
    expect(banner()?.textContent).not.toContain('more source')
  })

  it('that are all decided about make no second curve, whatever the address says', async () => {
    await openJourney('/?without=suspicions', floodApi([makeSuspicion({ state: 'held' })]))
    await waitFor(() => expect(callsTo('/suspicions')).toHaveLength(1))
    press(/Last 90 days/)
    await waitFor(() => expect(callsTo('/curve')).toHaveLength(2))
    expect(callsTo('/curve').some(({ searchParams }) => searchParams.has('without'))).toBe(false)
    expect(banner()).toBeNull()
    expect(headline()).toContain('is where it turns')
  })

  it('are neither asked for nor told to those who may not hold', async () => {
    const permissions = ['figures:read' as const]
    const session = () => makeSession({ role: 'viewer', permissions })
    await openJourney('/?without=suspicions', { ...floodApi(), session })
    expect(callsTo('/suspicions')).toEqual([])
    expect(banner()).toBeNull()
  })

  it('that cannot be asked for leave the page as it is', async () => {
    await openJourney('/', { suspicions: () => problem(500, 'internal') })
    await waitFor(() => expect(callsTo('/suspicions')).toHaveLength(1))
    expect(headline()).toContain('is where it turns')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('are looked for again, once in five minutes', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    let found: Suspicion[] = []
    await openJourney('/', { ...floodApi(), suspicions: () => ({ suspicions: found }) })
    await vi.advanceTimersByTimeAsync(100)
    expect(callsTo('/suspicions')).toHaveLength(1)
    found = [makeSuspicion()]
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    await waitFor(() => expect(banner()).toBeTruthy())
    expect(callsTo('/suspicions')).toHaveLength(2)
  })
})

describe('the figures with and without them', () => {
  it.each<[Locale, string]>([
    ['en', 'Zakup is at −70 only if 1,204 answers are real; without them, +48.'],
    ['pl', 'Etap „Zakup” ma −70 tylko wtedy, gdy 1204 odpowiedzi są prawdziwe; bez nich +48.'],
    ['ru', 'На этапе «Zakup» −70, только если 1204 ответа настоящие; без них +48.'],
  ])('are both in the headline, in %s', async (locale, words) => {
    await openFlooded(floodApi(), '/?without=suspicions', locale)
    await waitFor(() => expect(plain(headline())?.replace('1 204', '1204')).toBe(words))
  })

  it('are shown by a button, stand in the address, and go with their chip', async () => {
    const { container } = await openFlooded()
    const show = screen.getByRole('button', { name: 'Show them' })
    expect(show.getAttribute('aria-pressed')).toBe('false')
    fireEvent.click(show)
    await waitFor(() => expect(headline()).toContain('only if 1,204 answers are real'))
    expect(query()).toEqual({ without: 'suspicions' })
    expect(show.getAttribute('aria-pressed')).toBe('true')
    expect(plain(container.querySelector('.headline-facts')?.textContent)).toMatch(
      /^Counted until you decide\. 10,183 answers with them, 8,979 without · CSAT · 25 Oct/,
    )
    expect(container.querySelector('.col-hot h2')?.textContent).toBe('Zakup')
    expect(container.querySelectorAll('h1 .value-lo, h1 .value-hi')).toHaveLength(2)

    const chip = screen.getByRole('button', { name: 'Close: with and without the 1,204' })
    expect(screen.queryByLabelText('Compare with')).toBeNull()
    fireEvent.click(chip)
    await waitFor(() => expect(query()).toEqual({}))
    expect(document.activeElement).toBe(show)
    await waitFor(() => expect(headline()).toContain('is where it turns'))
    expect(screen.getByLabelText('Compare with')).toBeTruthy()
  })

  it('stand in the answers row, the legend, the table and the words of the curve', async () => {
    const { container } = await openFlooded(floodApi(), '/?without=suspicions')
    await waitFor(() => expect(container.querySelectorAll('.without-note')).toHaveLength(1))
    const notes = [...container.querySelectorAll('.cell-facts')].map((one) => one.textContent)
    expect(notes[2]).toContain('3,120 without them, 14%')
    const legend = [...container.querySelectorAll('.legend li')].map((one) => one.textContent)
    expect(legend.slice(0, 3)).toEqual(['as counted now', 'without the 1,204', '95% interval'])
    expect(legend.join()).not.toContain('previous')
    const headings = [...container.querySelectorAll('.table-twin thead th')]
    expect(headings.map((one) => one.textContent).slice(-3)).toEqual([
      'Answers without them',
      'Sentiment without them',
      'Its 95% interval',
    ])
    const row = within(container as HTMLElement)
      .getByRole('rowheader', { name: 'Zakup' })
      .closest('tr')
    const cells = [...(row?.querySelectorAll('td') ?? [])].map((one) => one.textContent)
    expect(cells.slice(-3)).toEqual(['3,120', '+48', '+46 … +50'])
    await waitFor(() =>
      expect(container.querySelector('canvas')?.getAttribute('aria-label')).toMatch(
        /Zakup: −70.* Without the 1,204: Zakup: \+48\.$/,
      ),
    )
    expect(banner()?.querySelector('output')?.textContent).toBe(headline())
  })

  it('say so where too few answers are left', async () => {
    const few = { n: 3, state: 'hidden', sentiment: null, interval: null, responseRate: null }
    const curve: FakeApi['curve'] = ({ searchParams }) => {
      const range = { from: searchParams.get('from') ?? '', to: searchParams.get('to') ?? '' }
      const whole = floodedCurve(searchParams.has('without'), range)
      const stages = whole.stages.map((one) =>
        one.id === 'purchase' && searchParams.has('without') ? { ...one, ...few } : one,
      )
      return { ...whole, stages }
    }
    const { container } = await openFlooded({ ...floodApi(), curve }, '/?without=suspicions')
    await waitFor(() => expect(headline()).toMatch(/; without them, too few are left to say\.$/))
    expect(container.querySelector('.without-note')?.textContent).toBe('3 without them')
  })

  it('are waited for aloud, and the page stays as it is meanwhile', async () => {
    const never = () => new Promise(() => undefined)
    const curve: FakeApi['curve'] = (url, ...rest) =>
      url.searchParams.has('without') ? never() : curveOf(url, ...rest)
    await openFlooded({ ...floodApi(), curve }, '/?without=suspicions')
    expect(banner()?.querySelector('output')?.textContent).toBe('Counting without them…')
    expect(headline()).toContain('is where it turns')
    expect(screen.getByRole('button', { name: 'Close: with and without them' })).toBeTruthy()
  })

  it('that fail say why, and can be tried again', async () => {
    let broken = true
    const curve: FakeApi['curve'] = (url, ...rest) =>
      url.searchParams.has('without') && broken ? problem(500, 'internal') : curveOf(url, ...rest)
    await openFlooded({ ...floodApi(), curve }, '/?without=suspicions')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('The figures without them could not be loaded')
    broken = false
    fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(headline()).toContain('only if 1,204 answers are real'))
  })

  it('are the same where none of them is on the curve, and that is said', async () => {
    const curve: FakeApi['curve'] = (url, ...rest) => {
      url.searchParams.set('without', 'suspicions')
      return curveOf(url, ...rest)
    }
    await openFlooded({ ...floodApi(), curve }, '/?without=suspicions')
    await screen.findByText(/^None of them is on this curve\./)
    expect(headline()).toContain('is where it turns')
  })

  it('are counted anew after a decision about one source of several', async () => {
    const other = makeSuspicion({ source: 'a'.repeat(16), answers: 90 })
    await openFlooded(floodApi([makeSuspicion(), other]), '/?without=suspicions')
    await waitFor(() => expect(headline()).toContain('only if'))
    press('Not suspicious')
    const asked = () => callsTo('/curve').filter(({ searchParams }) => searchParams.has('without'))
    await waitFor(() => expect(asked()).toHaveLength(2))
    await waitFor(() => expect(banner()?.textContent).toContain('90 answers'))
    expect(query()).toEqual({ without: 'suspicions' })
  })

  it('follow the days that are chosen', async () => {
    await openFlooded(floodApi(), '/?without=suspicions')
    await waitFor(() => expect(headline()).toContain('only if'))
    press(/Last 90 days/)
    await waitFor(() => expect(query()).toEqual({ range: '90d', without: 'suspicions' }))
    await waitFor(() => expect(headline()).toContain('only if'))
    const asked = callsTo('/curve').filter(({ searchParams }) => searchParams.has('without'))
    expect(asked.map(({ searchParams }) => searchParams.get('from'))).toEqual([
      '2026-10-25',
      '2026-08-24',
    ])
  })
})

describe('holding them', () => {
  it('takes the source at its touchpoint, loads the curve anew, and can be undone', async () => {
    await openFlooded(floodApi(), '/?without=suspicions')
    await waitFor(() => expect(headline()).toContain('only if'))
    const before = callsTo('/curve').length
    press('Hold them')
    await waitFor(() => expect(decided()).toBeTruthy())
    const told = screen.getByText('1,204 answers are held: they count in no figure.')
    await waitFor(() => expect(document.activeElement).toBe(told))
    expect(told.tagName).toBe('OUTPUT')
    expect(banner()).toBeNull()
    expect(sent()).toEqual([['POST /api/holds', { source: SOURCE, touchpoint: 'checkout' }]])
    await waitFor(() => expect(query()).toEqual({}))
    await waitFor(() => expect(callsTo('/curve').length).toBeGreaterThan(before))
    const list = screen.getByRole('link', { name: 'All held answers' })
    expect(list.getAttribute('href')).toBe('/settings/holds')

    press('Undo')
    const undone = await screen.findByText('Undone: 1,204 answers count as before.')
    await waitFor(() => expect(document.activeElement).toBe(undone))
    expect(sent().at(-1)).toEqual(['PATCH /api/holds/7', { released: true }])
    await waitFor(() => expect(banner()).toBeTruthy())
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })

  it('that fails says why, and the banner stays', async () => {
    await openFlooded({ ...floodApi(), 'POST /api/holds': () => problem(500, 'internal') })
    press('Hold them')
    expect((await screen.findByRole('alert')).textContent).toContain('Something failed')
    expect(screen.getByRole('button', { name: 'Hold them' })).toBeTruthy()
    expect(decided()).toBeNull()
  })

  it('whose undoing fails says why, and they stay held', async () => {
    await openFlooded({ ...floodApi(), 'PATCH /api/holds/7': () => problem(500, 'internal') })
    press('Hold them')
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    expect((await screen.findByRole('alert')).textContent).toContain('Something failed')
    expect(decided()?.textContent).toContain('1,204 answers are held')
  })

  it('happens once, however often the button is pressed', async () => {
    let answer: (held: Response) => void = () => undefined
    const api = floodApi()
    await openFlooded({
      ...api,
      'POST /api/holds': () => new Promise<Response>((resolve) => (answer = resolve)),
    })
    press('Hold them')
    await waitFor(() => expect(sent()).toHaveLength(1))
    press('Hold them')
    press('Not suspicious')
    expect(sent()).toHaveLength(1)
    answer(problem(500, 'internal'))
    await screen.findByRole('alert')
  })
})

describe('calling them not suspicious', () => {
  it('closes the banner, is noted, and can be undone', async () => {
    await openFlooded()
    press('Not suspicious')
    await screen.findByText('1,204 answers are marked as not suspicious and stay counted.')
    await waitFor(() => expect(banner()).toBeNull())
    const about = { touchpoint: 'checkout', source: SOURCE }
    expect(sent()).toEqual([['PATCH /api/suspicions', { ...about, state: 'genuine' }]])
    expect(screen.queryByRole('link', { name: 'All held answers' })).toBeNull()
    press('Undo')
    await waitFor(() => expect(banner()).toBeTruthy())
    expect(sent().at(-1)).toEqual(['PATCH /api/suspicions', { ...about, state: 'open' }])
  })
})

describe('another journey', () => {
  it('knows nothing of them', async () => {
    const list = makeList()
    const [first] = list.journeys
    const journeys = first ? [first, { ...first, id: 'b2b', name: 'Hurt' }] : []
    const api = { ...floodApi(), journeys: () => ({ ...list, journeys }) }
    const curve = (url: URL) => makeCurve({ journey: url.pathname.split('/')[3] ?? '' })
    await openFlooded({ ...api, 'GET /api/journeys/b2b/curve': curve }, '/?without=suspicions')
    await waitFor(() => expect(headline()).toContain('only if'))
    fireEvent.change(screen.getByLabelText('Journey'), { target: { value: 'b2b' } })
    await waitFor(() => expect(headline()).toContain('is where it turns'))
    expect(banner()).toBeNull()
    expect(document.querySelector('.sources')).toBeNull()
    expect(document.querySelector('.chip')).toBeNull()
  })
})
