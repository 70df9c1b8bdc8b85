import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Curve } from '#contract/journey.ts'
import type { Kind } from '#contract/words.ts'
import { callsTo, openJourney, page, problem } from '#test/dashboard/support/app.tsx'
import { makeAnswer, makeCurve, STAGES } from '#test/dashboard/support/fixtures.ts'

const lists = () =>
  callsTo('/answers')
    .map(({ searchParams }) => searchParams)
    .filter((asked) => asked.get('limit') !== '1')

function counted(kinds: [Kind, number][]) {
  return {
    'GET /api/answers/kinds': () => ({
      kinds: kinds.map(([kind, n]) => ({ kind, n })),
      meta: { rowsRead: 3, ms: 1 },
    }),
  } as const
}

describe('the list of answers follows the kind that is drawn', () => {
  it('though nobody chose it, and says how many of other kinds there are', async () => {
    await openJourney(
      '/?stage=delivery',
      counted([
        ['csat', 120],
        ['nps', 40],
        ['pain_point', 5],
      ]),
    )
    expect(await screen.findByText('+45 answers of other kinds')).toBeTruthy()
    expect(lists().map((asked) => asked.get('kind'))).toEqual(['csat'])
    expect(Object.fromEntries(callsTo('/kinds')[0]?.searchParams ?? [])).toEqual({
      journey: 'shopping',
      stage: 'delivery',
      from: '2026-10-25',
      to: '2026-11-21',
    })
  })

  it('until they are asked for, and then again', async () => {
    await openJourney('/?stage=delivery', counted([['nps', 1]]))
    await screen.findByText('+1 answer of other kinds')
    fireEvent.click(screen.getByRole('button', { name: 'Show' }))
    await waitFor(() => expect(lists().at(-1)?.has('kind')).toBe(false))
    fireEvent.click(screen.getByRole('button', { name: 'CSAT only' }))
    await waitFor(() => expect(lists().at(-1)?.get('kind')).toBe('csat'))
  })

  it('and counts with a mixture only what carries no score', async () => {
    await openJourney('/?kind=mixed', {
      curve: () => makeCurve({ kind: 'mixed' }),
      ...counted([
        ['csat', 120],
        ['nps', 40],
        ['pain_point', 5],
      ]),
    })
    expect(await screen.findByText('+5 answers of other kinds')).toBeTruthy()
  })

  it('and keeps the old count, dimmed, until that of another stage is here', async () => {
    let release = () => {}
    const slow = new Promise<void>((resolve) => (release = resolve))
    const kinds = (n: number) => ({
      kinds: [{ kind: 'nps' as const, n }],
      meta: { rowsRead: 1, ms: 1 },
    })
    const { container } = await openJourney('/?stage=purchase', {
      'GET /api/answers/kinds': async (url) => {
        if (url.searchParams.get('stage') === 'purchase') return kinds(45)
        await slow
        return kinds(7)
      },
    })
    await screen.findByText('+45 answers of other kinds')
    fireEvent.click(screen.getByRole('button', { name: /^Dostawa:/ }))
    const line = () => container.querySelector('.other-kinds')
    await waitFor(() => expect(line()?.hasAttribute('data-stale')).toBe(true))
    expect(line()?.textContent).toContain('+45 answers of other kinds')
    release()
    await screen.findByText('+7 answers of other kinds')
    expect(line()?.hasAttribute('data-stale')).toBe(false)
  })

  it('and does not keep it where that of the other stage did not come', async () => {
    await openJourney('/?stage=purchase', {
      'GET /api/answers/kinds': (url) =>
        url.searchParams.get('stage') === 'purchase'
          ? { kinds: [{ kind: 'nps', n: 45 }], meta: { rowsRead: 1, ms: 1 } }
          : problem(503, 'busy'),
    })
    await screen.findByText('+45 answers of other kinds')
    fireEvent.click(screen.getByRole('button', { name: /^Dostawa:/ }))
    await waitFor(() => expect(screen.queryByText(/of other kinds/)).toBeNull())
  })

  it('and says nothing of other kinds where there are none', async () => {
    await openJourney('/', counted([['csat', 120]]))
    await waitFor(() => expect(callsTo('/kinds')).toHaveLength(1))
    await screen.findByText('Paczka dotarła zgnieciona, szklanka pękła.')
    expect(screen.queryByText(/other kinds/)).toBeNull()
  })
})

