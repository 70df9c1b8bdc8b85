import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Improvement } from '#contract/improvements/improvements.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, done, open, problem, type FakeApi } from '#test/dashboard/support/app.tsx'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'
import { makeOnlooker } from '#test/dashboard/support/fixtures.ts'
import { makeImprovement, makePlan, makeRunning } from '#test/dashboard/support/improvements.ts'

function api(improvements: Improvement[], more: FakeApi = {}): FakeApi {
  return {
    'GET /api/improvements': () => ({ today: '2026-11-21', improvements }),
    'GET /api/improvements/plan': () => makePlan(),
    ...more,
  }
}

const head = async () => (await screen.findByRole('heading', { level: 1 })).textContent

/** The row of a judged one. */
async function row(name: string): Promise<HTMLElement> {
  const found = (await screen.findByText(name, { selector: 'th' })).closest('tr')
  if (!found) throw new Error('It has a row.')
  return found
}

describe('the page of improvements', () => {
  it.each<[Locale, RegExp]>([
    ['en', /^1 of 2 judged improvements worked: New size guide\.$/],
    ['pl', /^Zadziałało 1 z 2 ocenionych usprawnień: New size guide\.$/],
    ['ru', /^Сработало 1 из 2 оценённых улучшений: New size guide\.$/],
  ])('opens in %s with what worked', async (locale, words) => {
    const other = makeImprovement({ id: 'b', name: 'Fewer e-mails', verdict: 'not_shown' })
    await open('/improvements', api([makeRunning(), makeImprovement(), other]), locale)
    await waitFor(async () => expect(await head()).toMatch(words))
  })

  it('tells a verdict with its change, its interval and both shares, and the arithmetic to copy', async () => {
    await open('/improvements', api([makeImprovement()]))
    const { textContent } = await row('New size guide')
    expect(textContent).toContain('improved')
    expect(textContent).toContain('+9 (+3 … +15)')
    expect(textContent).toContain('Before: 65% good of 400')
    expect(textContent).toContain('After: 74% good of 400')
    expect(textContent).toContain('Decided on 30 Aug 2026')
    expect(textContent).toContain('260/400 = 0.65')
    expect(textContent).toContain('d = p₁ − p₀')
  })

  it.each<[Partial<Improvement>, string | RegExp]>([
    [{ verdict: 'worse', change: { value: -9, low: -15, high: -3 } }, /worse−9 \(−15 … −3\)/],
    [
      { verdict: 'no_relevant_change', change: { value: 1, low: -3, high: 4 } },
      'no relevant change',
    ],
    [{ verdict: 'stopped', phase: 'stopped', change: null, decidedOn: null }, 'without a verdict'],
    [
      { verdict: 'confounded', overlaps: [{ id: 'x', name: 'New buttons' }] },
      /meanwhile.*New buttons/,
    ],
    [{ hindsight: true }, 'Written down after it had begun'],
  ])('says plainly what %o is', async (overrides, words) => {
    await open('/improvements', api([makeImprovement(overrides)]))
    expect((await row('New size guide')).textContent).toMatch(words)
  })

  it('tells no figure before the verdict where it is judged once', async () => {
    const early = makeRunning({
      judging: 'planned_end',
      change: null,
      days: [],
      after: { ...makeRunning().after, good: null, interval: null },
    })
    await open('/improvements', api([early]))
    const card = await screen.findByRole('article', { name: early.name })
    expect(card.textContent).toContain('Too early: 212 of about 400 answers, verdict after 5 Dec')
    expect(card.textContent).toContain('no figure before')
    expect(card.textContent).not.toContain('150')
    expect(card.querySelector('svg')).toBeNull()
    expect(await head()).toBe('Nothing has been judged yet.')
  })

  it('draws the interval that holds every day, says it in words, and has a table of the days', async () => {
    await open('/improvements', api([makeRunning({ control: 'purchase' })]))
    const card = await screen.findByRole('article', { name: 'Locker overflow to courier' })
    expect(card.textContent).toContain('On 20 Nov the change was +5 points, from −6 to +16.')
    expect(card.textContent).toContain('1.5 times as wide')
    expect(card.querySelector('.band-held')?.getAttribute('points')?.split(' ')).toHaveLength(6)
    expect(within(card).getAllByRole('row')).toHaveLength(4)
    expect(card.textContent).toContain('Less the move of')
  })

  it('saves the days of its chart as CSV, in the words of the API', async () => {
    const saved = catchDownloads()
    const of = makeRunning()
    await open('/improvements', api([of]))
    fireEvent.click(await screen.findByRole('button', { name: `CSV: ${of.name}` }))
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(saved[0]?.name).toBe(`improvement-${of.id}.csv`)
    const [head, first, ...more] = ((await saved[0]?.content.text()) ?? '').trim().split('\r\n')
    expect(head?.replace('\uFEFF', '')).toBe('day,n,value,low,high')
    const [day] = of.days
    expect(first).toBe([`"${day?.day}"`, day?.n, day?.value, day?.low, day?.high].join(','))
    expect(more).toHaveLength(of.days.length - 1)
  })

  it('saves all as CSV under names that stay', async () => {
    const saved = catchDownloads()
    await open('/improvements', api([makeImprovement()]))
    fireEvent.click(await screen.findByRole('button', { name: 'Save as CSV' }))
    await waitFor(() => expect(saved).toHaveLength(1))
  })

  it('says what is missing where nothing is written down, and how to go on where it failed', async () => {
    await open('/improvements', api([]))
    expect(await head()).toBe('No improvement has been written down yet.')
    await open('/improvements', api([], { 'GET /api/improvements': () => problem(503, 'busy') }))
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })
})

