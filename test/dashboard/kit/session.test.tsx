import { act, render, screen, waitFor } from '@testing-library/preact'
import { LocationProvider } from 'preact-iso'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { type Resource, useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { homeAddress, journeyAddress, useGuest, visitOver } from '#dashboard/kit/session/guest.ts'
import { useOpenedLink } from '#dashboard/kit/session/opened-link.ts'
import { isForbidden, openPages } from '#dashboard/kit/session/pages.ts'
import { mayDo } from '#dashboard/kit/session/session.ts'
import { preferredTheme } from '#dashboard/kit/styles/theme.ts'
import '#test/dashboard/support/app.tsx'
import { makeSession } from '#test/dashboard/support/fixtures.ts'

beforeEach(() => setLocale('en'))
afterEach(() => history.replaceState(null, '', '/'))

describe('the pages of a reader', () => {
  const pages = [
    { path: '/account' },
    { path: '/keys', permission: 'keys:manage' as const },
    { path: '/audit', permission: 'audit:read' as const },
  ]
  const auditor = makeSession({ permissions: ['audit:read'] })

  it('are those for everybody and those that the reader may open', () => {
    expect(openPages(auditor, pages).map(({ path }) => path)).toEqual(['/account', '/audit'])
    expect(pages.map((page) => isForbidden(auditor, page))).toEqual([false, true, false])
  })

  it('are none while nobody knows who it is, and none of them is forbidden either', () => {
    expect(openPages(null, pages)).toEqual([])
    expect(pages.map((page) => isForbidden(null, page))).toEqual([false, false, false])
    expect(mayDo(null, 'audit:read')).toBe(false)
  })
})

describe('a guest', () => {
  /** What is remembered of a resource that a page has fetched. */
  function remembered(): string {
    function Page() {
      return <p>{useResource('mine', () => new Promise<string>(() => undefined)).data}</p>
    }
    const { container, unmount } = render(<Page />)
    const data = container.textContent
    unmount()
    return data
  }
  async function fetchMine() {
    function Page() {
      return <p>{useResource('mine', () => Promise.resolve('secret')).data}</p>
    }
    const { unmount } = render(<Page />)
    await screen.findByText('secret')
    unmount()
  }
  function Guest() {
    useGuest()
    return null
  }

  it('sees nothing of who was there before, nor leaves anything to who comes next', async () => {
    await fetchMine()
    expect(remembered()).toBe('secret')
    const { unmount } = render(<Guest />)
    expect(remembered()).toBe('')
    await fetchMine()
    unmount()
    expect(remembered()).toBe('')
  })

  it('has addresses of its own, and is gone with the page', () => {
    const addresses = () => [homeAddress(), journeyAddress('a b')]
    const { unmount } = render(<Guest />)
    expect(addresses()).toEqual(['/shared', '/shared/a%20b'])
    visitOver.value = true
    unmount()
    expect([asGuest.value, visitOver.value]).toEqual([false, false])
    expect(addresses()).toEqual(['/', '/journeys/a%20b'])
  })
})

describe('a one-time link', () => {
  it('is taken out of the address only while a page waits for it', async () => {
    function Page() {
      return <p>{useOpenedLink()?.token}</p>
    }
    history.replaceState({ kept: 1 }, '', '/sign-in#one')
    const { unmount, container } = render(<Page />)
    const token = () => container.textContent
    expect([token(), location.hash, history.state]).toEqual(['one', '', { kept: 1 }])
    const arrive = (fragment: string) =>
      act(() => {
        history.replaceState(null, '', `/sign-in${fragment}`)
        dispatchEvent(new Event('hashchange'))
      })
    await arrive('#two')
    await arrive('')
    expect(token()).toBe('two')
    unmount()
    await waitFor(async () => {
      await arrive('#three')
      expect(location.hash).toBe('#three')
    })
  })
})

describe('the colours at the first visit', () => {
  it('are the stored ones, or those of the system', () => {
    expect(preferredTheme()).toBe('system')
    for (const [stored, theme] of [
      ['dark', 'dark'],
      ['light', 'light'],
      ['pink', 'system'],
    ] as const) {
      localStorage.setItem('wayfelt.theme', stored)
      expect(preferredTheme()).toBe(theme)
    }
  })
})

describe('what a page shows of its data', () => {
  const busy = new ApiError({ status: 503, code: 'busy' })
  const over = new ApiError({ status: 401 })
  let refreshed = 0
  function show(state: Partial<Resource<string>>, part?: boolean) {
    const refresh = () => void (refreshed += 1)
    const resource = { data: null, stale: false, loading: false, error: null, refresh, ...state }
    const { container } = render(
      <LocationProvider>
        <Loaded resource={resource} {...(part === undefined ? {} : { part })}>
          {(data) => <p>{data}</p>}
        </Loaded>
      </LocationProvider>,
    )
    const bones = container.querySelector('.bones')
    return {
      bones,
      text: bones ? 'bones' : (container.querySelector('p:not([class])')?.textContent ?? ''),
      alert: container.querySelector('[role=alert]'),
    }
  }

  it('are bones, busy, with one sentence, until they are there', () => {
    const { bones, alert } = show({ loading: true })
    expect([bones?.getAttribute('aria-busy'), bones?.textContent]).toEqual([
      'true',
      'Loading the page…',
    ])
    expect(bones?.querySelectorAll('.bones-row')).toHaveLength(5)
    expect(alert).toBeNull()
    expect(show({ data: 'here' })).toMatchObject({ bones: null, text: 'here', alert: null })
  })

  it.each<[string, Partial<Resource<string>>, boolean | undefined, string, string]>([
    ['of a page', { error: busy }, undefined, 'H1', 'This page could not be loaded'],
    ['of a part', { error: busy }, true, 'P', 'This part could not be loaded'],
    ['over data', { error: busy, data: 'old' }, undefined, 'P', 'This page could not be loaded'],
  ])('is why they did not come, under a heading where there is no other: %s', (...row) => {
    const [, state, part, tag, title] = row
    const { bones, alert } = show(state, part)
    const heading = alert?.querySelector('.error-title')
    expect([heading?.tagName, heading?.textContent, bones]).toEqual([tag, title, null])
    expect(alert?.textContent).toContain('The server is busy for a moment. Try again.Code busy')
    expect(screen.queryByText('old') !== null).toBe(state.data === 'old')
    refreshed = 0
    screen.getByRole('button', { name: 'Try again' }).click()
    expect(refreshed).toBe(1)
  })

  it('leads to the sign-in page when the session is over, without a word', async () => {
    expect(show({ error: over })).toMatchObject({ bones: null, alert: null })
    await waitFor(() => expect(location.pathname).toBe('/sign-in'))
  })
})
