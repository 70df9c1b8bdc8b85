import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { asGuest, shownSite } from '#dashboard/kit/api/checked-fetch.ts'
import { GUEST_MS } from '#dashboard/kit/loading/live.ts'
import {
  calls,
  done,
  type FakeApi,
  open,
  page,
  problem,
  query,
} from '#test/dashboard/support/app.tsx'
import { makeSharedView } from '#test/dashboard/support/access.ts'
import {
  makeAnswer,
  makeCurve,
  makeEmployeeList,
  makeList,
} from '#test/dashboard/support/fixtures.ts'

const SLUG = 'Ab3'.padEnd(43, 'x')
const OTHER_SLUG = 'Zz9'.padEnd(43, 'y')

const guestApi = {
  'POST /api/shared/open': () => done(),
  'GET /api/shared': () => makeSharedView(),
} satisfies FakeApi

async function openShared(api: FakeApi = {}, path = `/shared#${SLUG}`, locale: Locale = 'en') {
  return await open(path, { ...guestApi, ...api }, locale)
}

/** The view with its numbers on it. */
async function openView(api: FakeApi = {}, path = `/shared#${SLUG}`, locale: Locale = 'en') {
  const view = await openShared(api, path, locale)
  await waitFor(() => {
    if (!view.container.querySelector('table')) throw new Error('no numbers yet')
  })
  return view
}

const paths = () => calls.map(({ method, url }) => `${method} ${url.pathname}`)
const asked = (end: string) => calls.filter(({ url }) => url.pathname.endsWith(end))
const lists = () => asked('/answers').filter(({ url }) => url.searchParams.get('limit') !== '1')

afterEach(() => {
  history.replaceState(null, '', '/')
})

describe('a share link', () => {
  it('is exchanged, and its slug leaves the address before anything is asked', async () => {
    const seen: string[] = []
    await openView({
      'POST /api/shared/open': (_, __, body) => {
        seen.push(location.href)
        expect(body).toEqual({ slug: SLUG })
        return done()
      },
    })
    expect(seen).toHaveLength(1)
    expect(seen.join() + location.href).not.toContain(SLUG)
    expect(calls.map(({ url }) => url.href).join()).not.toContain(SLUG)
  })

  it('shows the journey, asked for as a guest and as nobody else', async () => {
    shownSite.value = 'wf_pk_demo1'
    await openView()
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
    expect(new Set(paths())).toEqual(
      new Set([
        'POST /api/shared/open',
        'GET /api/shared',
        'GET /api/shared/journeys',
        'GET /api/shared/journeys/shopping/curve',
        'GET /api/shared/answers',
      ]),
    )
    expect(calls.map(({ site }) => site).filter(Boolean)).toEqual([])
  })

  it('shows nothing that leads elsewhere, and says whose view it is and until when', async () => {
    const { container } = await openView()
    expect(container.querySelector('footer.guest-foot')?.textContent).toBe(
      'Shared view of Zielony Sklep, until 22 Dec 2026',
    )
    expect(screen.queryAllByRole('link')).toEqual([])
    expect(screen.queryByText('Settings')).toBeNull()
    expect(screen.queryByText('Sign out')).toBeNull()
    expect(container.querySelector('.site-shown, .rail')).toBeNull()
  })

  it.each<[Locale, string]>([
    ['pl', 'Udostępniony widok sklepu Zielony Sklep, do 22 gru 2026'],
    ['ru', 'Просмотр магазина Zielony Sklep по ссылке, до 22 дек. 2026 г.'],
  ])('speaks the reader’s language: %s', async (locale, words) => {
    await openView({}, `/shared#${SLUG}`, locale)
    expect(screen.getByText(words)).toBeTruthy()
  })

  it('leads from journey to journey, and keeps the view in the address', async () => {
    const [first] = makeList().journeys
    const list = { ...makeList(), journeys: [first, { ...first, id: 'staff', name: 'Praca' }] }
    await openView({
      journeys: () => list,
      'GET /api/shared/journeys/staff/curve': () => makeCurve({ journey: 'staff', n: 77 }),
    })
    fireEvent.change(screen.getByLabelText('Journey'), { target: { value: 'staff' } })
    expect(await screen.findByText(/77 answers/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /Last 7 days/ }))
    await waitFor(() => expect(query()).toEqual({ range: '7d' }))
    expect(location.pathname).toBe('/shared/staff')
  })

  it('to a journey that is not shared leads to what is', async () => {
    await openShared({}, '/shared/secret')
    const home = await screen.findByRole('link', { name: 'Go to the journey' })
    expect(home.getAttribute('href')).toBe('/shared')
  })

  it('does not show strangers how to install the widget', async () => {
    await openShared({ journeys: () => makeList({ answered: null }) })
    expect(await screen.findByText('No answers yet')).toBeTruthy()
    expect(document.body.textContent).not.toContain('w.js')
  })
})

