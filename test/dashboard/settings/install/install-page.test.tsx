import guide from '../../../../docs/install.md?raw'
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Finding, Install } from '#contract/install.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { policyLines, snippets } from '#dashboard/features/settings/install/snippets.ts'
import { CHECK_POLL_MS } from '#dashboard/features/settings/install/check/use-check-poll.ts'
import { calls, callsTo, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { makeInstall, makeSession, makeSite, SITE_KEY } from '#test/dashboard/support/fixtures.ts'

const MINUTE = 60_000
const FRAGMENT = `wayfelt-check=${'a1'.repeat(16)}`
const SHOP = 'https://zielony.example'

function makeFinding(overrides: Partial<Finding> = {}): Finding {
  return { kind: 'loaded', at: Date.now(), origin: SHOP, detail: `${SHOP}/koszyk`, ...overrides }
}

/** The page; what it shows can be changed behind its back by `now`. */
async function openInstall(first: Partial<Install> = {}, api: FakeApi = {}, locale: Locale = 'en') {
  let install = makeInstall(first)
  const now = (next: Partial<Install>) => (install = { ...install, ...next })
  const view = await open(
    '/settings/install',
    {
      'GET /api/install': () => install,
      'POST /api/install/check': () => {
        const expiresAt = Date.now() + 30 * MINUTE
        now({ checkingUntil: expiresAt, findings: [] })
        return { fragment: FRAGMENT, expiresAt }
      },
      ...api,
    },
    locale,
  )
  await waitFor(() => {
    if (!view.container.querySelector('.steps')) throw new Error('no steps yet')
  })
  return { ...view, now }
}

const polls = () => callsTo('/api/install').length
const headline = () => screen.getByRole('heading', { level: 1 }).textContent
const snippet = () => document.querySelector('.tabs .snippet code')?.textContent
/** The step under a heading. */
function step(title: RegExp): HTMLElement {
  const heading = screen.getByRole('heading', { level: 2, name: title })
  return heading.closest('li') ?? document.body
}

afterEach(() => sessionStorage.clear())

describe('the install page', () => {
  const came = Date.parse('2026-11-14T09:41:00Z')
  it.each<[Locale, Partial<Install>, RegExp]>([
    ['en', {}, /^From nothing to the first answer of Zielony Sklep: five steps\.$/],
    ['pl', {}, /^Zielony Sklep: od zera do pierwszej odpowiedzi w pięciu krokach\.$/],
    ['ru', {}, /^Zielony Sklep: с нуля до первого ответа за пять шагов\.$/],
    ['en', { key: null }, /^Zielony Sklep has no publishable key that works/],
    ['en', { findings: [makeFinding()] }, /^The widget of Zielony Sklep is connected/],
    ['en', { findings: [makeFinding({ kind: 'paused' })] }, /^From nothing/],
    ['en', { firstAnswerAt: came }, /^Zielony Sklep is connected: its first answer came on 14 Nov/],
  ])('opens in %s with the sentence that matters: %j', async (locale, install, words) => {
    await openInstall(install, {}, locale)
    expect(headline()).toMatch(words)
  })

  it('marks the steps that are done', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const done = () =>
      screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent.endsWith('Done'))
    const { now } = await openInstall({ origins: [], checkingUntil: Date.now() + 30 * MINUTE })
    expect(done()).toEqual([false, false, false, false, false])
    now({ origins: [SHOP], findings: [makeFinding()], firstAnswerAt: came })
    await vi.advanceTimersByTimeAsync(CHECK_POLL_MS + 100)
    expect(done()).toEqual([true, true, true, false, true])
    expect(screen.getByRole('link', { name: 'See the journey' }).getAttribute('href')).toBe('/')
  })

  it('says what failed, and tries again', async () => {
    let broken = true
    await open('/settings/install', {
      'GET /api/install': () => (broken ? problem(500, 'internal') : makeInstall()),
    })
    expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded')
    broken = false
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Put the snippet on every page')).toBeTruthy()
  })
})

