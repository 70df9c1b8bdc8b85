import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { calls, open, openJourney, page, problem, query } from '#test/dashboard/support/app.tsx'
import {
  makeAnswer,
  makeCurve,
  makeList,
  makeOnlooker,
  makeSparseCurve,
  STAGES,
} from '#test/dashboard/support/fixtures.ts'

afterEach(() => vi.restoreAllMocks())

const notes = () => [...document.querySelectorAll<HTMLElement>('.note')]
const textOf = (selector: string) =>
  [...document.querySelectorAll(selector)].map((one) => one.textContent)

/** A button of the map; the panel of a stage has one for each of its touchpoints, too. */
const inMap = (name: RegExp) =>
  within(document.querySelector<HTMLElement>('.cols') ?? document.body).getByRole('button', {
    name,
  })

describe('a column', () => {
  it('says in how many days its stage is asked about, and that there are no touchpoints', async () => {
    const stages = [
      ...STAGES.slice(0, 2),
      { ...STAGES[6], id: 'advocacy', name: 'X', touchpoints: [] },
    ]
    await openJourney('/', { curve: () => makeCurve({}, stages) })
    expect(textOf('.col-head p')).toEqual(['≤ 14 days', '≤ 10 days', '—'])
    expect(textOf('.col .cell > .mut')).toEqual(['none'])
    const labels = ['Answers', 'Touchpoints']
    expect(textOf('.cell-label')).toEqual([...labels, ...labels, ...labels])
  })

  it('shows the share of those who were asked', async () => {
    await openJourney()
    expect(textOf('.cell-facts')[3]).toBe('1,21419% of asked')
  })

  it('marks each touchpoint as good, middling or bad by a shape, hollow for few answers', async () => {
    await openJourney('/', { curve: makeSparseCurve })
    const buttons = [...document.querySelectorAll('.touchpoint')]
    const seen = buttons.map((button) => {
      const mark = button.querySelector('.mark')
      const names = [...(mark?.classList ?? [])].filter((name) => name !== 'mark')
      return [button.querySelector('.touchpoint-name')?.textContent, names.join(' ')]
    })
    expect(seen).toContainEqual(['Google Ads', 'mark-hi'])
    expect(seen).toContainEqual(['Automat paczkowy', 'mark-lo'])
    expect(seen).toContainEqual(['Kurier pod drzwiami', 'mark-mid'])
    expect(seen).toContainEqual(['Czat', 'mark-mid mark-few'])
    expect(seen).toContainEqual(['Rozmowa', 'mark-none'])
    const shapes = ['hi', 'mid', 'lo'].map((name) =>
      document.querySelector(`.touchpoint .mark-${name} path`)?.getAttribute('d'),
    )
    expect(new Set(shapes).size).toBe(3)
  })

  it('reads a touchpoint out with its sentiment, and a gap with its reason', async () => {
    await openJourney()
    const button = (name: RegExp) => screen.getByRole('button', { name }).textContent
    expect(button(/^Google Ads/)).toBe('Google AdsSentiment+18')
    expect(button(/^Rozmowa/)).toBe('RozmowaSentiment–too few answers')
    expect(document.querySelector('.touchpoint-value [aria-hidden]')?.textContent).toBe('–')
  })

  it('tells which stage and which touchpoint is open', async () => {
    await openJourney('/?stage=delivery')
    const expanded = () =>
      [...document.querySelectorAll('[aria-expanded=true]')].map((one) => one.textContent)
    expect(expanded()).toEqual(['Dostawa'])
    expect(document.querySelectorAll('.col[data-open]')).toHaveLength(1)
    fireEvent.click(inMap(/^Kurier/))
    await waitFor(() => expect(expanded()).toEqual(['Kurier pod drzwiamiSentiment−12']))
    fireEvent.click(screen.getByRole('button', { name: /^Dostawa:/ }))
    await waitFor(() => expect(query()).toEqual({ stage: 'delivery' }))
  })

  it('tells a reason in the name of a stage without a value', async () => {
    await openJourney('/', { curve: makeSparseCurve })
    expect(
      screen.getByRole('button', { name: 'Zakup: sentiment too few answers, 3 answers' }),
    ).toBeTruthy()
  })
})

