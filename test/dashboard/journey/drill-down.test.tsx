import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { callsTo, openJourney, page, problem, query } from '#test/dashboard/support/app.tsx'
import { makeAnswer, makeCurve, makeList, makeSession } from '#test/dashboard/support/fixtures.ts'

/** A figure as it is written, `−31`. */
const valueOf = (text: string | null | undefined) => Number(text?.replace('−', '-'))

function lists(): URLSearchParams[] {
  return callsTo('/answers')
    .map(({ searchParams }) => searchParams)
    .filter((asked) => asked.get('limit') !== '1')
}

describe('the drill beside the answers', () => {
  it('has what people chose, the most picked first', async () => {
    const meta = { rowsRead: 1, ms: 1 }
    const { container } = await openJourney('/?stage=delivery', {
      'GET /api/answers/reasons': () => ({
        reasons: [
          { code: 'late', name: 'Za późno', n: 1200 },
          { code: 'no_news', name: null, n: 300 },
        ],
        n: 1400,
        isAll: false,
        meta,
      }),
    })
    await screen.findByText('Reasons')
    const rows = [...container.querySelectorAll('.reasons li')].map((row) => row.textContent)
    expect(rows).toEqual(['Za późno1,200', 'no news300'])
    expect(screen.getByText('chosen in 1,400 of the newest answers')).toBeTruthy()
    expect(Object.fromEntries(callsTo('/reasons')[0]?.searchParams ?? [])).toMatchObject({
      stage: 'delivery',
      kind: 'csat',
      lang: 'en',
    })
  })
})

describe('the panel of a stage', () => {
  it('opens from its column, by its address, and closes', async () => {
    const { container } = await openJourney()
    fireEvent.click(screen.getByRole('button', { name: /^Dostawa:/ }))
    await waitFor(() => expect(query()).toEqual({ stage: 'delivery' }))
    const panel = container.querySelector('.drill-open')
    expect(panel?.querySelector('h2')?.textContent).toBe('Dostawa')
    expect(document.activeElement).toBe(panel?.querySelector('h2'))
    expect(screen.getByRole('button', { name: /^Dostawa:/ }).getAttribute('aria-expanded')).toBe(
      'true',
    )
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(query()).toEqual({}))
    expect(container.querySelector('.drill-open')).toBeNull()
  })

  it('shows sentiment, the instrument’s own figure, the change and the agreement', async () => {
    const { container } = await openJourney('/?stage=delivery')
    const figures = [...container.querySelectorAll('.figures > div')].map((one) => one.textContent)
    expect(figures).toEqual([
      'Sentiment−31−34 to −28',
      'CSAT36%35% to 37%',
      'Answers1,21419% of asked',
      'Change−22−31 to −13',
      'Agreement0.42opinions vary',
    ])
  })

  it('shows how the scores are spread, best first, with counts and shares', async () => {
    const { container } = await openJourney('/?stage=delivery')
    const rows = [...container.querySelectorAll('.shares li')].map((row) => row.textContent)
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatch(/^5 very good\d+% in the period before\d+ \(\d+%\)$/)
    expect(rows[4]).toMatch(/^1 very bad\d+% in the period before\d+ \(\d+%\)$/)
  })

  it('page-review 11: marks where each bar ended in the period before, if that was asked alike', async () => {
    const { container } = await openJourney('/?stage=delivery')
    const ticks = [...container.querySelectorAll<HTMLElement>('.share-before')]
    expect(ticks).toHaveLength(5)
    const shares = ticks.map((tick) => Number(tick.style.getPropertyValue('--share')))
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1)
    cleanup()
    const alone = await openJourney('/?stage=delivery&cmp=none', {
      'GET /api/journeys/shopping/curve': () => {
        const curve = makeCurve()
        return { ...curve, stages: curve.stages.map((stage) => ({ ...stage, previous: null })) }
      },
    })
    expect(alone.container.querySelector('.share-before')).toBeNull()
  })

  it('page-review improvement 8: names what a stage is made of beneath, the worst first, each a way on', async () => {
    await openJourney('/?stage=delivery')
    const list = document.querySelector<HTMLElement>('.made-of') ?? document.body
    const values = within(list)
      .getAllByRole('button')
      .map((row) => row.querySelector('b')?.textContent)
    expect(values.length).toBeGreaterThan(1)
    expect(values).toEqual(values.toSorted((a, b) => valueOf(a) - valueOf(b)))
    const [first] = within(list).getAllByRole('button')
    fireEvent.click(first ?? document.body)
    await waitFor(() => expect(query()).toHaveProperty('touchpoint'))
    expect(document.querySelector('.made-of')).toBeNull()
  })

  it('names both values when answers are few', async () => {
    const { container } = await openJourney('/?stage=help')
    expect(container.querySelector('.figures')?.textContent).toContain('Adjusted+12')
    expect(container.querySelector('.figures')?.textContent).toContain('Unadjusted+6')
  })

  it('asks for the answers of the stage', async () => {
    await openJourney('/?stage=delivery&channel=locker')
    await waitFor(() => expect(lists()).toHaveLength(1))
    expect(Object.fromEntries(lists()[0] ?? [])).toEqual({
      lang: 'en',
      journey: 'shopping',
      stage: 'delivery',
      from: '2026-10-25',
      to: '2026-11-21',
      channel: 'locker',
      kind: 'csat',
      commented: '1',
      limit: '20',
    })
  })
})