describe('the snippet', () => {
  it('carries the key of the site and the origin of this deployment, on every tab', async () => {
    await openInstall()
    expect(snippet()).toBe(
      `<script async src="${location.origin}/w.js" data-site="${SITE_KEY}"></script>`,
    )
    const tabs = screen.getAllByRole('tab')
    expect(tabs.map(({ textContent }) => textContent)).toEqual([
      'HTML',
      'Google Tag Manager',
      'Shopify',
      'WooCommerce',
      'React',
    ])
    for (const tab of tabs) {
      fireEvent.click(tab)
      await waitFor(() => expect(tab.getAttribute('aria-selected')).toBe('true'))
      expect(snippet()).toContain(`${location.origin}/w.js`)
      expect(snippet()).toContain(SITE_KEY)
    }
  })

  it('is the one of the documentation', () => {
    const own = snippets({ origin: 'https://hello.shop.example', key: 'wf_pk_…' })
    for (const text of Object.values(own)) expect(guide).toContain(`\n${text}\n`)
    const lines = Object.values(policyLines('https://hello.shop.example')).join('\n')
    expect(guide).toContain(`\n${lines}\n`)
  })

  it.each(['Google Tag Manager', 'React'])(
    'of %s makes the very tag that the HTML one is',
    async (name) => {
      await openInstall()
      fireEvent.click(screen.getByRole('tab', { name }))
      await waitFor(() => expect(snippet()).toContain('createElement'))
      const lines = snippet()?.match(/(?:var|const) tag[^]*?appendChild\(tag\)/)?.[0] ?? ''
      const appended: HTMLScriptElement[] = []
      const page = {
        createElement: () => ({ dataset: {} }),
        head: { appendChild: (tag: HTMLScriptElement) => appended.push(tag) },
      }
      // What a shop's page would run, against a page that only remembers.
      // oxlint-disable-next-line no-implied-eval, no-new-func, typescript/no-implied-eval
      new Function('document', lines)(page)
      expect(appended).toEqual([
        { async: true, src: `${location.origin}/w.js`, dataset: { site: SITE_KEY } },
      ])
    },
  )

  it('needs a key, and leads to where one is made', async () => {
    await openInstall({ key: null })
    expect(snippet()).toBeUndefined()
    const keys = within(step(/^Put the snippet/)).getByRole('link', { name: 'Keys' })
    expect(keys.getAttribute('href')).toBe('/settings/keys')
  })
})

describe('origins', () => {
  it('stand at a glance, with the lines that a content security policy needs', async () => {
    await openInstall({ origins: [SHOP, 'https://b.example'] })
    const origins = screen.getByLabelText<HTMLTextAreaElement>('Origins')
    expect(origins.value).toBe(`${SHOP}\nhttps://b.example`)
    const { textContent } = step(/^Say which pages/)
    expect(textContent).toContain(`script-src ${location.origin};\nconnect-src ${location.origin};`)
  })

  it('that are missing are a warning', async () => {
    await openInstall({ origins: [] })
    expect(screen.getByText(/^No origin is listed yet/)).toBeTruthy()
  })

  it('are named in their own step, and nothing else of the site changes', async () => {
    let origins: string[] = []
    await openInstall(
      {},
      {
        'GET /api/install': () => makeInstall({ origins }),
        'PATCH /api/site': (_, __, body) => {
          origins = (body as { origins: string[] }).origins
          return makeSite({ origins })
        },
      },
    )
    const field = screen.getByLabelText<HTMLTextAreaElement>('Origins')
    const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save the origins' }))
    fireEvent.input(field, { target: { value: 'shop.example' } })
    save()
    expect(await screen.findByText(/^“shop.example” is not/)).toBeTruthy()
    fireEvent.input(field, { target: { value: `${SHOP}/\n` } })
    save()
    await waitFor(() => expect(screen.queryByText(/^No origin is listed yet/)).toBeNull())
    const sent = calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
    expect(sent).toEqual([{ origins: [SHOP] }])
    expect(field.value).toBe(SHOP)
    await waitFor(() =>
      expect(document.querySelector('output.unseen')?.textContent).toBe(
        'New: Pages may send answers now.',
      ),
    )
  })
})

