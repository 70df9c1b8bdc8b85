import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import type { Curve } from '#contract/journey.ts'
import { callsTo, open, openJourney, page, query } from '#test/dashboard/support/app.tsx'
import {
  makeAnswer,
  makeCurve,
  makeList,
  makeSparseCurve,
  STAGES,
  TODAY,
} from '#test/dashboard/support/fixtures.ts'

function headline(): string {
  return screen.getByRole('heading', { level: 1 }).textContent
}

describe('the headline', () => {
  const fell = makeCurve().headline
  const rose: Curve['headline'] = {
    type: 'rose',
    stage: 'help',
    sentiment: 12,
    difference: 21,
    interval: [9, 33],
    q: 0.012,
  }
  const lowest = { type: 'lowest' as const, stage: 'delivery', sentiment: -31, compared: false }
  it.each<[Locale, Curve['headline'], string]>([
    ['en', fell, 'Dostawa is where it turns: −31, down 22\u00a0points on the four weeks before.'],
    [
      'pl',
      fell,
      'Na etapie „Dostawa” nastrój spadł do −31: o 22\u00a0punkty niżej niż w poprzednich czterech tygodniach.',
    ],
    [
      'ru',
      fell,
      'На этапе «Dostawa» настроение упало до −31: на 22\u00a0пункта ниже, чем за предыдущие четыре недели.',
    ],
    [
      'en',
      rose,
      'Obsługa klienta is on the way up: +12, up 21\u00a0points on the four weeks before.',
    ],
    [
      'pl',
      rose,
      'Na etapie „Obsługa klienta” nastrój wzrósł do +12: o 21\u00a0punktów wyżej niż w poprzednich czterech tygodniach.',
    ],
    [
      'ru',
      rose,
      'На этапе «Obsługa klienta» настроение выросло до +12: на 21\u00a0пункт выше, чем за предыдущие четыре недели.',
    ],
    ['en', lowest, 'Dostawa is the lowest point: −31.'],
    ['pl', lowest, 'Najniższy punkt to „Dostawa”: −31.'],
    ['ru', lowest, 'Самая низкая точка — «Dostawa»: −31.'],
    [
      'en',
      { ...lowest, compared: true },
      'No stage moved for sure. Dostawa is the lowest point: −31.',
    ],
    [
      'pl',
      { ...lowest, compared: true },
      'Żaden etap nie zmienił się wyraźnie. Najniższy punkt to „Dostawa”: −31.',
    ],
    [
      'ru',
      { ...lowest, compared: true },
      'Ни один этап не изменился достоверно. Самая низкая точка — «Dostawa»: −31.',
    ],
    ['en', { type: 'few' }, 'Too few answers yet to say how this journey feels.'],
    ['pl', { type: 'few' }, 'Za mało odpowiedzi, żeby ocenić tę ścieżkę.'],
    ['ru', { type: 'few' }, 'Ответов пока мало, чтобы судить об этом пути.'],
  ])('in %s', async (locale, sentence, words) => {
    await openJourney('/', { curve: () => makeCurve({ headline: sentence }) }, locale)
    expect(headline()).toBe(words)
  })

  it('rests on an interval, a number of answers, a kind and the days', async () => {
    await openJourney()
    expect(screen.getByText(/^Not chance/).parentElement?.textContent).toMatch(
      /^Not chance: the drop is between 13 and 31\u00a0points \(95%\)\. 8,979 answers · CSAT · 25 Oct\s–\s21 Nov 2026$/,
    )
    expect(screen.getByTitle('q < 0.001').textContent).toMatch(/^Not chance/)
  })

  it('warns when scales are mixed', async () => {
    await openJourney('/?kind=mixed', { curve: () => makeCurve({ kind: 'mixed', mixed: true }) })
    expect(screen.getByText(/not strictly comparable/)).toBeTruthy()
  })

  it('colours its number and tints its stage', async () => {
    const { container } = await openJourney()
    expect(container.querySelector('h1 .value-lo')?.textContent).toBe('−31')
    expect(container.querySelector('.col-hot h2')?.textContent).toBe('Dostawa')
  })
})

describe('the columns', () => {
  it('show answers, response rate, and few or too few answers', async () => {
    const { container } = await openJourney('/', { curve: makeSparseCurve })
    const facts = [...container.querySelectorAll('.cell-facts')].map((cell) => cell.textContent)
    expect(facts).toEqual([
      '40displays not counted',
      '12displays not countedfew answers',
      '3displays not countedtoo few answers',
      '0no answers',
      '18displays not countedfew answers',
      '640displays not counted',
      '2displays not countedtoo few answers',
    ])
  })

  it('name every stage button with its value and its answers', async () => {
    await openJourney()
    expect(
      screen.getByRole('button', { name: 'Dostawa: sentiment −31, 1,214 answers' }),
    ).toBeTruthy()
    expect(
      screen.getByRole('button', { name: 'Obsługa klienta: sentiment +12, 18 answers' }),
    ).toBeTruthy()
  })

  it('give no value for a touchpoint with three answers', async () => {
    await openJourney()
    expect(screen.getByRole('button', { name: /Rozmowa/ }).textContent).toContain('too few answers')
  })

  it('tell in a note the interval, the unadjusted value and the change', async () => {
    const { container } = await openJourney()
    const help = container.querySelectorAll('.note')[4]?.textContent
    expect(help).toContain('Sentiment+12')
    expect(help).toContain('Unadjusted+6')
    expect(help).toContain('Previous+10')
    expect(help).toContain('Change−4')
  })
})

