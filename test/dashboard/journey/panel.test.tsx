import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Scale } from '#contract/words.ts'
import {
  calls,
  callsTo,
  open,
  openJourney,
  page,
  problem,
  query,
} from '#test/dashboard/support/app.tsx'
import { makeAnswer, makeCurve, makeList, makeSession } from '#test/dashboard/support/fixtures.ts'

afterEach(() => vi.restoreAllMocks())

const textsOf = (selector: string) =>
  [...document.querySelectorAll(selector)].map((one) => one.textContent)
const lists = () =>
  callsTo('/answers')
    .map(({ searchParams }) => searchParams)
    .filter((asked) => asked.get('limit') !== '1')

/** What was brought into view, and how. */
function watchScrolling() {
  const scrolled: [Element, unknown][] = []
  vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (
    this: HTMLElement,
    how,
  ) {
    scrolled.push([this, how])
  })
  return scrolled
}

/** A button of the map; the panel of a stage has one for each of its touchpoints, too. */
const inMap = (name: RegExp) =>
  within(document.querySelector<HTMLElement>('.cols') ?? document.body).getByRole('button', {
    name,
  })

describe('the panel', () => {
  it('takes view at the first sight of a link, and the focus when something else is selected', async () => {
    const scrolled = watchScrolling()
    const { container } = await openJourney('/?stage=delivery')
    const heading = () => container.querySelector('.drill h2')
    await waitFor(() => expect(lists()).toHaveLength(1))
    expect(document.activeElement).toBe(document.body)
    fireEvent.click(inMap(/^Kurier/))
    await waitFor(() => expect(document.activeElement).toBe(heading()))
    const drill = container.querySelector('.drill')
    expect(scrolled).toEqual([
      [drill, { block: 'nearest' }],
      [drill, { block: 'nearest' }],
    ])
    expect(screen.getByRole('region', { name: 'Dostawa · Kurier pod drzwiami' })).toBeTruthy()
  })

  it('gives the focus back to what opened it', async () => {
    await openJourney()
    const opener = inMap(/^Kurier/)
    fireEvent.click(opener)
    await waitFor(() => expect(query()).toHaveProperty('touchpoint'))
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H2'))
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(document.activeElement).toBe(opener)
    await waitFor(() => expect(query()).toEqual({}))
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull()
    expect(screen.getByRole('region', { name: 'Newest answers' })).toBeTruthy()
  })

  it('is that of no stage where the address names an unknown one', async () => {
    const { container } = await openJourney('/?stage=nowhere&touchpoint=nothing')
    expect(container.querySelector('.drill-open')).toBeNull()
    expect(container.querySelector('.figures')).toBeNull()
    expect(document.querySelectorAll('[data-open]')).toHaveLength(0)
  })

  it('leaves out what cannot be told of few or hidden answers', async () => {
    await openJourney('/?touchpoint=phone')
    expect(textsOf('.figures > div')).toEqual(['Answers38% of asked'])
    expect(screen.getByText(/^Fewer than 5 answers/)).toBeTruthy()
  })

  it('has no share where displays were not counted, and no change without a period before', async () => {
    const curve = makeCurve()
    for (const stage of curve.stages) stage.previous = null
    await openJourney('/?stage=retention', { curve: () => curve })
    expect(textsOf('.figures > div')).toEqual([
      'Sentiment+27+22 to +32',
      'CSAT62%60% to 64%',
      'Answers640',
      'Agreement0.42opinions vary',
    ])
    expect(screen.queryByText('opinions are split')).toBeNull()
  })

  it('of mixed scales has neither one figure nor one picture of scores', async () => {
    const curve = makeCurve({ kind: 'mixed', mixed: true })
    for (const stage of curve.stages) stage.scale = null
    const { container } = await openJourney('/?kind=mixed&stage=delivery', { curve: () => curve })
    expect(textsOf('.figures dt')).toEqual(['Sentiment', 'Answers', 'Change', 'Agreement'])
    expect(container.querySelector('.drill-figures > .mut')?.textContent).toMatch(/^Scores of more/)
    expect(container.querySelector('.shares')).toBeNull()
  })

  it('explains no missing scores where there are hardly any answers', async () => {
    const curve = makeCurve({ kind: 'mixed', mixed: true })
    const { container } = await openJourney('/?kind=mixed&touchpoint=phone', { curve: () => curve })
    expect(container.querySelector('.drill-figures')?.textContent).not.toContain('one picture')
  })
})