describe('a check', () => {
  async function begin(first: Partial<Install> = {}) {
    const view = await openInstall(first)
    fireEvent.click(screen.getByRole('button', { name: 'Start the check' }))
    const field = await screen.findByLabelText<HTMLInputElement>('Page of the shop')
    return { ...view, field }
  }
  const link = () => screen.queryByRole('link', { name: 'Open the page in a new tab' })

  it('gives the address of a page to open, and takes the focus there', async () => {
    const { field } = await begin()
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(link()?.getAttribute('href')).toBe(`${SHOP}/#${FRAGMENT}`)
    expect(link()?.getAttribute('target')).toBe('_blank')
    expect(link()?.getAttribute('rel')).toBe('noopener')
    expect(screen.getByText('Nothing heard yet.')).toBeTruthy()
  })

  it.each([
    [' https://a.example/p?x=1#top ', `https://a.example/p?x=1#${FRAGMENT}`],
    ['http://localhost:8080', `http://localhost:8080/#${FRAGMENT}`],
    ['shop.example', undefined],
    ['javascript:alert(1)', undefined],
    ['', undefined],
  ])('of the page %j opens %j', async (page, address) => {
    const { field } = await begin({ origins: [] })
    fireEvent.input(field, { target: { value: page } })
    await waitFor(() => expect(link()?.getAttribute('href')).toBe(address))
    const wrong = address === undefined && page !== ''
    expect(field.getAttribute('aria-invalid')).toBe(wrong ? 'true' : null)
  })

  it('says why it could not begin', async () => {
    await openInstall({}, { 'POST /api/install/check': () => problem(503, 'busy') })
    fireEvent.click(screen.getByRole('button', { name: 'Start the check' }))
    expect((await screen.findByRole('alert')).textContent).toContain('The server is busy')
  })

  it('keeps its link when the page is opened again, in this tab only', async () => {
    const { unmount } = await begin()
    unmount()
    const until = (
      JSON.parse(sessionStorage.getItem('wayfelt.check') ?? '') as { expiresAt: number }
    ).expiresAt
    await openInstall({ checkingUntil: until })
    expect(link()?.getAttribute('href')).toContain(FRAGMENT)
    expect(document.activeElement).toBe(document.body)
  })

  it('that another tab began says so', async () => {
    await openInstall({ checkingUntil: Date.now() + MINUTE })
    expect(screen.getByText(/its link is in the tab where it was started/)).toBeTruthy()
    expect(link()).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Start a new check' }))
    await waitFor(() => expect(link()?.getAttribute('href')).toContain(FRAGMENT))
  })
})