describe('the table', () => {
  it('has the same figures as the curve, and is there without being asked for', async () => {
    await openJourney()
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1)
    const curve = makeCurve()
    const nodes = curve.stages.flatMap((stage) => [stage, ...stage.touchpoints])
    expect(rows.map((row) => row.querySelector('th')?.textContent)).toEqual(
      nodes.map(({ name }) => name),
    )
    const delivery = rows.find((row) => row.textContent.startsWith('Dostawa'))
    const cells = [...(delivery?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)
    expect(cells).toEqual([
      '1,214',
      '6,400',
      '19%',
      '−31',
      '−34 … −28',
      '−31',
      'enough',
      '−9',
      '−22',
      '−31 … −13',
      '< 0.001',
    ])
  })

  it('has a caption, column headings and row headings', async () => {
    await openJourney()
    const table = screen.getByRole('table')
    expect(table.querySelector('caption')?.textContent).toMatch(/^The curve in numbers, 25 Oct/)
    expect(table.querySelectorAll('thead th[scope="col"]')).toHaveLength(12)
    expect(table.querySelectorAll('tbody th[scope="row"]')).toHaveLength(20)
  })

  it('drops the comparison when nothing is compared', async () => {
    await openJourney('/?cmp=none', { curve: () => makeCurve({ previousRange: null }) })
    expect(screen.getByRole('table').querySelectorAll('thead th')).toHaveLength(8)
  })

  it('takes the place of the curve on demand, and the URL knows', async () => {
    const { container } = await openJourney()
    fireEvent.click(screen.getByRole('button', { name: /^Table/ }))
    await waitFor(() => expect(query()).toEqual({ view: 'table' }))
    expect(container.querySelector('.map')).toBeNull()
    expect(container.querySelector('.table-twin.unseen')).toBeNull()
  })
})

describe('filters and days', () => {
  it('ask for the days of the URL with every filter', async () => {
    await openJourney('/?range=7d&cmp=year&kind=nps&channel=locker&segment=b2c&persona=hurried')
    expect(Object.fromEntries(callsTo('/curve')[0]?.searchParams ?? [])).toEqual({
      lang: 'en',
      from: '2026-11-15',
      to: TODAY,
      compare: 'year',
      kind: 'nps',
      channel: 'locker',
      segment: 'b2c',
      persona: 'hurried',
    })
  })

  it('leave out segments, personas and channels that are not there', async () => {
    await openJourney('/?segment=martians&persona=nobody&stage=nowhere&channel=tv')
    const asked = callsTo('/curve')[0]?.searchParams
    expect(asked?.has('segment')).toBe(false)
    expect(asked?.has('persona')).toBe(false)
    expect(asked?.has('channel')).toBe(false)
    expect(screen.queryByRole('button', { name: /Remove filter/ })).toBeNull()
  })

  it('become chips, go one by one, and reset together', async () => {
    await openJourney('/?channel=locker&segment=b2c&range=90d')
    fireEvent.click(screen.getByRole('button', { name: 'Remove filter: Parcel locker' }))
    await waitFor(() => expect(query()).toEqual({ range: '90d', segment: 'b2c' }))
    fireEvent.click(screen.getByRole('button', { name: 'Reset filters' }))
    await waitFor(() => expect(query()).toEqual({ range: '90d' }))
  })

  it('offer the channels that the journey has', async () => {
    await openJourney()
    const options = [...screen.getByLabelText<HTMLSelectElement>('Channel').options]
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'all',
      'Web',
      'E-mail',
      'Chat',
      'Ads',
      'Store',
      'Phone',
      'Courier',
      'Parcel locker',
      'Word of mouth',
    ])
    fireEvent.change(screen.getByLabelText('Channel'), { target: { value: 'chat' } })
    await waitFor(() => expect(query()).toEqual({ channel: 'chat' }))
  })

  it('offer scored kinds and the labelled mixture', async () => {
    await openJourney()
    const options = [...screen.getByLabelText<HTMLSelectElement>('Question kind').options]
    expect(options.map(({ textContent }) => textContent)).toEqual(['CSAT', 'NPS', 'Mixed scales'])
  })

  it('take own dates, and refuse those that end before they start', async () => {
    await openJourney()
    fireEvent.input(screen.getByLabelText('From'), { target: { value: '2026-11-10' } })
    fireEvent.input(screen.getByLabelText('To'), { target: { value: '2026-11-02' } })
    fireEvent.click(screen.getByRole('button', { name: 'Show these days' }))
    expect(await screen.findByText('The first day has to come before the last.')).toBeTruthy()
    fireEvent.input(screen.getByLabelText('To'), { target: { value: '2026-11-12' } })
    fireEvent.click(screen.getByRole('button', { name: 'Show these days' }))
    await waitFor(() =>
      expect(query()).toEqual({ range: 'custom', from: '2026-11-10', to: '2026-11-12' }),
    )
  })

  it('keep the old numbers, dimmed, while the new ones load', async () => {
    let release: (() => void) | undefined
    const slow = new Promise<void>((resolve) => (release = resolve))
    const { container } = await openJourney('/', {
      curve: async (url) => {
        if (url.searchParams.get('from') !== '2026-10-25') await slow
        return makeCurve({ n: url.searchParams.get('from') === '2026-10-25' ? 8979 : 77 })
      },
    })
    fireEvent.click(screen.getByRole('button', { name: /Last 90 days/ }))
    await waitFor(() => expect(container.querySelector('.loaded[data-stale]')).toBeTruthy())
    expect(screen.getByText(/8,979 answers/)).toBeTruthy()
    release?.()
    expect(await screen.findByText(/77 answers/)).toBeTruthy()
    expect(container.querySelector('.loaded[data-stale]')).toBeNull()
  })

  it('follow back and forward', async () => {
    await openJourney()
    fireEvent.click(screen.getByRole('button', { name: /Last 7 days/ }))
    await waitFor(() => expect(query()).toEqual({ range: '7d' }))
    history.back()
    await waitFor(() => expect(query()).toEqual({}))
    await waitFor(() =>
      expect(callsTo('/curve').at(-1)?.searchParams.get('from')).toBe('2026-10-25'),
    )
  })
})

