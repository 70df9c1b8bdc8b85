import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Install } from '#contract/install.ts'
import { DEMO_KEY } from '#contract/words.ts'
import { CHECK_POLL_MS } from '#dashboard/features/settings/install/check/use-check-poll.ts'
import { type Locale, LOCALES } from '#dashboard/kit/i18n/locales.ts'
import { calls, callsTo, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { ALL_TEMPLATES } from '#worker/domain/journey/template/all.ts'
import { startFrom } from '#worker/domain/journey/template/start-from.ts'
import { makeInstall, makeList, makeSession, makeSite } from '#test/dashboard/support/fixtures.ts'

const CAME = Date.parse('2026-11-14T09:41:00Z')
const bare = () => ({ ...makeList({ answered: null }), journeys: [] })

interface World {
  journey: boolean
  answered: boolean
  install: Install
}

/** A site on its first day; what it has can be changed behind the page's back. */
async function openFresh(first: Partial<World> = {}, api: FakeApi = {}, locale: Locale = 'en') {
  const fresh = { origins: [], surveys: [] }
  const world: World = { journey: false, answered: false, install: makeInstall(fresh), ...first }
  const view = await open(
    '/',
    {
      journeys: () => {
        const list = makeList(world.answered ? {} : { answered: null })
        return world.journey ? list : { ...list, journeys: [] }
      },
      'GET /api/install': () => world.install,
      'POST /api/journeys': () => {
        const surveys = ['a', 'b', 'c'].map((id) => ({ id, name: id }))
        Object.assign(world, { journey: true, install: { ...world.install, surveys } })
        return { id: 'shopping' }
      },
      ...api,
    },
    locale,
  )
  await waitFor(() => expect(document.querySelector('.start-steps')).not.toBeNull())
  return { ...view, world }
}

const headline = () => screen.getByRole('heading', { level: 1 }).textContent
const row = (title: RegExp) =>
  screen.getByRole('heading', { level: 3, name: title }).closest('li') ?? document.body
const isOpen = (title: RegExp) => row(title).querySelector('details')?.open
const card = (title: string) =>
  screen.getByRole('heading', { level: 2, name: title }).closest('li') ?? document.body

afterEach(() => sessionStorage.clear())

describe('page-review 7: a new site', () => {
  it.each<[Locale, string, string[]]>([
    [
      'en',
      'Zielony Sklep can ask its first question today.',
      ['Start from a template', 'Import answers'],
    ],
    [
      'pl',
      'Zielony Sklep: pierwsze pytanie możesz zadać jeszcze dziś.',
      ['Zacznij od szablonu', 'Zaimportuj odpowiedzi'],
    ],
    [
      'ru',
      'Zielony Sklep: первый вопрос можно задать уже сегодня.',
      ['Начать с шаблона', 'Импортировать ответы'],
    ],
  ])('says in %s where it begins', async (locale, sentence, cards) => {
    await openFresh({}, {}, locale)
    expect(headline()).toBe(sentence)
    const titles = Array.from(document.querySelectorAll('.start-card h2'), (one) => one.textContent)
    expect(titles).toEqual(cards)
    expect(document.querySelector('.start-card a')?.getAttribute('href')).toBe('/settings/import')
  })

  it('takes the map of the template in the reader’s language, and says what came of it', async () => {
    await openFresh({}, {}, 'pl')
    fireEvent.click(screen.getByRole('button', { name: 'Użyj tej mapy' }))
    await waitFor(() =>
      expect(headline()).toBe('Zielony Sklep: wszystko gotowe, 3 pytania są aktywne.'),
    )
    const sent = calls.filter(({ method }) => method === 'POST').map(({ body }) => body)
    expect(sent).toEqual([{ template: 'shop', language: 'pl' }])
    expect(screen.queryByRole('button', { name: 'Użyj tej mapy' })).toBeNull()
    const told = await screen.findByText('Mapa jest gotowa: 7 etapów, 13 punktów styku.')
    await waitFor(() => expect(document.activeElement?.contains(told)).toBe(true))
  })

  it('is content when somebody else was quicker', async () => {
    const { world } = await openFresh({}, { 'POST /api/journeys': () => problem(409, 'conflict') })
    world.journey = true
    fireEvent.click(screen.getByRole('button', { name: 'Use this map' }))
    expect(await screen.findByText(/^Your map is ready/)).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says why the template could not be used', async () => {
    await openFresh({}, { 'POST /api/journeys': () => problem(503, 'busy') })
    fireEvent.click(screen.getByRole('button', { name: 'Use this map' }))
    expect((await screen.findByRole('alert')).textContent).toContain('The server is busy')
    expect(screen.getByRole('button', { name: 'Use this map' })).toBeTruthy()
  })

  it('has one primary button, and shows no step before there is a map', async () => {
    await openFresh()
    const seen = [...document.querySelectorAll('main .primary')].filter(
      (button) => button.closest('details:not([open])') === null,
    )
    expect(seen.map(({ textContent }) => textContent)).toEqual(['Use this map'])
  })
})

describe('the card of the template', () => {
  it.each(LOCALES)('counts right in %s', async (locale) => {
    await openFresh({}, {}, locale)
    const { map, surveys } = startFrom(ALL_TEMPLATES.shop, locale)
    const touchpoints = map.stages.flatMap((stage) => stage.touchpoints)
    const languages = Object.keys(surveys[0]?.definition.question ?? {})
    const text = document.querySelector('.start-card p')?.textContent ?? ''
    expect(text.match(/\d+/g)?.map(Number)).toEqual(
      [map.stages, touchpoints, surveys, languages].map(({ length }) => length),
    )
  })
})

describe('page-review 8: the demo', () => {
  it('is offered to who belongs to it, and leads to its site', async () => {
    const sites = [...makeSession().sites, { key: DEMO_KEY, name: 'Demo', role: 'owner' as const }]
    await openFresh(
      {},
      {
        session: () => makeSession({ sites }),
        'PUT /api/session/site': () => done(),
      },
    )
    fireEvent.click(screen.getByRole('button', { name: 'Open the demo' }))
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ key: DEMO_KEY }),
    )
  })

  it('is not offered to others: its shop would answer somewhere else', async () => {
    await openFresh()
    expect(screen.queryByText('Look around the demo')).toBeNull()
    expect(document.querySelector('a[href="/demo/"]')).toBeNull()
  })

  it('leads from its own empty journey to the shop that answers here', async () => {
    const demo = { key: DEMO_KEY, answered: null }
    await openFresh({}, { journeys: () => makeList(demo) })
    const shop = within(card('Look around the demo')).getByRole('link')
    expect([shop.getAttribute('href'), shop.getAttribute('target')]).toEqual(['/demo/', '_blank'])
  })
})

