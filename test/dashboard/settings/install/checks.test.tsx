import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Finding, Install } from '#contract/install.ts'
import { calls, callsTo, type FakeApi, open } from '#test/dashboard/support/app.tsx'
import { makeInstall, makeSite, SITE_KEY } from '#test/dashboard/support/fixtures.ts'

const SHOP = 'https://zielony.example'
const UNTIL = Date.parse('2099-01-01T12:00:00Z')

function makeFinding(overrides: Partial<Finding> = {}): Finding {
  return { kind: 'loaded', at: 9, origin: SHOP, detail: `${SHOP}/koszyk`, ...overrides }
}

async function openInstall(first: Partial<Install> = {}, api: FakeApi = {}) {
  const install: Install = makeInstall(first)
  const view = await open('/settings/install', { 'GET /api/install': () => install, ...api })
  await waitFor(() => expect(document.querySelector('.steps')).not.toBeNull())
  return { ...view, now: (next: Partial<Install>) => Object.assign(install, next) }
}

const polls = () => callsTo('/api/install').length
const keep = (receipt: object) =>
  sessionStorage.setItem('wayfelt.check', JSON.stringify({ fragment: 'f', ...receipt }))
const link = () => screen.queryByRole('link', { name: 'Open the page in a new tab' })

afterEach(() => {
  sessionStorage.clear()
  vi.restoreAllMocks()
})

describe('the steps', () => {
  const answer = { id: 'a', at: 1, survey: 'x', score: 4, comment: null, origin: null }
  it.each<[Partial<Install>, number[]]>([
    [{}, [2]],
    [{ origins: [] }, []],
    [{ findings: [makeFinding({ kind: 'paused' })] }, [1, 2]],
    [{ findings: [makeFinding(), makeFinding({ kind: 'paused' })] }, [1, 2, 3]],
    [{ findings: [makeFinding({ kind: 'paused' }), makeFinding({ at: 1 })] }, [1, 2]],
    [{ testAnswers: [answer] }, [1, 2, 4]],
    [{ heardAt: 1 }, [1, 2]],
    [{ firstAnswerAt: 1 }, [1, 2, 5]],
  ])('that are done with %j are %j', async (install, expected) => {
    await openInstall(install)
    const steps = [...document.querySelectorAll('.steps > li')]
    const done = steps.flatMap((one, i) =>
      one.children[0]?.textContent.endsWith(' Done') ? [i + 1] : [],
    )
    expect(done).toEqual(expected)
    expect(screen.queryAllByRole('link', { name: 'See the journey' })).toHaveLength(
      install.firstAnswerAt ? 1 : 0,
    )
  })

  it('name the only origin without a warning', async () => {
    await openInstall()
    expect(screen.getByLabelText<HTMLTextAreaElement>('Origins').value).toBe(SHOP)
    expect(screen.queryByText(/^No origin is listed yet/)).toBeNull()
    expect(document.querySelector('.warning')).toBeNull()
  })

  it.each([
    [1, false],
    [0, true],
  ])('warn about a test without any survey: %i', async (n, warns) => {
    await openInstall({ surveys: [{ id: 'a', name: 'A' }].slice(0, n) })
    const step = [...document.querySelectorAll('.steps > li')].at(3)
    expect(step?.querySelectorAll('.section-lead')).toHaveLength(warns ? 1 : 2)
    expect(screen.queryAllByText(/^No survey is live yet/)).toHaveLength(warns ? 1 : 0)
  })
})

describe('the link of a check', () => {
  it('stands in a field for addresses, is copied as it is opened, and says until when', async () => {
    keep({ site: SITE_KEY, expiresAt: UNTIL })
    await openInstall({ checkingUntil: UNTIL })
    const field = screen.getByLabelText<HTMLInputElement>('Page of the shop')
    expect([field.type, field.name, field.value]).toEqual(['url', 'page', `${SHOP}/`])
    const told = () =>
      (field.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' ')
    expect(told()).toContain('Any page that has the snippet.')
    const copied = document.querySelector('.check-link .snippet code')?.textContent
    expect(copied).toBe(`${SHOP}/#f`)
    expect(link()?.getAttribute('href')).toBe(copied)
    expect(screen.getByText(/^Listening until \d/)).toBeTruthy()
    fireEvent.input(field, { target: { value: 'shop' } })
    await waitFor(() => expect(told()).toContain('Write the whole address'))
    expect(screen.queryByText(/^Listening until/)).toBeNull()
  })

  it.each([
    ['of another site', { site: 'wf_pk_other', expiresAt: UNTIL }],
    ['of an older check', { site: SITE_KEY, expiresAt: UNTIL - 1 }],
  ])('%s is not offered', async (_, receipt) => {
    keep(receipt)
    await openInstall({ checkingUntil: UNTIL })
    expect(link()).toBeNull()
    expect(screen.getByText(/its link is in the tab where it was started/)).toBeTruthy()
  })

  it('is not there while no check runs, and nothing is said about silence', async () => {
    await openInstall({ findings: [makeFinding()] })
    expect(screen.getByRole('button', { name: 'Start a new check' })).toBeTruthy()
    expect(screen.queryByText(/its link is in the tab/)).toBeNull()
    expect(screen.queryByText('Nothing heard yet.')).toBeNull()
  })

  it('is waited for in silence until a page has told something', async () => {
    await openInstall({ checkingUntil: UNTIL })
    expect(document.querySelectorAll('.silence li')).toHaveLength(5)
    expect(screen.queryByRole('list', { name: 'What the pages reported' })).toBeNull()
  })
})

