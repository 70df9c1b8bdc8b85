import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { preload } from '#dashboard/app.tsx'
import { offline } from '#dashboard/kit/api/checked-fetch.ts'
import { clearResources } from '#dashboard/kit/loading/resource.ts'
import { passkeyHint } from '#dashboard/kit/session/passkey-hint.ts'
import {
  calls,
  callsTo,
  done,
  type FakeApi,
  open,
  openJourney,
  problem,
} from '#test/dashboard/support/app.tsx'
import { FULL_API } from '#test/dashboard/support/every-page.ts'
import { makeSession, OTHER_KEY } from '#test/dashboard/support/fixtures.ts'

const never = () => new Promise(() => undefined)
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const [own, other] = makeSession().sites

afterEach(() => {
  passkeyHint.value = false
  sessionStorage.clear()
  vi.restoreAllMocks()
})

describe('the menu of a person', () => {
  it.each([
    ['Marta Kowalska', 'MK'],
    ['Anna Maria de Nowak', 'AN'],
    [' łucja ', 'Ł'],
    ['', ''],
  ])('shows the initials of %j', async (name, initials) => {
    const user = { id: 'u', email: 'u@x.example', name }
    await openJourney('/', { session: () => makeSession({ user }) })
    const shown = await waitFor(() => {
      const box = document.querySelector('.initials')
      if (!screen.queryByText('u@x.example')) throw new Error('no person yet')
      return box
    })
    expect(shown?.textContent).toBe(initials)
    expect(shown?.getAttribute('aria-hidden')).toBe('true')
  })

  it('is a menu before anybody is known, without an account', async () => {
    await open('/', { session: never })
    expect(document.querySelector('.person-name')?.textContent).toBe('Menu')
    expect(screen.queryByRole('link', { name: 'Account' })).toBeNull()
    expect(document.querySelector('.site.bone')?.getAttribute('aria-hidden')).toBe('true')
  })

  it('has the language and the theme of this browser chosen', async () => {
    await openJourney('/', {}, 'pl')
    const [language, theme] = [...document.querySelectorAll('.preferences select')]
    expect((language as HTMLSelectElement).value).toBe('pl')
    expect((theme as HTMLSelectElement).value).toBe('system')
    const labels = [...document.querySelectorAll('.preferences .field-label')]
    expect(labels.map((one) => one.textContent)).toEqual(['Język', 'Wygląd'])
  })

  it('signs out even where the server cannot be reached, and forgets who it was', async () => {
    let name = 'Marta Kowalska'
    await openJourney('/', {
      signOut: () => problem(500, 'internal'),
      session: () => (name === '' ? never() : makeSession()),
    })
    press('Sign out')
    expect(await screen.findByText('You are signed out')).toBeTruthy()
    expect(location.pathname).toBe('/sign-in')
    name = ''
    history.pushState(null, '', '/account')
    dispatchEvent(new PopStateEvent('popstate'))
    await waitFor(() => expect(document.querySelector('.rail')).not.toBeNull())
    await waitFor(() => expect(callsTo('/account/sessions')).toHaveLength(1))
    expect(document.body.textContent).not.toContain('Marta Kowalska')
  })
})