describe('the file of all answers', () => {
  it('is a link to the whole selection, for those who may take answers out', async () => {
    await openJourney('/?stage=delivery&channel=locker')
    const link = await screen.findByRole('link', { name: 'All of these as CSV' })
    const { pathname, searchParams } = new URL(link.getAttribute('href') ?? '', 'https://a.example')
    expect(pathname).toBe('/api/answers.csv')
    expect(Object.fromEntries(searchParams)).toEqual({
      journey: 'shopping',
      stage: 'delivery',
      from: '2026-10-25',
      to: '2026-11-21',
      channel: 'locker',
      kind: 'csat',
      commented: '1',
      separator: ',',
      site: makeList().site.key,
    })
  })

  it('has semicolons where a comma stands in numbers', async () => {
    await openJourney('/?stage=delivery', {}, 'pl')
    const link = await screen.findByRole('link', { name: 'Wszystkie jako CSV' })
    expect(link.getAttribute('href')).toContain('separator=%3B')
  })

  it('is not offered to others', async () => {
    const permissions = ['figures:read' as const, 'comments:read' as const]
    await openJourney('/?stage=delivery', { session: () => makeSession({ permissions }) })
    await waitFor(() => expect(lists()).toHaveLength(1))
    expect(screen.queryByRole('link', { name: 'All of these as CSV' })).toBeNull()
  })
})

describe('the panel of a touchpoint', () => {
  it('opens from its lane and brings its stage along', async () => {
    const { container } = await openJourney()
    fireEvent.click(screen.getByRole('button', { name: /^Płatność/ }))
    await waitFor(() => expect(query()).toEqual({ stage: 'purchase', touchpoint: 'payment' }))
    expect(container.querySelector('.drill-open h2')?.textContent).toBe('Zakup · Płatność')
    await waitFor(() => expect(lists().at(-1)?.get('touchpoint')).toBe('payment'))
    expect(lists().at(-1)?.has('stage')).toBe(false)
  })

  it('says so when opinions are split', async () => {
    await openJourney('/?touchpoint=payment')
    expect(await screen.findByText('opinions are split')).toBeTruthy()
  })

  it('says why a value is missing', async () => {
    const { container } = await openJourney('/?touchpoint=phone')
    expect(await screen.findByText(/too few for a value/)).toBeTruthy()
    expect(container.querySelector('.shares')).toBeNull()
  })

  it('calls an NPS by its name', async () => {
    const curve = makeCurve({ kind: 'nps' })
    for (const stage of curve.stages) stage.scale = 'nps11'
    const { container } = await openJourney('/?stage=advocacy', { curve: () => curve })
    const first = container.querySelector('.figures > div')?.textContent
    expect(first).toMatch(/^NPS\+41/)
    expect(container.querySelectorAll('.shares li')).toHaveLength(11)
  })
})