describe('improvement 4: the steps', () => {
  it('unfold where something is left to do, once there is a map', async () => {
    await openFresh({ journey: true })
    expect(headline()).toBe('Zielony Sklep has a map, but no live question yet.')
    expect([isOpen(/^Put the snippet/), isOpen(/^Say which/), isOpen(/^Check/)]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('are ticked as they happen, told politely, and left as the reader folds them', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { world } = await openFresh({ journey: true })
    expect(row(/^Put the snippet/).textContent).toContain('Not heard yet')
    world.install = { ...world.install, heardAt: CAME }
    await vi.advanceTimersByTimeAsync(CHECK_POLL_MS + 100)
    expect(row(/^Put the snippet/).className).toContain('start-step-done')
    expect(row(/^Put the snippet/).textContent).toMatch(/Last heard on 14 Nov/)
    expect(isOpen(/^Put the snippet/)).toBe(true)
    await waitFor(() =>
      expect(document.querySelector('output.unseen')?.textContent).toBe(
        'New: A page with the snippet was heard.',
      ),
    )
  })

  it('improvement 5: take origins in their own line', async () => {
    const { world } = await openFresh(
      { journey: true },
      {
        'PATCH /api/site': (_, __, body) => {
          const { origins } = body as { origins: string[] }
          world.install = { ...world.install, origins }
          return makeSite({ origins })
        },
      },
    )
    const origins = row(/^Say which/)
    fireEvent.input(within(origins).getByLabelText('Origins'), {
      target: { value: 'https://kawa.example' },
    })
    fireEvent.click(within(origins).getByRole('button', { name: 'Save the origins' }))
    await waitFor(() => expect(origins.className).toContain('start-step-done'))
    expect(origins.querySelector('summary')?.textContent).toContain('https://kawa.example')
  })

  it('end with the journey, as soon as the first answer is there', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { world } = await openFresh({ journey: true })
    Object.assign(world, { answered: true, install: { ...world.install, firstAnswerAt: CAME } })
    await vi.advanceTimersByTimeAsync(CHECK_POLL_MS + 100)
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
    expect(document.querySelector('.start-steps')).toBeNull()
  })

  it('are never asked for by who may not set the site up', async () => {
    await open('/', {
      journeys: bare,
      session: () => makeSession({ role: 'agent', permissions: ['figures:read'] }),
    })
    await screen.findByText('Ask an owner or a manager of the site to begin it.')
    expect(callsTo('/api/install')).toEqual([])
  })
})
