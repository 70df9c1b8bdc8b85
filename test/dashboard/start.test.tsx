import { screen, waitFor } from '@testing-library/preact'
import { render } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeFetch } from '#test/dashboard/support/app.tsx'
import { FULL_API } from '#test/dashboard/support/every-page.ts'

/** Loads the page as a browser does: its document, then its first script. */
async function start(path: string): Promise<HTMLElement> {
  history.pushState(null, '', path)
  const root = document.createElement('div')
  root.id = 'app'
  document.body.append(root)
  vi.resetModules()
  await import('#dashboard/main.tsx')
  return root
}

afterEach(() => {
  const root = document.getElementById('app')
  if (root) render(null, root)
  root?.remove()
  vi.doUnmock('#dashboard/features/settings/team/team-page.tsx')
  history.replaceState(null, '', '/')
  delete document.documentElement.dataset['theme']
})

describe('the dashboard', () => {
  it('starts with the language and the colours that this browser keeps', async () => {
    localStorage.setItem('wayfelt.language', 'pl')
    localStorage.setItem('wayfelt.theme', 'dark')
    fakeFetch(FULL_API)
    const root = await start('/')
    expect(document.documentElement.lang).toBe('pl')
    expect(document.documentElement.dataset['theme']).toBe('dark')
    await waitFor(() => expect(root.textContent).toContain('Przejdź do treści'))
  })

  it('starts at a page that is not there when the address cannot be read', async () => {
    fakeFetch(FULL_API)
    await start('/journeys/%E0%A4%A')
    expect(location.pathname).toBe('/not-found')
    expect(await screen.findByText('There is no such page')).toBeTruthy()
  })

  it('leaves an address alone that can be read', async () => {
    fakeFetch(FULL_API)
    await start('/journeys/%C5%BC')
    expect(location.pathname).toBe('/journeys/%C5%BC')
  })

  it('without a place in its document does nothing', async () => {
    vi.resetModules()
    await expect(import('#dashboard/main.tsx')).resolves.toBeTruthy()
    expect(document.querySelector('.shell')).toBeNull()
  })
})

describe('the code of a page', () => {
  /** Notes when the code of the team page is asked for. */
  function watch(): { asked: boolean } {
    const seen = { asked: false }
    vi.doMock('#dashboard/features/settings/team/team-page.tsx', async (original) => {
      seen.asked = true
      return await original<object>()
    })
    return seen
  }

  it('is fetched before anything else has answered', async () => {
    const seen = watch()
    const fetched = new Promise(() => undefined)
    fakeFetch({ ...FULL_API, session: () => fetched })
    await start('/settings/team')
    await waitFor(() => expect(seen.asked).toBe(true))
  })
})