describe('how scores are spread', () => {
  const FACES = ['very good', 'good', 'so-so', 'bad', 'very bad']
  it.each<[Scale, string[], boolean]>([
    ['csat5', ['5', '4', '3', '2', '1'].map((score, i) => `${score} ${FACES[i]}`), true],
    ['ces7_effort', ['1 easy', '2 ', '3 ', '4 ', '5 ', '6 ', '7 hard'], false],
    ['ces7_agree', ['7 easy', '6 ', '5 ', '4 ', '3 ', '2 ', '1 hard'], false],
    ['ces5_effort', ['1 easy', '2 ', '3 ', '4 ', '5 hard'], false],
    ['expectation3', ['3 better than expected', '2 as expected', '1 worse than expected'], false],
    ['arrived2', ['1 yes', '0 no'], false],
    [
      'nps11',
      [
        '10 ',
        '9 promoters',
        '8 ',
        '7 passives',
        '6 detractors',
        '5 ',
        '4 ',
        '3 ',
        '2 ',
        '1 ',
        '0 ',
      ],
      false,
    ],
  ])('on %s has each score, best first, and words for its ends', async (scale, names, faces) => {
    const curve = makeCurve()
    for (const stage of curve.stages) {
      stage.scale = scale
      stage.histogram = { 1: 3, [scale === 'arrived2' ? 0 : 2]: 1 }
    }
    const { container } = await openJourney('/?stage=delivery', { curve: () => curve })
    expect(textsOf('.share-name')).toEqual(names)
    expect(container.querySelectorAll('.share-name .face')).toHaveLength(faces ? names.length : 0)
    const one = textsOf('.shares li').find((text) => text.startsWith('1 '))
    expect(one).toMatch(/3 \(75%\)$/)
    const bars = [...container.querySelectorAll<HTMLElement>('.share-bar')]
    expect(
      bars
        .map((bar) => bar.style.getPropertyValue('--share'))
        .toSorted()
        .at(-1),
    ).toBe('0.75')
  })

  it('says nothing of a scale without scores', async () => {
    const curve = makeCurve()
    for (const stage of curve.stages) stage.scale = 'text'
    const { container } = await openJourney('/?stage=delivery', { curve: () => curve })
    expect(container.querySelector('.shares')).toBeNull()
  })

  it('has no share of nothing', async () => {
    const curve = makeCurve()
    for (const stage of curve.stages) stage.histogram = {}
    await openJourney('/?stage=delivery', { curve: () => curve })
    expect(textsOf('.share-count')).toEqual(Array(5).fill('0 (0%)'))
  })
})

describe('the list of answers', () => {
  it('says which answers it shows, and goes back to those with a comment', async () => {
    await openJourney()
    const button = (name: string) => screen.getByRole('button', { name })
    const pressed = () =>
      ['With a comment', 'All answers'].map((name) => button(name).getAttribute('aria-pressed'))
    expect(pressed()).toEqual(['true', 'false'])
    fireEvent.click(button('All answers'))
    await waitFor(() => expect(pressed()).toEqual(['false', 'true']))
    fireEvent.click(button('With a comment'))
    await waitFor(() => expect(pressed()).toEqual(['true', 'false']))
    expect(screen.getByRole('group', { name: 'Which answers' })).toBeTruthy()
  })

  it('says that there are none at all where all are asked for', async () => {
    await openJourney('/', { answers: () => page([]) })
    fireEvent.click(screen.getByRole('button', { name: 'All answers' }))
    expect(await screen.findByText('No answers here in these days.')).toBeTruthy()
  })

  it('is bones while it loads, and says so in the button while older ones do', async () => {
    let release = () => {}
    const slow = new Promise<void>((resolve) => (release = resolve))
    const full = Array.from({ length: 9 }, (_, i) => makeAnswer({ id: `a${i}` }))
    const { container } = await openJourney('/', {
      answers: async (url) => {
        if (url.searchParams.has('cursor')) return await new Promise(() => undefined)
        if (url.searchParams.get('limit') !== '1') await slow
        return page(full, 'c')
      },
    })
    const bones = () => container.querySelector('.answers-loading')
    expect(bones()?.getAttribute('aria-hidden')).toBe('true')
    expect(bones()?.children).toHaveLength(4)
    expect(container.querySelector('.answer-list')?.getAttribute('aria-busy')).toBe('true')
    release()
    const older = await screen.findByRole<HTMLButtonElement>('button', { name: 'Show older' })
    expect(bones()).toBeNull()
    expect(container.querySelector('.answer-list')?.getAttribute('aria-busy')).toBe('false')
    expect(older.disabled).toBe(false)
    fireEvent.click(older)
    await waitFor(() => expect(older.textContent).toBe('Loading…'))
    expect(older.disabled).toBe(true)
  })

  it('says why older ones did not come, in the place of the button, and tries again', async () => {
    let broken = true
    const full = Array.from({ length: 9 }, (_, i) => makeAnswer({ id: `a${i}`, comment: `c${i}` }))
    await openJourney('/', {
      answers: (url) => {
        if (!url.searchParams.has('cursor')) return page(full, 'next')
        return broken ? problem(503, 'busy') : page([makeAnswer({ comment: 'the oldest' })])
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Show older' }))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('The server is busy for a moment.')
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull()
    expect(screen.getByText('c0')).toBeTruthy()
    broken = false
    fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('the oldest')).toBeTruthy()
  })

  it('is dimmed while that of another stage loads', async () => {
    const { container } = await openJourney('/', {
      answers: (url) =>
        url.searchParams.has('stage') ? new Promise(() => undefined) : page([makeAnswer()]),
    })
    const list = () => container.querySelector('.answer-list')
    await waitFor(() => expect(list()?.children).toHaveLength(1))
    expect(list()?.hasAttribute('data-stale')).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: /^Dostawa:/ }))
    await waitFor(() => expect(list()?.hasAttribute('data-stale')).toBe(true))
  })

  it('takes the scored kinds for a mixture, and the chosen one otherwise', async () => {
    await openJourney('/?kind=mixed', {
      curve: (url) => {
        const nps = url.searchParams.get('kind') === 'nps'
        return makeCurve({ kind: nps ? 'nps' : 'mixed' })
      },
    })
    await waitFor(() => expect(lists()).toHaveLength(1))
    expect(lists()[0]?.get('kind')).toBe('mixed')
    fireEvent.change(screen.getByLabelText('Question kind'), { target: { value: 'nps' } })
    await waitFor(() => expect(lists().at(-1)?.get('kind')).toBe('nps'))
  })
})