describe('the note of a point', () => {
  it('tells all its figures, and leaves out what there is not', async () => {
    await openJourney('/', { curve: makeSparseCurve })
    const rows = (at: number) =>
      [...(notes()[at]?.querySelectorAll('dl > div') ?? [])].map((row) => row.textContent)
    expect(notes()[0]?.querySelector('.note-title')?.textContent).toBe('Świadomość')
    expect(rows(0)).toEqual([
      'Sentiment+22',
      '95% interval+3 to +41',
      'Answers40',
      'Previous+20',
      'Change+2',
    ])
    expect(notes()[0]?.querySelector('.mut')).toBeNull()
    expect(notes()[2]?.querySelector('.mut')?.textContent).toBe('too few answers')
    expect(rows(2)).toEqual(['Answers3', 'Previous+45'])
    expect(notes()[1]?.querySelector('.mut')?.textContent).toBe('few answers')
    expect(rows(1)).toContain('Unadjusted+35')
  })

  it('tells the share of those who answered where displays were counted', async () => {
    await openJourney()
    expect(notes()[3]?.textContent).toContain('Response rate19%')
  })

  it('goes with Escape, and comes back with the pointer or the focus', async () => {
    await openJourney()
    const hidden = () => notes().every((note) => note.hasAttribute('hidden'))
    const top = document.querySelector('.col-top') ?? document.body
    expect(hidden()).toBe(false)
    for (const back of [
      () => fireEvent.pointerEnter(top),
      () => fireEvent(top, new FocusEvent('focusin', { bubbles: true })),
    ]) {
      fireEvent.keyDown(document.body, { key: 'Escape' })
      await waitFor(() => expect(hidden()).toBe(true))
      back()
      await waitFor(() => expect(hidden()).toBe(false))
    }
  })

  it('opens to the left in the last two of many columns', async () => {
    await openJourney()
    expect(notes().map((note) => note.classList.contains('note-late'))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ])
  })
})

describe('the table', () => {
  it('has a dash where there is nothing to tell', async () => {
    await openJourney('/?view=table', { curve: makeSparseCurve })
    const row = (name: string) => {
      const heading = within(screen.getByRole('table')).getByRole('rowheader', { name })
      return [...(heading.closest('tr')?.querySelectorAll('td') ?? [])].map((td) => td.textContent)
    }
    const headings = textOf('thead th')
    expect(headings).toEqual([
      'Stage or touchpoint',
      'Answers',
      'Asked',
      'Response rate',
      'Sentiment',
      '95% interval',
      'Adjusted',
      'State',
      'Previous',
      'Change',
      'Interval of the change',
      'q',
    ])
    expect(row('Zakup')).toEqual([
      '3',
      '–',
      '–',
      '–',
      '–',
      '–',
      'too few answers',
      '+45',
      '–',
      '–',
      '–',
    ])
    expect(row('Świadomość')).toEqual([
      '40',
      '–',
      '–',
      '+22',
      '+3 … +41',
      '+22',
      'enough',
      '+20',
      '+2',
      '−7 … +11',
      '0.4',
    ])
    expect(screen.getByText('The CSV has all columns.')).toBeTruthy()
  })
})

describe('before the numbers', () => {
  const never = () => new Promise(() => undefined)

  it('are bones in the shape of the page, silent but for one sentence', async () => {
    const { container } = await open('/', { journeys: never, session: never })
    const skeleton = container.querySelector('.skeleton')
    expect(skeleton?.getAttribute('aria-busy')).toBe('true')
    expect(skeleton?.querySelector('h1')?.textContent).toBe('Loading the journey…')
    expect(
      [...(skeleton?.children ?? [])].slice(1).map((one) => one.getAttribute('aria-hidden')),
    ).toEqual(['true', 'true', 'true'])
    expect(skeleton?.querySelectorAll('.controls .bone')).toHaveLength(2)
    expect(skeleton?.querySelectorAll('.col')).toHaveLength(5)
    expect(skeleton?.querySelectorAll('.col .cell .bone')).toHaveLength(5)
    expect(skeleton?.querySelectorAll('.col h2')).toHaveLength(0)
    expect(container.querySelector('.site.bone')?.getAttribute('aria-hidden')).toBe('true')
  })

  it('the controls are there as soon as the journey is known', async () => {
    const { container } = await open('/', { curve: never })
    await waitFor(() => expect(container.querySelectorAll('.skeleton .col')).toHaveLength(7))
    expect(container.querySelectorAll('.skeleton .controls')).toHaveLength(0)
    expect(textOf('.skeleton h2')[0]).toBe('Świadomość')
    expect(screen.getByLabelText('Compare with')).toBeTruthy()
    expect(textOf('.journey-name')).toEqual(['Zakupy w sklepie'])
    expect(textOf('.site-name')).toEqual(['Zielony Sklep'])
  })

  it('a site without a journey says so', async () => {
    await open('/', {
      journeys: () => ({ ...makeList(), journeys: [] }),
      session: makeOnlooker,
    })
    expect(
      await screen.findByRole('heading', { name: 'This site has no journey yet.' }),
    ).toBeTruthy()
    expect(screen.getByText('Ask an owner or a manager of the site to begin it.')).toBeTruthy()
    await waitFor(() => expect(document.title).toBe('Wayfelt'))
  })

  it('the first answer is waited for aloud', async () => {
    await open('/', {
      journeys: () => makeList({ answered: null }),
      answers: () => page([]),
      session: makeOnlooker,
    })
    const waiting = await screen.findByText(/^This page is waiting for the first answer/)
    expect(waiting.tagName).toBe('OUTPUT')
    expect(document.querySelector('.empty-picture')?.getAttribute('aria-hidden')).toBe('true')
  })
})

