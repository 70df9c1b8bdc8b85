import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import {
  calls,
  done,
  open,
  openJourney,
  problem,
  type FakeApi,
} from '#test/dashboard/support/app.tsx'
import {
  ALL_PERMISSIONS,
  makeCurve,
  makeList,
  makeSession,
  makeSite,
  OTHER_KEY,
  SITE_KEY,
} from '#test/dashboard/support/fixtures.ts'

const viewer = () => makeSession({ role: 'viewer', permissions: ['figures:read'] })
const other = () => makeSession({ site: { key: OTHER_KEY, name: 'Druga Półka' } })

/** The site that the last call of this kind said it was for. */
function siteOf(method: string, end: string): string | null | undefined {
  return calls.findLast((call) => call.method === method && call.url.pathname.endsWith(end))?.site
}

describe('the rail', () => {
  it('leads to the journey, the inbox, the surveys, deliveries, improvements and the settings, and says where one is', async () => {
    await open('/settings/site', { 'GET /api/site': () => makeSite() })
    const nav = await screen.findByRole('navigation', { name: 'Main' })
    await within(nav).findByText('Settings')
    const here = () =>
      within(nav)
        .getAllByRole('link')
        .map((link) => [link.textContent, link.getAttribute('aria-current')])
    expect(here()).toEqual([
      ['Journey', null],
      ['Inbox', null],
      ['Surveys', null],
      ['Delivery', null],
      ['Improvements', null],
      ['Settings', 'page'],
    ])
    fireEvent.click(within(nav).getByText('Journey'))
    await screen.findByText(/is where it turns/)
    expect(here()).toEqual([
      ['Journey', 'page'],
      ['Inbox', null],
      ['Surveys', null],
      ['Delivery', null],
      ['Improvements', null],
      ['Settings', null],
    ])
  })

  it('shows no way to what the reader may not do', async () => {
    await openJourney('/', { session: viewer })
    expect(screen.getByRole('button', { name: 'Zielony Sklep' })).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Settings' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'New site' })).toBeNull()
  })

  it('leads to the first settings page that the reader may open', async () => {
    await openJourney('/', { session: () => makeSession({ permissions: ['audit:read'] }) })
    const link = await screen.findByRole('link', { name: 'Settings' })
    expect(link.getAttribute('href')).toBe('/settings/audit')
  })

  it('names the only site without a menu', async () => {
    const [site] = makeSession().sites
    await openJourney('/', { session: () => ({ ...viewer(), sites: site ? [site] : [] }) })
    expect((await screen.findByText('Zielony Sklep', { selector: '.site-only' })).tagName).toBe('P')
  })

  it('tells who is signed in, and leads to the account', async () => {
    await openJourney()
    expect(screen.getByText('marta@zielony.example')).toBeTruthy()
    expect(screen.getByText('MK')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Account' }).getAttribute('href')).toBe('/account')
  })
})

describe('every call', () => {
  it('says which site this tab shows, as soon as it is known', async () => {
    await openJourney()
    fireEvent.click(screen.getByRole('button', { name: /Last 7 days/ }))
    await waitFor(() => expect(siteOf('GET', '/curve')).toBe(SITE_KEY))
    expect(siteOf('GET', '/session')).toBeNull()
  })

  it('that is not allowed says whom to ask', async () => {
    await open('/', { curve: () => problem(403, 'forbidden') })
    const box = await screen.findByRole('alert')
    expect(box.textContent).toContain('You are not allowed to do this here; ask an owner.')
  })
})

describe('another site', () => {
  it('is chosen, and shown from the beginning with nothing of the first', async () => {
    let chosen = false
    await openJourney('/journeys/shopping?range=7d', {
      session: () => (chosen ? other() : makeSession()),
      'PUT /api/session/site': () => {
        chosen = true
        return done()
      },
      curve: () => makeCurve({ n: chosen ? 77 : 8979 }),
    })
    fireEvent.click(screen.getByRole('button', { name: /Druga Półka/ }))
    expect(await screen.findByText(/77 answers/)).toBeTruthy()
    expect(location.pathname + location.search).toBe('/')
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ key: OTHER_KEY })
    expect(siteOf('GET', '/curve')).toBe(OTHER_KEY)
    expect(await screen.findByText('Druga Półka', { selector: '.site-shown' })).toBeTruthy()
  })

  it('shows nothing of the first while its own is on its way', async () => {
    let chosen = false
    const { container } = await openJourney('/', {
      'PUT /api/session/site': () => {
        chosen = true
        return done()
      },
      journeys: () => (chosen ? new Promise(() => undefined) : makeList()),
    })
    fireEvent.click(screen.getByRole('button', { name: /Druga Półka/ }))
    await waitFor(() => expect(container.querySelector('.skeleton')).toBeTruthy())
    expect(container.querySelector('.loaded')).toBeNull()
  })

  it('that is refused says why, and the first stays', async () => {
    await openJourney('/?range=7d', {
      'PUT /api/session/site': () => problem(404, 'not_found', 'This is not one of your sites.'),
    })
    fireEvent.click(screen.getByRole('button', { name: /Druga Półka/ }))
    expect((await screen.findByRole('alert')).textContent).toBe('This is not one of your sites.')
    expect(location.search).toBe('?range=7d')
  })

  it('is missing: the page says whom to ask', async () => {
    const none = { site: null, role: null, permissions: [], sites: [] }
    await open('/', { session: () => makeSession(none), journeys: () => problem(403, 'forbidden') })
    expect(await screen.findByText('You are not on any site yet')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('is offered where the one before was taken away', async () => {
    const lost = makeSession({ site: null, role: null, permissions: [] })
    await open('/', { session: () => lost })
    expect(await screen.findByText('Which site do you want to see?')).toBeTruthy()
    expect(screen.getByRole('button', { name: /Druga Półka/ })).toBeTruthy()
  })
})

describe('a site that was switched in another tab', () => {
  /** Answers as the API does: refuses calls for a site that the session does not look at. */
  function session(): { api: FakeApi; switchTo: (key: string) => void } {
    let current = SITE_KEY
    const forSite =
      <T,>(answer: () => T) =>
      (_: URL, init: RequestInit) => {
        const asked = new Headers(init.headers).get('x-wayfelt-site')
        return asked !== null && asked !== current ? problem(409, 'site_changed') : answer()
      }
    return {
      switchTo: (key) => (current = key),
      api: {
        session: () => (current === SITE_KEY ? makeSession() : other()),
        curve: forSite(() => makeCurve({ n: current === SITE_KEY ? 8979 : 77 })),
        'GET /api/site': forSite(() => makeSite()),
        'PATCH /api/site': forSite(() => makeSite({ name: 'Nowa nazwa' })),
        'PUT /api/session/site': (_, __, body) => {
          current = (body as { key: string }).key
          return done()
        },
      },
    }
  }

  it('is followed, and said', async () => {
    const { api, switchTo } = session()
    await openJourney('/journeys/shopping', api)
    switchTo(OTHER_KEY)
    fireEvent.click(screen.getByRole('button', { name: /Last 7 days/ }))
    expect(
      await screen.findByText('You switched to Druga Półka in another tab, so this one did, too.'),
    ).toBeTruthy()
    expect(await screen.findByText(/77 answers/)).toBeTruthy()
    expect(location.pathname).toBe('/')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('does not take unsaved changes along: one goes back and saves them', async () => {
    const { api, switchTo } = session()
    await open('/settings/site', api)
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'Nowa nazwa' } })
    switchTo(OTHER_KEY)
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Go back to Zielony Sklep' }))
    await waitFor(() => expect(screen.queryByText(/Your unsaved changes belong/)).toBeNull())
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Nowa nazwa')
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
    expect(await screen.findByText('Saved')).toBeTruthy()
  })

  it('is followed at the price of the changes when the reader says so', async () => {
    const { api, switchTo } = session()
    await open('/settings/site', api)
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'Nowa nazwa' } })
    switchTo(OTHER_KEY)
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Discard changes and switch' }))
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Zielony Sklep'),
    )
    expect(siteOf('GET', '/api/site')).not.toBe(SITE_KEY)
  })
})

