import { fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { SecretOnce } from '#dashboard/kit/forms/secret-once.tsx'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { type FakeApi, open, openJourney, problem } from '#test/dashboard/support/app.tsx'
import { openFully, PAGES } from '#test/dashboard/support/every-page.ts'
import { makeCurve, makeInstall, makeList } from '#test/dashboard/support/fixtures.ts'
import { brokenRules } from '#test/dashboard/support/rules.ts'

const before: FakeApi = { 'GET /api/install': () => makeInstall() }
const unanswered = () => makeList({ answered: null })
const without = () => ({ ...unanswered(), journeys: [] })
const nothing = () => makeCurve({ n: 0, headline: { type: 'few' } }, [])

afterEach(() => {
  sessionStorage.clear()
  history.replaceState(null, '', '/')
})

describe('every page', () => {
  it.each(PAGES)('keeps the rules of the house: %s', async (...entry) => {
    await openFully(entry)
    expect(brokenRules()).toEqual([])
    expect(document.querySelectorAll('h1')).toHaveLength(1)
  })

  it.each<[string, string, FakeApi, string | RegExp]>([
    ['without its data', '/', { journeys: () => problem(500, 'internal') }, 'Try again'],
    ['whose part failed', '/?stage=help', { answers: () => problem(503, 'busy') }, 'Try again'],
    ['of settings that failed', '/settings/site', {}, 'Try again'],
    ['with nothing in its filters', '/?segment=b2b', { curve: nothing }, 'Last 90 days'],
    ['with one filter', '/?channel=chat', {}, 'Remove filter: Chat'],
    ['before its first answer', '/', { ...before, journeys: unanswered }, 'Save the origins'],
    ['without a journey', '/', { ...before, journeys: without }, 'Use this map'],
  ])('keeps them in other states, too: %s', async (...row) => {
    const [, path, api, button] = row
    await open(path, api)
    await screen.findAllByRole('button', { name: button })
    expect(brokenRules()).toEqual([])
  })

  it('keeps them in what lies over it', async () => {
    await openJourney()
    fireEvent.keyDown(document.body, { key: '?' })
    await screen.findByRole('dialog', { name: 'Keys' })
    fireEvent.click(screen.getByRole('button', { name: 'How this is counted' }))
    await screen.findByRole('dialog', { name: 'How this is counted' })
    expect(brokenRules()).toEqual([])
  })

  it('keeps them in parts that are seen rarely', async () => {
    const nobody = () => undefined
    render(
      <>
        <SecretOnce title="Key" secret="wf_sk_1" onDone={nobody} />
        <ConfirmDialog
          title="Remove?"
          action="Remove"
          typed="Jan"
          onConfirm={nobody}
          onClose={nobody}
        >
          <p>It is gone then.</p>
        </ConfirmDialog>
        <LazyPart name="lost" load={() => Promise.reject(new Error('lost'))} waiting={null}>
          {() => null}
        </LazyPart>
      </>,
    )
    await screen.findByRole('button', { name: 'Reload the page' })
    expect(brokenRules()).toEqual([])
  })

  it.each<[number, string]>([
    [0, 'Zakupy w sklepie – Wayfelt'],
    [2, 'Site – Wayfelt'],
    [3, 'Team – Wayfelt'],
    [4, 'Keys – Wayfelt'],
    [5, 'Share links – Wayfelt'],
    [6, 'Privacy – Wayfelt'],
    [7, 'Audit log – Wayfelt'],
    [8, 'Install – Wayfelt'],
    [9, 'New site – Wayfelt'],
    [10, 'Account – Wayfelt'],
    [11, 'Sign in – Wayfelt'],
    [12, 'Set up – Wayfelt'],
    [13, 'Zakupy w sklepie – Wayfelt'],
    [14, 'Held answers – Wayfelt'],
    [19, 'Channels – Wayfelt'],
  ])('has its own title in the tab: %i is “%s”', async (index, title) => {
    document.title = ''
    await openFully(PAGES[index] ?? ['/', ''])
    await waitFor(() => expect(document.title).toBe(title))
  })

  it('lets the keyboard skip to what it is about', async () => {
    await openFully(['/', 'Show older'])
    const skip = screen.getByText('Skip to content')
    expect(skip.getAttribute('href')).toBe('#content')
    const content = document.querySelector<HTMLElement>('main#content')
    expect(content?.tabIndex).toBe(-1)
    expect(skip.compareDocumentPosition(content ?? skip)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    const brand = screen.getByRole('link', { name: 'Wayfelt' })
    expect(brand.getAttribute('href')).toBe('/')
  })
})