describe('the curve that was shown before', () => {
  it('is busy and old while the next one loads', async () => {
    const { container } = await openJourney('/', {
      curve: (url) => (url.searchParams.has('kind') ? new Promise(() => undefined) : makeCurve()),
    })
    const loaded = () => container.querySelector('.loaded')
    expect([loaded()?.getAttribute('aria-busy'), loaded()?.hasAttribute('data-stale')]).toEqual([
      'false',
      false,
    ])
    fireEvent.change(screen.getByLabelText('Question kind'), { target: { value: 'nps' } })
    await waitFor(() => expect(loaded()?.getAttribute('aria-busy')).toBe('true'))
  })

  it('stays away where it is of another journey', async () => {
    const list = makeList()
    const [first] = list.journeys
    const journeys = first ? [first, { ...first, id: 'b2b', name: 'Hurt' }] : []
    const { container } = await openJourney('/', {
      journeys: () => ({ ...list, journeys }),
      'GET /api/journeys/b2b/curve': () => problem(500, 'internal'),
    })
    fireEvent.change(screen.getByLabelText('Journey'), { target: { value: 'b2b' } })
    const alert = await screen.findByRole('alert')
    // Nothing else is on the page: its heading is the page's.
    expect(alert.querySelector('h1')?.textContent).toBe('The numbers could not be loaded')
    expect(container.querySelector('.loaded')).toBeNull()
    await waitFor(() => expect(document.title).toBe('Hurt – Wayfelt'))
  })

  it('stays under the error of the next one, which is no heading then', async () => {
    await openJourney('/', {
      curve: (url) => (url.searchParams.has('kind') ? problem(500, 'internal') : makeCurve()),
    })
    fireEvent.change(screen.getByLabelText('Question kind'), { target: { value: 'nps' } })
    const alert = await screen.findByRole('alert')
    expect(alert.querySelector('h1')).toBeNull()
    fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
    await waitFor(() =>
      expect(
        calls.filter(
          ({ url }) => url.searchParams.get('kind') === 'nps' && url.pathname.endsWith('/curve'),
        ),
      ).toHaveLength(2),
    )
  })
})

describe('an answer', () => {
  async function show(answer: Parameters<typeof makeAnswer>[0]) {
    const { container } = await openJourney('/', { answers: () => page([makeAnswer(answer)]) })
    return await waitFor(() => container.querySelector('.answer') ?? Promise.reject())
  }

  it('shows its score on its own scale, and reads its face out', async () => {
    const item = await show({ scale: 'nps11', score: 9, sentiment: 100 })
    expect(item.querySelector('.answer-score')?.textContent).toBe('Sentiment +1009 of 10')
    expect(item.querySelector('.answer-score')?.classList.contains('value-hi')).toBe(true)
  })

  it('without a score shows none', async () => {
    const item = await show({ scale: 'text', score: null, sentiment: null })
    expect(item.querySelector('.answer-score')?.textContent).toBe('')
  })

  it('names its touchpoint, even one that the journey has no more', async () => {
    const item = await show({ touchpoint: 'gone', segment: null, channel: 'app' })
    expect(item.querySelector('.answer-facts')?.textContent).toBe('gone · App')
    expect(item.querySelector('.choices')).toBeNull()
  })

  it('writes segments as they are, but for the two that everybody has', async () => {
    const item = await show({ segment: 'first-time' })
    expect(item.querySelector('.answer-facts')?.textContent).toContain(' · first-time')
  })

  it('has no badge in the language of the page, nor without words', async () => {
    const same = await show({ lang: 'en-US', comment: 'nice' })
    expect(same.querySelector('.badge')).toBeNull()
  })

  it('without a comment says so', async () => {
    const item = await show({ comment: null, lang: 'pl' })
    expect(item.querySelector('.answer-body')?.textContent).toMatch(/^no comment/)
    expect(item.querySelector('.badge')).toBeNull()
  })

  it('lets each text run in its own direction, with words for what was chosen', async () => {
    const item = await show({ comment: 'abc', choices: ['too__late', 'wrong-item'] })
    expect(item.querySelector('.answer-text')?.getAttribute('dir')).toBe('auto')
    expect([...item.querySelectorAll('.choices li')].map((li) => li.textContent)).toEqual([
      'too late',
      'wrong item',
    ])
    expect(item.querySelector('time')?.getAttribute('datetime')).toBe('2026-11-21T11:58:00.000Z')
  })
})