describe('what is new', () => {
  const looks = () =>
    callsTo('/answers').filter(({ searchParams }) => searchParams.get('limit') === '1').length

  it('is told of one’s own site, too, but rarely: its today may move on', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const same = page([makeAnswer()])
    await openJourney('/', { answers: () => same })
    const sites = () => callsTo('/api/journeys').length
    // Somebody is there all the time.
    const use = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 60_000) {
        dispatchEvent(new Event('pointermove'))
        await vi.advanceTimersByTimeAsync(60_000)
      }
    }
    await use(4 * 60_000)
    expect(sites()).toBe(1)
    await use(2 * 60_000)
    expect(sites()).toBe(2)
    await use(3 * 60_000)
    expect(sites()).toBe(2)
  })

  it('of another journey is no news', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const list = makeList()
    const [first] = list.journeys
    const journeys = first ? [first, { ...first, id: 'b2b', name: 'Hurt' }] : []
    await openJourney('/', {
      journeys: () => ({ ...list, journeys }),
      answers: (url) => page([makeAnswer({ id: url.searchParams.get('journey') ?? '' })]),
      'GET /api/journeys/b2b/curve': () => makeCurve({ journey: 'b2b' }),
    })
    await vi.advanceTimersByTimeAsync(1600)
    fireEvent.change(screen.getByLabelText('Journey'), { target: { value: 'b2b' } })
    await waitFor(() => expect(callsTo('/b2b/curve')).toHaveLength(1))
    const before = looks()
    await vi.advanceTimersByTimeAsync(4000)
    expect(looks()).toBeGreaterThan(before)
    expect(callsTo('/b2b/curve')).toHaveLength(1)
  })

  it('leads to the sign-in page when the session is over, and looks no more', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    let over = false
    await openJourney('/', {
      answers: () => (over ? problem(401, 'unauthenticated') : page([makeAnswer()])),
    })
    over = true
    await vi.advanceTimersByTimeAsync(1600)
    expect(await screen.findByText('You are signed out')).toBeTruthy()
    const before = looks()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(looks()).toBe(before)
  })
})

describe('what a reader may read', () => {
  it('is taken to be everything until the session is known', async () => {
    await open('/', { session: () => new Promise(() => undefined) })
    await waitFor(() => expect(lists()).toHaveLength(1))
    expect(lists()[0]?.get('commented')).toBe('1')
    expect(calls.some(({ url }) => url.pathname === '/api/session')).toBe(true)
  })

  it('are comments for those who may', async () => {
    await openJourney('/', {
      session: () =>
        makeSession({ role: 'viewer', permissions: ['figures:read', 'comments:read'] }),
    })
    expect(await screen.findByRole('button', { name: 'With a comment' })).toBeTruthy()
    expect(screen.queryByText('Comments are not shown here.')).toBeNull()
  })
})