describe('a new site', () => {
  it('says why somebody whose address nobody has confirmed cannot make one', async () => {
    await open('/sites/new', { 'POST /api/sites': () => problem(403, 'forbidden') })
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'Druga Półka' } })
    fireEvent.click(screen.getByRole('button', { name: 'Create site' }))
    expect(await screen.findByText(/^Not saved\. Confirm your address first/)).toBeTruthy()
  })

  it('is made by an owner, and shown', async () => {
    await open('/sites/new', {
      'POST /api/sites': () => Response.json({ key: OTHER_KEY }, { status: 201 }),
      'PUT /api/session/site': () => done(),
    })
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: ' Druga Półka ' } })
    fireEvent.change(screen.getByLabelText('Time zone'), { target: { value: 'Europe/Warsaw' } })
    fireEvent.input(screen.getByLabelText('Origins'), {
      target: { value: 'https://polka.example/' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Create site' }))
    await waitFor(() => expect(location.pathname).toBe('/'))
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'Druga Półka',
      timezone: 'Europe/Warsaw',
      language: 'en',
      origins: ['https://polka.example'],
    })
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ key: OTHER_KEY })
  })

  it('is not offered to others', async () => {
    const permissions = ALL_PERMISSIONS.filter((name) => name !== 'team:manage')
    await open('/sites/new', { session: () => makeSession({ role: 'manager', permissions }) })
    expect(
      await screen.findByText('You are not allowed to do this here; ask an owner.'),
    ).toBeTruthy()
  })
})