describe('while a check runs', () => {
  it('the page looks every three seconds, and tells what is new', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { now } = await openInstall({ checkingUntil: Date.now() + MINUTE })
    expect(polls()).toBe(1)
    await vi.advanceTimersByTimeAsync(CHECK_POLL_MS + 100)
    expect(polls()).toBe(2)
    now({ findings: [makeFinding({ kind: 'paused' }), makeFinding({ kind: 'no_survey' })] })
    await vi.advanceTimersByTimeAsync(CHECK_POLL_MS)
    const news = [...document.querySelectorAll('output')].map(({ textContent }) => textContent)
    expect(news).toContain(
      'New: The site is paused: it asks nothing and accepts no answers. New: No survey is live, so there is nothing to ask.',
    )
    expect(screen.queryByText('Nothing heard yet.')).toBeNull()
  })

  it('looks at nothing while it is hidden, and at once when it is seen again', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    await openInstall({ checkingUntil: Date.now() + MINUTE })
    await vi.advanceTimersByTimeAsync(5 * CHECK_POLL_MS)
    expect(polls()).toBe(1)
    hidden.mockRestore()
    document.dispatchEvent(new Event('visibilitychange'))
    expect(polls()).toBe(2)
  })

  it('looks once more at its end, and never after', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { now } = await openInstall({ checkingUntil: Date.now() + 2 * CHECK_POLL_MS })
    await vi.advanceTimersByTimeAsync(CHECK_POLL_MS + 100)
    now({ checkingUntil: null })
    await vi.advanceTimersByTimeAsync(CHECK_POLL_MS)
    expect(await screen.findByRole('button', { name: 'Start the check' })).toBeTruthy()
    const last = polls()
    await vi.advanceTimersByTimeAsync(10 * CHECK_POLL_MS)
    expect(polls()).toBe(last)
  })

  it('ends by this clock, too, when the server’s is behind', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await openInstall({ checkingUntil: Date.now() + 2 * CHECK_POLL_MS })
    await vi.advanceTimersByTimeAsync(4 * CHECK_POLL_MS)
    const last = polls()
    await vi.advanceTimersByTimeAsync(10 * CHECK_POLL_MS)
    expect(polls()).toBe(last)
  })

  it('keeps what it shows when a look fails', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const install = makeInstall({
      checkingUntil: Date.now() + MINUTE,
      findings: [makeFinding({ kind: 'paused' })],
    })
    await openInstall(
      {},
      {
        'GET /api/install': () => (polls() > 1 ? problem(500, 'internal') : install),
      },
    )
    await vi.advanceTimersByTimeAsync(2 * CHECK_POLL_MS)
    expect(polls()).toBeGreaterThan(1)
    expect(screen.getByText(/^The site is paused/)).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('nothing is asked when none runs', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await openInstall()
    await vi.advanceTimersByTimeAsync(10 * CHECK_POLL_MS)
    expect(polls()).toBe(1)
  })
})