describe('the list of answers', () => {
  it('shows the newest of the whole journey without a selection', async () => {
    await openJourney()
    expect(await screen.findByText('Newest answers')).toBeTruthy()
    expect(await screen.findByText('Paczka dotarła zgnieciona, szklanka pękła.')).toBeTruthy()
    expect(lists()[0]?.has('stage')).toBe(false)
  })

  it('shows face, score, touchpoint, channel, segment, choices and the exact time', async () => {
    const answer = makeAnswer({ score: 2, sentiment: -50, choices: ['locker_full'] })
    const { container } = await openJourney('/', { answers: () => page([answer]) })
    const item = await waitFor(() => {
      const found = container.querySelector<HTMLElement>('.answer')
      if (!found) throw new Error('not there yet')
      return found
    })
    expect(item.textContent).toContain('2 of 5')
    expect(item.textContent).toContain('Automat paczkowy · Parcel locker · B2C')
    expect(item.textContent).toContain('locker full')
    expect(within(item).getByTitle('21 Nov 2026, 12:58')).toBeTruthy()
  })

  it('says what was chosen in the words of its question, where it has them', async () => {
    const answer = makeAnswer({
      choices: ['locker_full', 'too_far'],
      choiceNames: ['Skrytka pełna', null],
    })
    const { container } = await openJourney('/', { answers: () => page([answer]) })
    await waitFor(() =>
      expect(
        Array.from(container.querySelectorAll('.choices li'), (item) => item.textContent),
      ).toEqual(['Skrytka pełna', 'too far']),
    )
  })

  it('takes answers without a comment, too, when asked', async () => {
    await openJourney()
    fireEvent.click(screen.getByRole('button', { name: 'All answers' }))
    await waitFor(() => expect(lists().at(-1)?.has('commented')).toBe(false))
  })

  it('is without words for a viewer who may not read them', async () => {
    const { container } = await openJourney('/?stage=delivery', {
      session: () => makeSession({ role: 'viewer', permissions: ['figures:read'] }),
      answers: () => page([makeAnswer({ comment: null })]),
    })
    expect(await screen.findByText('Comments are not shown here.')).toBeTruthy()
    await waitFor(() => expect(lists().at(-1)?.has('commented')).toBe(false))
    await waitFor(() => expect(container.querySelectorAll('.answer')).toHaveLength(1))
    expect(screen.queryByText('no comment')).toBeNull()
    expect(screen.queryByRole('button', { name: 'With a comment' })).toBeNull()
  })

  it('goes on by cursor until the end', async () => {
    const full = (name: string) =>
      Array.from({ length: 10 }, (_, i) =>
        makeAnswer({ id: `${name}${i}`, comment: `${name} ${i}` }),
      )
    const pages: Record<string, ReturnType<typeof page>> = {
      '': page(full('one'), 'c1'),
      c1: page(full('two'), 'c2'),
      c2: page([makeAnswer({ id: 'c', comment: 'three' })]),
    }
    await openJourney('/', { answers: (url) => pages[url.searchParams.get('cursor') ?? ''] })
    expect(await screen.findByText('one 9')).toBeTruthy()
    fireEvent.click(await screen.findByRole('button', { name: 'Show older' }))
    expect(await screen.findByText('two 9')).toBeTruthy()
    fireEvent.click(await screen.findByRole('button', { name: 'Show older' }))
    expect(await screen.findByText('three')).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull())
    expect(screen.getByText('one 0')).toBeTruthy()
  })

  it('fills the screen by itself when pages come back short', async () => {
    const answers = (url: URL) => {
      const cursor = Number(url.searchParams.get('cursor') ?? 0)
      const found = [0, 1, 2].map((i) =>
        makeAnswer({ id: `${cursor}-${i}`, comment: `${cursor}-${i}` }),
      )
      return page(found, String(cursor + 1))
    }
    await openJourney('/', { answers })
    expect(await screen.findByText('2-2')).toBeTruthy()
    expect(screen.getByText('0-0')).toBeTruthy()
    expect(screen.queryByText('3-0')).toBeNull()
  })

  it('reads on by itself over empty pages, but not for ever', async () => {
    const answers = (url: URL) => {
      if (url.searchParams.get('limit') === '1') return page([makeAnswer({ id: 'n' })])
      const cursor = Number(url.searchParams.get('cursor') ?? 0)
      return cursor === 7 ? page([makeAnswer({ comment: 'deep' })]) : page([], String(cursor + 1))
    }
    await openJourney('/', { answers })
    const older = await screen.findByRole('button', { name: 'Show older' })
    expect(lists()).toHaveLength(5)
    expect(screen.queryByText(/Nobody has left a comment/)).toBeNull()
    fireEvent.click(older)
    expect(await screen.findByText('deep')).toBeTruthy()
  })

  it('shows no answer twice when new ones push old ones over the edge', async () => {
    const old = makeAnswer({ id: 'same', comment: 'same' })
    const answers = (url: URL) =>
      url.searchParams.has('cursor')
        ? page([old])
        : page([...Array.from({ length: 9 }, (_, i) => makeAnswer({ id: `new${i}` })), old], 'c')
    await openJourney('/', { answers })
    fireEvent.click(await screen.findByRole('button', { name: 'Show older' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull())
    expect(screen.getAllByText('same')).toHaveLength(1)
  })

  it('says so when nobody wrote anything', async () => {
    await openJourney('/?stage=delivery', { answers: () => page([]) })
    expect(await screen.findByText('Nobody has left a comment here in these days.')).toBeTruthy()
  })

  it('fails alone, and can be tried again', async () => {
    let broken = true
    await openJourney('/', {
      answers: () => (broken ? problem(503, 'busy') : page([makeAnswer({ comment: 'back' })])),
    })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    expect(screen.getByRole('alert').textContent).toContain('The server is busy for a moment')
    broken = false
    fireEvent.click(retry)
    expect(await screen.findByText('back')).toBeTruthy()
  })
})