describe('what opens under a button', () => {
  const closed = () => vi.spyOn(HTMLElement.prototype, 'hidePopover').mockReturnValue(undefined)
  it.each([
    ['Account', 'Sign out all others'],
    ['New site', 'Create site'],
  ])('closes when its link is taken: %s', async (name, shown) => {
    await openJourney('/', FULL_API)
    const spy = closed()
    fireEvent.click(screen.getByRole('link', { name }))
    expect(spy).toHaveBeenCalledTimes(1)
    expect(await screen.findByRole('button', { name: shown })).toBeTruthy()
  })

  it('closes when another site was chosen, and not when it was refused', async () => {
    let refuses = true
    await openJourney('/', {
      'PUT /api/session/site': () => (refuses ? problem(500, 'internal') : never()),
    })
    const spy = closed()
    press(/Druga Półka/)
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(spy).not.toHaveBeenCalled()
    refuses = false
    press(/Druga Półka/)
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  it('closes after another site is there', async () => {
    await openJourney('/', { 'PUT /api/session/site': () => done() })
    const spy = closed()
    press(/Druga Półka/)
    await waitFor(() => expect(spy).toHaveBeenCalledTimes(1))
    await screen.findByText(/is where it turns/)
  })

  it('is told by a caret at its button', async () => {
    await openJourney()
    const buttons = document.querySelectorAll('.rail [popovertarget]')
    expect([...buttons].map((one) => one.querySelectorAll('svg').length)).toEqual([1, 1])
    const names = [...document.querySelectorAll('.rail dialog')].map(
      (one) => one.ariaLabel ?? one.getAttribute('aria-label'),
    )
    expect(names).toEqual(['Site', 'Menu'])
  })
})

describe('the sites of a person', () => {
  it('are told with the role in each, and which one is on screen', async () => {
    await openJourney()
    const buttons = [...document.querySelectorAll('.rail .menu button')]
    expect(buttons.map((one) => [one.textContent, one.getAttribute('aria-pressed')])).toEqual([
      ['Zielony Sklepowner', 'true'],
      ['Druga Półkaviewer', 'false'],
    ])
  })

  it('are a menu for whoever may make another, even of one', async () => {
    await openJourney('/', { session: () => makeSession({ sites: own ? [own] : [] }) })
    expect(await screen.findByRole('link', { name: 'New site' })).toBeTruthy()
    expect(document.querySelector('.site-only')).toBeNull()
  })

  it('are chosen from where the one before was taken away, even the last of them', async () => {
    const lost = makeSession({
      site: null,
      role: null,
      permissions: [],
      sites: other ? [other] : [],
    })
    await open('/', { session: () => lost, 'PUT /api/session/site': () => done() })
    expect(await screen.findByText('Which site do you want to see?')).toBeTruthy()
    expect(document.querySelector('.rail .site')?.textContent).toBe('')
    await waitFor(() => expect(document.title).toBe('Wayfelt'))
    press(/Druga Półka/)
    await waitFor(() => expect(calls.some(({ method }) => method === 'PUT')).toBe(true))
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ key: OTHER_KEY })
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('a page without a network', () => {
  it.each([
    ['of a member', '/'],
    ['of a guest', '/shared#slug'],
  ])('says so: %s', async (_, path) => {
    await open(path, FULL_API)
    await screen.findByRole('button', { name: 'Show older' }, { timeout: 10_000 })
    const [told] = document.querySelectorAll('main output.offline')
    expect(told?.textContent).toBe('')
    offline.value = true
    await waitFor(() => expect(told?.textContent).toMatch(/\w/))
  })
})

describe('the suggestion of a passkey', () => {
  it('is over on the page where one is added, also after it', async () => {
    passkeyHint.value = true
    await openJourney('/', FULL_API)
    const hint = () => screen.queryByText(/You signed in with a link/)
    expect(hint()).not.toBeNull()
    fireEvent.click(screen.getByRole('link', { name: 'Add a passkey' }))
    await waitFor(() => expect(hint()).toBeNull())
    fireEvent.click(screen.getByRole('link', { name: 'Journey' }))
    await screen.findByText(/is where it turns/)
    expect(hint()).toBeNull()
  })
})

describe('addresses', () => {
  it.each([
    ['/sign-in/x', 'There is no such page'],
    ['/accounts', 'There is no such page'],
    ['/sharedx', 'There is no such page'],
    ['/shared/a/b#slug', 'There is no such page'],
  ])('that are almost those of a page are none: %s', async (path, words) => {
    await open(path, FULL_API)
    expect(await screen.findByText(words)).toBeTruthy()
  })

  it('of what the reader may not do say so under the name of the dashboard', async () => {
    document.title = ''
    await open('/sites/new', { ...FULL_API, session: () => makeSession({ permissions: [] }) })
    const head = await screen.findByRole('heading', { level: 1 })
    expect(head.textContent).toBe('You are not allowed to do this here; ask an owner.')
    await waitFor(() => expect(document.title).toBe('Wayfelt'))
  })

  it('of pages without a shell are busy until their code is there', async () => {
    const { container } = await open('/sign-in', FULL_API)
    expect(container.querySelector('main')?.getAttribute('aria-busy')).toBe('true')
    await screen.findByText('You are signed out')
    expect(container.querySelector('main')?.getAttribute('aria-busy')).toBeNull()
  })

  it('that are none can be fetched early all the same', () => {
    expect(() => preload('/nope')).not.toThrow()
  })
})

describe('a page that crashes', () => {
  it('says so, and is shown again on demand', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined)
    let broken = true
    const api: FakeApi = {
      ...FULL_API,
      'GET /api/shares': () => ({ shares: broken ? [null] : [] }),
    }
    await open('/settings/shares', api)
    expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
    const retry = await screen.findByRole('button', { name: 'Try again' })
    expect(document.querySelector('main.plain-page')?.contains(retry)).toBe(true)
    expect(retry.getAttribute('type')).toBe('button')
    broken = false
    clearResources()
    fireEvent.click(retry)
    expect(await screen.findByText('No active share links.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })
})