describe('a finding', () => {
  const found = async (finding: Partial<Finding>, install: Partial<Install> = {}) => {
    await openInstall({ findings: [makeFinding(finding)], ...install })
    return document.querySelector('.finding') as HTMLElement
  }
  const host = location.origin

  it.each<[Partial<Finding>, string[]]>([
    [{ kind: 'loaded' }, ['The widget runs', `${SHOP}/koszyk`]],
    [{ kind: 'wrong_key', detail: 'wf_pk_old' }, ['It uses wf_pk_old', SITE_KEY]],
    [
      { kind: 'csp_blocked', detail: 'connect-src https://x.example' },
      [`connect-src ${host};`, 'Blocked: connect-src https://x.example'],
    ],
    [{ kind: 'csp_blocked', detail: 'script-src-elem https://x.example' }, [`script-src ${host};`]],
    [{ kind: 'csp_blocked', detail: '' }, [`script-src ${host};\nconnect-src ${host};`]],
    [{ kind: 'storage_blocked' }, ['visitors may be asked again', 'allow-same-origin']],
    [{ kind: 'paused', detail: '' }, ['The site is paused', 'Resume']],
    [{ kind: 'no_survey', detail: '' }, ['No survey is live', 'Set a survey live']],
    [{ kind: 'origin_not_allowed', origin: null }, ['The browser named no origin']],
    [{ kind: 'origin_not_allowed', origin: 'null' }, ['The browser named no origin']],
    [{ kind: 'origin_not_allowed' }, ['It is allowed now']],
  ])('%j says what mends it', async (finding, words) => {
    const { textContent } = await found(finding)
    for (const each of words) expect(textContent).toContain(each)
  })

  it('about one directive does not offer the other', async () => {
    const item = await found({ kind: 'csp_blocked', detail: 'connect-src https://x.example' })
    expect(item.querySelector('.snippet code')?.textContent).not.toContain('script-src')
  })

  it('about the key leads to the keys when there is no other', async () => {
    const item = await found({ kind: 'wrong_key', detail: 'wf_pk_old' }, { key: null })
    const keys = within(item).getByRole('link', { name: 'Keys' })
    expect(keys.getAttribute('href')).toBe('/settings/keys')
  })

  it('about an origin adds it to the list as it is now', async () => {
    const origin = 'https://nowy.example'
    let { origins } = makeSite()
    await openInstall(
      {},
      {
        'GET /api/install': () =>
          makeInstall({ origins, findings: [makeFinding({ kind: 'origin_not_allowed', origin })] }),
        'GET /api/site': () => makeSite({ origins: ['https://meanwhile.example'] }),
        'PATCH /api/site': (_, __, body) => {
          ;({ origins } = body as { origins: string[] })
          return makeSite({ origins })
        },
      },
    )
    fireEvent.click(screen.getByRole('button', { name: `Allow ${origin}` }))
    expect(await screen.findByText(/^It is allowed now/)).toBeTruthy()
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({
      origins: ['https://meanwhile.example', origin],
    })
  })

  it('about an origin says why it could not be added', async () => {
    const finding = makeFinding({ kind: 'origin_not_allowed', origin: 'https://nowy.example' })
    await openInstall({ findings: [finding] }, { 'GET /api/site': () => problem(403, 'forbidden') })
    fireEvent.click(screen.getByRole('button', { name: /^Allow/ }))
    expect((await screen.findByRole('alert')).textContent).toContain('ask an owner')
  })

  it('is past once the same shop has loaded without a fault', async () => {
    const at = Date.now()
    await openInstall({
      findings: [
        makeFinding({ at }),
        makeFinding({ kind: 'csp_blocked', at: at - MINUTE, detail: '' }),
        makeFinding({ kind: 'paused', at: at - MINUTE, origin: 'https://b.example' }),
      ],
    })
    const items = [...document.querySelectorAll('.finding')]
    expect(items.map((item) => item.textContent.includes('Fixed since'))).toEqual([
      false,
      true,
      false,
    ])
    expect(items[1]?.querySelector('.snippet')).toBeNull()
  })

  it('is text, whatever a page writes into it', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const findings = (['wrong_key', 'csp_blocked', 'origin_not_allowed', 'loaded'] as const).map(
      (kind, index) => makeFinding({ kind, origin: evil, detail: evil, at: 9 - index }),
    )
    const testAnswers = [{ id: 'a', at: 1, survey: evil, score: null, comment: evil, origin: evil }]
    await openInstall({ findings, testAnswers, surveys: [{ id: evil, name: evil }] })
    expect(document.querySelectorAll('img')).toHaveLength(0)
    expect(document.body.textContent).toContain(`It uses ${evil}`)
    expect(screen.queryByRole('button', { name: /^Allow/ })).toBeNull()
    const fixes = [...document.querySelectorAll('.finding .snippet code')]
    for (const { textContent } of fixes) expect(textContent).not.toContain('img')
  })
})

describe('test answers', () => {
  it('show up as they come, are announced, and are counted nowhere', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { now } = await openInstall({ checkingUntil: Date.now() + MINUTE })
    expect(screen.getByText('No test answer yet.')).toBeTruthy()
    const answer = { at: Date.now(), survey: 'order-csat', score: 4, origin: SHOP }
    now({ testAnswers: [{ id: 'a', comment: 'działa', ...answer }] })
    await vi.advanceTimersByTimeAsync(CHECK_POLL_MS + 100)
    const table = screen.getByRole('table')
    expect(table.querySelector('caption')?.textContent).toBe('Test answers, counted nowhere')
    expect(within(table).getAllByRole('row')[1]?.textContent).toBe(`nowPo zamówieniu4działa${SHOP}`)
    expect(screen.getByText('New: A test answer has come.')).toBeTruthy()
    expect(headline()).toMatch(/is connected/)
  })

  it('cannot come while no survey is live', async () => {
    await openInstall({ surveys: [] })
    expect(screen.getByText(/^No survey is live yet/)).toBeTruthy()
  })
})

it('the install page is for those who may change the site', async () => {
  await open('/settings/install', { session: () => makeSession({ permissions: ['audit:read'] }) })
  expect(await screen.findByText('You are not allowed to do this here; ask an owner.')).toBeTruthy()
  expect(polls()).toBe(0)
})