describe('a cell says', () => {
  const states = ['ok', 'few', 'hidden', 'empty', 'unasked'] as const
  const curve = () => {
    const counts = [40, 12, 3, 0, 0]
    const stages = STAGES.slice(0, 5).map((stage, i) => ({ ...stage, n: counts[i] ?? 0 }))
    const made = makeCurve(
      {},
      stages.map((stage) => ({ ...stage, asked: null })),
    )
    made.stages.forEach((stage, i) => (stage.state = states[i] ?? 'ok'))
    return made
  }

  it('whether nobody was asked, nobody answered, too few did, or what they answered', async () => {
    const { container } = await openJourney('/', { curve })
    const facts = [...container.querySelectorAll('.cell-facts')].map((cell) => cell.textContent)
    expect(facts).toEqual([
      '40displays not counted',
      '12displays not countedfew answers',
      '3displays not countedtoo few answers',
      '0no answers',
      '–not asked',
    ])
  })

  it('how many of those who were asked answered, also if nobody did', async () => {
    const { container } = await openJourney('/', {
      curve: () => {
        const headline = { type: 'few' as const }
        const help = { id: 'help', name: 'Help', n: 0, asked: 120, sentiment: null }
        return makeCurve({ headline, n: 40 }, [help])
      },
    })
    expect(container.querySelector('.cell-facts')?.textContent).toBe('00% of asked')
  })

  it('and the panel of a place that is not asked says so in place of an empty list', async () => {
    await openJourney('/?stage=help', { curve, answers: () => page([]) })
    expect(await screen.findByText('CSAT is not asked here.')).toBeTruthy()
    expect(
      screen.getByRole('button', { name: /^Obsługa klienta: sentiment not asked/ }),
    ).toBeTruthy()
  })
})

describe('the headline speaks of', () => {
  const lowest = (stage: string, sentiment: number, compared: boolean): Curve['headline'] => ({
    type: 'lowest',
    stage,
    sentiment,
    compared,
  })
  const said = () => screen.getByRole('heading', { level: 1 }).textContent

  it.each([
    [false, 'Rzecznictwo stands at +41.'],
    [true, 'Rzecznictwo has not moved for sure: +41.'],
  ])(
    'the one stage that is asked by its value alone (compared: %s)',
    async (compared, sentence) => {
      const { container } = await openJourney('/', {
        curve: () => makeCurve({ headline: lowest('advocacy', 41, compared) }, STAGES.slice(6)),
      })
      expect(said()).toBe(sentence)
      expect(container.querySelector('.col-hot')).toBeNull()
    },
  )

  it('the lower of two', async () => {
    const curve = makeCurve({ headline: lowest('retention', 27, true) }, STAGES.slice(5))
    await openJourney('/', { curve: () => curve })
    expect(said()).toBe('No stage moved for sure. Powrót is the lower of two: +27.')
  })

  it('a rise without the colour of a fall', async () => {
    const headline: Curve['headline'] = {
      type: 'rose',
      stage: 'purchase',
      sentiment: 48,
      difference: 9,
      interval: [4, 14],
      q: 0.01,
    }
    const { container } = await openJourney('/', { curve: () => makeCurve({ headline }) })
    expect(said()).toContain('Zakup is on the way up')
    expect(container.querySelector('.col-hot')).toBeNull()
    expect(
      screen.getByText(/^Not chance: the gain is between 4 and 14.points \(95%\)\.$/),
    ).toBeTruthy()
  })

  it('a low point that rests on few answers with that warning', async () => {
    await openJourney('/', { curve: () => makeCurve({ headline: lowest('help', -12, false) }) })
    expect(screen.getByText(/^It rests on few answers\./)).toBeTruthy()
  })

  it('a period that is not over with the days that it is compared with', async () => {
    await openJourney('/?range=custom&from=2026-11-01&to=2026-11-30', {
      curve: () =>
        makeCurve({
          range: { from: '2026-11-01', to: '2026-11-30' },
          previousRange: { from: '2026-10-11', to: '2026-10-31' },
        }),
    })
    expect(said()).toMatch(/on the 21 days before\.$/)
    expect(screen.getByText(/not over: compared with 21 days, as many as have passed/)).toBeTruthy()
  })
})

describe('too few answers', () => {
  it('are told to a member, who may read them, to be missing in shared views', async () => {
    await openJourney('/?touchpoint=phone', {
      answers: () => page([makeAnswer({ comment: 'Nikt nie odebrał.' })]),
    })
    expect(await screen.findByText(/^Fewer than 5 answers are too few for a value/)).toBeTruthy()
    expect(await screen.findByText('Nikt nie odebrał.')).toBeTruthy()
  })
})