describe('a new improvement', () => {
  it('says before it starts what could be seen and what each way costs, and sends what was written', async () => {
    await open(
      '/improvements?solution=solution-1&stage=delivery&name=Call%20first&startsOn=2026-11-23',
      api([], { 'POST /api/improvements': () => makeRunning({ name: 'Call first' }) }),
    )
    expect(
      await screen.findByText(
        'With about 57 answers a week you can tell ±11 points after 4 weeks.',
      ),
    ).toBeTruthy()
    expect(screen.getByText(/Nothing is told before the end/)).toBeTruthy()
    fireEvent.change(screen.getByLabelText('When it is judged'), { target: { value: 'any_time' } })
    expect(await screen.findByText(/you can tell ±16 points after 4 weeks/)).toBeTruthy()
    expect(screen.getByText(/it is 1.5 times as wide/)).toBeTruthy()
    expect(screen.getByText('Verdict after 20 Dec 2026, on 28 days.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Write it down' }))
    expect(await screen.findByText(/“Call first” is written down/)).toBeTruthy()
    const sent = calls.find(({ method }) => method === 'POST')
    expect(sent?.body).toMatchObject({
      journey: 'shopping',
      stage: 'delivery',
      solution: 'solution-1',
      name: 'Call first',
      startsOn: '2026-11-23',
      weeks: 4,
      judging: 'any_time',
      worthwhile: 5,
      control: null,
    })
  })

  it('names what is missing', async () => {
    await open('/improvements', api([]))
    fireEvent.click(await screen.findByRole('button', { name: 'New improvement' }))
    const worth = await screen.findByLabelText('Smallest change that is worth it')
    fireEvent.input(worth, { target: { value: '0' } })
    fireEvent.click(screen.getByRole('button', { name: 'Write it down' }))
    expect(await screen.findByText('Say what is changed.')).toBeTruthy()
    expect(screen.getByText('A whole number from 1 to 50.')).toBeTruthy()
  })

  it('can be taken back before it begins, and stopped while it runs, after a question', async () => {
    const planned = makeRunning({ phase: 'planned', days: [], change: null })
    await open(
      '/improvements',
      api([planned], { 'DELETE /api/improvements/overflow': () => done() }),
    )
    fireEvent.click(await screen.findByRole('button', { name: /^Take back:/ }))
    fireEvent.click(
      within(await screen.findByRole('dialog', { name: /^Take “Locker/ })).getByRole('button', {
        name: 'Take back',
      }),
    )
    expect(await screen.findByText(/was taken back/)).toBeTruthy()
  })

  it('is for those who manage the site', async () => {
    await open('/improvements', api([makeRunning()], { 'GET /api/session': () => makeOnlooker() }))
    await screen.findByRole('article')
    expect(screen.queryByRole('button', { name: 'New improvement' })).toBeNull()
    expect(screen.queryByRole('button', { name: /^Stop/ })).toBeNull()
  })
})
