import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { callsTo, open, problem } from '#test/dashboard/support/app.tsx'
import { FULL_API } from '#test/dashboard/support/every-page.ts'
import { makeSession } from '#test/dashboard/support/fixtures.ts'

const nav = () => screen.findByRole('navigation', { name: 'Settings' })

describe('the list of settings pages', () => {
  it('brings the page that is open into sight, and the next one, too', async () => {
    const shown: (string | null)[] = []
    vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (
      this: HTMLElement,
    ) {
      shown.push(this.textContent)
    })
    await open('/settings/audit', FULL_API)
    await waitFor(() => expect(shown).toEqual(['Audit log']))
    fireEvent.click(await screen.findByRole('link', { name: 'Team' }))
    await waitFor(() => expect(shown).toEqual(['Audit log', 'Team']))
    vi.restoreAllMocks()
  })

  it('has the pages that the reader may open, in their order', async () => {
    await open('/settings/audit', {
      ...FULL_API,
      session: () => makeSession({ permissions: ['audit:read', 'keys:manage'] }),
    })
    const links = [...(await nav()).querySelectorAll('a')]
    expect(
      links.map((link) => [link.getAttribute('href'), link.getAttribute('aria-current')]),
    ).toEqual([
      ['/settings/keys', null],
      ['/settings/audit', 'page'],
    ])
  })

  it('is empty for somebody who may open none, who is told whom to ask', async () => {
    await open('/settings', { ...FULL_API, session: () => makeSession({ permissions: [] }) })
    expect(
      await screen.findByText('You are not allowed to do this here; ask an owner.'),
    ).toBeTruthy()
    expect((await nav()).querySelectorAll('a')).toHaveLength(0)
    expect(location.pathname).toBe('/settings')
    await waitFor(() => expect(document.title).toBe('Wayfelt'))
  })

  it('leads to the first page in the place of the area, so that the way back does not end there', async () => {
    const before = history.length
    await open('/settings', FULL_API)
    await waitFor(() => expect(location.pathname).toBe('/settings/site'))
    expect(history.length).toBe(before + 1)
  })
})

describe('settings without a session', () => {
  it('say what failed as the heading of the page, and try again', async () => {
    let broken = true
    await open('/settings/team', {
      ...FULL_API,
      session: () => (broken ? problem(503, 'busy') : makeSession()),
    })
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(
      'This page could not be loaded',
    )
    expect(document.querySelector('.error-box')?.textContent).toContain('The server is busy')
    const before = callsTo('/api/session').length
    broken = false
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('2 people have access to Zielony Sklep.')).toBeTruthy()
    expect(callsTo('/api/session').length).toBe(before + 1)
  })

  it.each(['/settings/team', '/account', '/sites/new'])(
    'or without code yet keep the shape of the page: %s',
    async (path) => {
      const { container } = await open(path, {
        ...FULL_API,
        session: () => new Promise(() => undefined),
      })
      await waitFor(() => expect(container.querySelector('main .bones')).not.toBeNull())
      expect(container.querySelector('[role=alert]')).toBeNull()
    },
  )
})