describe('comments', () => {
  it('that are not shared are neither asked for nor missed', async () => {
    const { container } = await openView({ answers: () => page([makeAnswer({ comment: null })]) })
    await waitFor(() => expect(container.querySelectorAll('.answer')).toHaveLength(1))
    expect(screen.getByText('Comments are not shown here.')).toBeTruthy()
    expect(screen.queryByText('no comment')).toBeNull()
    expect(screen.queryByRole('button', { name: 'With a comment' })).toBeNull()
    expect(lists().map(({ url }) => url.searchParams.get('commented'))).toEqual([null])
  })

  it('that are shared are shown', async () => {
    await openView({
      'GET /api/shared': () => makeSharedView({ comments: true }),
      answers: () => page([makeAnswer({ comment: 'Szybko i miło' })]),
    })
    expect(await screen.findByText('Szybko i miło')).toBeTruthy()
    expect(lists()[0]?.url.searchParams.get('commented')).toBe('1')
  })
})

describe('a reload', () => {
  it('shows the view by the cookie', async () => {
    await openView({}, '/shared?stage=delivery')
    expect(paths()).not.toContain('POST /api/shared/open')
    expect(query()).toEqual({ stage: 'delivery' })
  })

  it('says how to go on when the visit is over', async () => {
    await openShared({ 'GET /api/shared': () => problem(401, 'unauthenticated') }, '/shared')
    expect(await screen.findByText('This view is closed')).toBeTruthy()
    expect(location.pathname).toBe('/shared')
  })
})