describe('what a page told', () => {
  it.each<[Partial<Finding>, string, string[]]>([
    [{}, 'good', ['page', 'from']],
    [{ kind: 'storage_blocked' }, 'bad', ['page', 'from']],
    [{ kind: 'paused' }, 'bad', ['from']],
    [{ kind: 'loaded', detail: '' }, 'good', ['from']],
    [{ kind: 'loaded', origin: null }, 'good', ['page']],
    [{ kind: 'csp_blocked', origin: 'https://b.example', detail: '', at: 1 }, 'bad', ['from']],
    [{ kind: 'csp_blocked', detail: '', at: 1 }, 'past', ['from']],
  ])('is %j: marked as %s, with its facts', async (finding, look, facts) => {
    const last = makeFinding({ detail: '' })
    await openInstall({ findings: [makeFinding(finding), ...(finding.at === 1 ? [last] : [])] })
    const item = document.querySelector('.finding')
    expect(item?.className).toBe(`finding finding-${look}`)
    const text = item?.querySelector('.finding-facts')?.textContent ?? ''
    expect(text.includes(`${SHOP}/koszyk`)).toBe(facts.includes('page'))
    expect(/https:\/\/(zielony|b)\.example(?!\/)/.test(text)).toBe(facts.includes('from'))
    expect(item?.textContent).not.toContain('Blocked:')
  })

  it('is announced once, and by itself', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { now } = await openInstall({ checkingUntil: Date.now() + 60_000 })
    const news = () => document.querySelector('output.unseen')?.textContent
    expect(news()).toBe('')
    now({ findings: [makeFinding({ kind: 'paused' })] })
    await vi.advanceTimersByTimeAsync(3000)
    await waitFor(() => expect(news()).toMatch(/^New: The site is paused/))
    now({ findings: [makeFinding({ kind: 'paused' }), makeFinding({ kind: 'no_survey' })] })
    await vi.advanceTimersByTimeAsync(3000)
    await waitFor(() => expect(news()).toMatch(/^New: No survey is live/))
    expect(news()).not.toContain('paused')
  })

  it('about an origin changes nothing when somebody allowed it meanwhile', async () => {
    const origin = 'https://nowy.example'
    await openInstall(
      { findings: [makeFinding({ kind: 'origin_not_allowed', origin })] },
      { 'GET /api/site': () => makeSite({ origins: [origin] }) },
    )
    const before = polls()
    fireEvent.click(screen.getByRole('button', { name: `Allow ${origin}` }))
    await waitFor(() => expect(polls()).toBe(before + 1))
    expect(calls.filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

describe('looking for what pages tell', () => {
  it('is done every three seconds to the millisecond, and never once the page is left', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const times: number[] = []
    const install = { origins: [], surveys: [], findings: [], testAnswers: [], heardAt: null }
    const { unmount } = await openInstall(
      {},
      {
        'GET /api/install': () => {
          times.push(Date.now())
          return { ...install, key: 'k', checkingUntil: UNTIL, firstAnswerAt: null }
        },
      },
    )
    await vi.advanceTimersByTimeAsync(13_000)
    const looks = times.slice(1, 5)
    expect(looks.slice(1).map((at, i) => at - (looks[i] ?? 0))).toEqual([3000, 3000, 3000])
    unmount()
    const last = times.length
    // What was left is cleared up after the next frame.
    await vi.advanceTimersByTimeAsync(100)
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(9000)
    expect(times).toHaveLength(last)
  })

  it('is over at the end of a check, also for who comes back to the page', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await openInstall({ checkingUntil: Date.now() + 3000 })
    await vi.advanceTimersByTimeAsync(9000)
    const last = polls()
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(9000)
    expect(polls()).toBe(last)
  })
})