describe('several journeys', () => {
  const two = () => {
    const list = makeList()
    const [first] = list.journeys
    return first ? { ...list, journeys: [first, { ...first, id: 'b2b', name: 'Hurt' }] } : list
  }

  it('lead from / to the first, and by the select to another', async () => {
    await openJourney('/?stage=delivery', { journeys: two })
    expect(callsTo('/curve')[0]?.pathname).toBe('/api/journeys/shopping/curve')
    fireEvent.change(screen.getByLabelText('Journey'), { target: { value: 'b2b' } })
    await waitFor(() => expect(location.pathname).toBe('/journeys/b2b'))
    expect(query()).toEqual({})
    await waitFor(() => expect(callsTo('/curve').at(-1)?.pathname).toBe('/api/journeys/b2b/curve'))
  })

  it('say so when there is none of that name', async () => {
    await open('/journeys/nope', { journeys: two })
    expect(await screen.findByText('There is no such page')).toBeTruthy()
  })
})

describe('what visitors wrote', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    'javascript:alert(1)',
    '{{constructor.constructor("alert(1)")()}}',
    '\u202Egnp.exe',
  ]

  it('appears as the text it is', async () => {
    const answers = attacks.map((comment, i) =>
      makeAnswer({ id: `x${i}`, comment, choices: [comment], lang: 'en', touchpoint: comment }),
    )
    const { container } = await openJourney('/', { answers: () => page(answers) })
    await waitFor(() => expect(container.querySelectorAll('.answer')).toHaveLength(6))
    const shown = [...container.querySelectorAll('.answer-text')].map((p) => p.textContent)
    expect(shown).toEqual(attacks)
    expect(container.querySelectorAll('.answer script, .answer img, .answer a')).toHaveLength(0)
    expect(container.querySelectorAll('.answer svg:not(.face)')).toHaveLength(0)
  })

  it('cannot break out of names either', async () => {
    const stages = [{ ...STAGES[0], id: 'awareness', name: '<b onclick=alert(1)>x</b>' }]
    const { container } = await openJourney('/', {
      curve: () => makeCurve({ headline: { type: 'few' } }, stages),
    })
    expect(container.querySelector('.col h2')?.textContent).toBe('<b onclick=alert(1)>x</b>')
    expect(container.querySelector('[onclick]')).toBeNull()
  })

  it('carries its language', async () => {
    const answer = makeAnswer({ comment: 'وصل متأخرا', lang: 'ar' })
    const { container } = await openJourney('/', { answers: () => page([answer]) })
    await waitFor(() =>
      expect(container.querySelector('.answer-text')?.getAttribute('lang')).toBe('ar'),
    )
    expect(container.querySelector('.answer-side .badge')?.getAttribute('title')).toBe('Arabic')
  })
})

it('asks for map, curve and answers in the language on screen, and again when it is another', async () => {
  await openJourney()
  await waitFor(() => expect(callsTo('/answers').length).toBeGreaterThan(1))
  const languages = (path: string) =>
    new Set(callsTo(path).flatMap((url) => url.searchParams.getAll('lang')))
  expect(languages('/journeys')).toEqual(new Set(['en']))
  await setLocale('pl')
  const both = new Set(['en', 'pl'])
  await waitFor(() => {
    expect(languages('/journeys')).toEqual(both)
    expect(languages('/curve')).toEqual(both)
    expect(languages('/answers')).toEqual(both)
  })
})