describe('a link that does not work', () => {
  it.each([
    [401, 'unauthenticated'],
    [422, 'invalid'],
  ])('says so after a %i, and shows nothing of an older visit', async (status, code) => {
    await openShared({ 'POST /api/shared/open': () => problem(status, code) })
    expect(await screen.findByText('This link is over')).toBeTruthy()
    expect(paths()).toEqual(['POST /api/shared/open'])
    expect(document.title).toBe('Shared view – Wayfelt')
  })

  it('for now says why, and is tried again', async () => {
    let tries = 0
    await openShared({
      'POST /api/shared/open': () => (++tries === 1 ? problem(500, 'internal') : done()),
    })
    expect(await screen.findByText('The shared view could not be opened')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
  })

  it('is exchanged once, however often the view has to be fetched', async () => {
    let tries = 0
    await openShared({
      'GET /api/shared': () => (++tries === 1 ? problem(500, 'internal') : makeSharedView()),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
    expect(asked('/open')).toHaveLength(1)
  })

  it('is told to those who look at it when it is revoked', async () => {
    let revoked = false
    await openView({
      curve: () => (revoked ? problem(401, 'unauthenticated') : makeCurve()),
    })
    revoked = true
    fireEvent.click(screen.getByRole('button', { name: /Last 7 days/ }))
    expect(await screen.findByText('This view is closed')).toBeTruthy()
    expect(document.querySelector('table')).toBeNull()
    expect(location.pathname).toBe('/shared')
  })
})

describe('another link in the same tab', () => {
  it('shows what it shares, and nothing of the first', async () => {
    let slug = ''
    const site = () => (slug === SLUG ? 'Zielony Sklep' : 'Druga Półka')
    await openView({
      'POST /api/shared/open': (_, __, body) => {
        ;({ slug } = body as { slug: string })
        return done()
      },
      'GET /api/shared': () => makeSharedView({ site: { name: site() } }),
      journeys: () => makeList({ name: site() }),
      curve: () => makeCurve({ n: slug === SLUG ? 8979 : 77 }),
    })
    expect(await screen.findByText(/8,979 answers/)).toBeTruthy()
    location.hash = OTHER_SLUG
    expect(await screen.findByText(/77 answers/)).toBeTruthy()
    expect(screen.getByText(/^Shared view of Druga Półka/)).toBeTruthy()
    expect(document.body.textContent).not.toContain('Zielony Sklep')
    expect(location.href).not.toContain(OTHER_SLUG)
  })

  it('works after one that is over', async () => {
    await openShared({
      'POST /api/shared/open': (_, __, body) =>
        (body as { slug: string }).slug === SLUG ? problem(401, 'unauthenticated') : done(),
    })
    await screen.findByText('This link is over')
    location.hash = OTHER_SLUG
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
  })
})

describe('a guest', () => {
  it.each([
    ['customers', 5, makeList],
    ['employees', 10, makeEmployeeList],
  ])('is told of too few answers of %s that they are, and none of them', async (_, n, journeys) => {
    const { container } = await openView(
      {
        'GET /api/shared': () => makeSharedView({ comments: true }),
        journeys: () => journeys(),
        curve: () => {
          const curve = makeCurve()
          const hide = { n: 0, asked: null, responseRate: null, state: 'hidden' as const }
          const none = { sentiment: null, shrunk: null, interval: null, histogram: null }
          return { ...curve, stages: curve.stages.map((each) => ({ ...each, ...hide, ...none })) }
        },
        answers: () => {
          const untold = { answeredAt: null, channel: null, segment: null, lang: null }
          return page([{ ...makeAnswer({ comment: 'Szybko' }), ...untold }])
        },
      },
      `/shared?stage=delivery#${SLUG}`,
    )
    await screen.findByText(
      `Fewer than ${n} answers: the value is not shown, so that nobody can be recognised.`,
    )
    // What may not be told one by one is not listed either.
    expect(screen.queryByText('Szybko')).toBeNull()
    expect(container.querySelector('.answers')).toBeNull()
    expect(container.querySelector('.drill-figures')?.textContent).toContain(`under ${n}`)
    expect(container.querySelector('table')?.textContent).toContain(`under ${n}`)
    expect(screen.getByText(/^Whole weeks, a week after they end/)).toBeTruthy()
  })

  it('is told of an answer no time, and of other kinds only that there may be some', async () => {
    await openView(
      {
        'GET /api/shared': () => makeSharedView({ comments: true }),
        answers: () => {
          const untold = { answeredAt: null, channel: null, segment: null, lang: null }
          return page([{ ...makeAnswer({ comment: 'Szybko' }), ...untold }])
        },
      },
      `/shared?stage=delivery#${SLUG}`,
    )
    const answer = (await screen.findByText('Szybko')).closest('li')
    expect(answer?.querySelector('time')).toBeNull()
    expect(answer?.querySelector('.answer-facts')?.textContent).toBe('Automat paczkowy')
    expect(screen.getByText('Answers of other kinds are not listed.')).toBeTruthy()
    expect(calls.filter(({ url }) => url.pathname.endsWith('/kinds'))).toEqual([])
  })

  it('who finds nothing reads that there may be too few answers', async () => {
    await openShared({ curve: () => makeCurve({ n: 0 }) })
    expect(await screen.findByText(/^Or fewer than 5 answers/)).toBeTruthy()
    expect(screen.queryByText(/The last answer came/)).toBeNull()
  })

  it('looks for news once a minute and no sooner, whatever is done', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await openView()
    const looks = () => asked('/answers').length - lists().length
    await waitFor(() => expect(looks()).toBe(1))
    for (let second = 0; second < 55; second++) {
      dispatchEvent(new Event('pointermove'))
      document.dispatchEvent(new Event('visibilitychange'))
      dispatchEvent(new Event('online'))
      await vi.advanceTimersByTimeAsync(1000)
    }
    expect(looks()).toBe(1)
    await vi.advanceTimersByTimeAsync(GUEST_MS)
    expect(looks()).toBe(2)
  })

  it('is no guest any more on any other page', async () => {
    const { unmount } = await openView()
    expect(asGuest.value).toBe(true)
    unmount()
    expect(asGuest.value).toBe(false)
  })
})
