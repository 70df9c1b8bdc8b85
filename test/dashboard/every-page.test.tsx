import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import {
  makeEntry,
  makePublishable,
  makeSecret,
  makeShare,
  makeSharedView,
} from '#test/dashboard/support/access.ts'
import { done, type FakeApi, open, page, problem } from '#test/dashboard/support/app.tsx'
import { makeAnswer, makeSite } from '#test/dashboard/support/fixtures.ts'
import { knowsPasskeys } from '#test/dashboard/support/passkeys.ts'
import {
  makeBrowser,
  makeInvitation,
  makePasskey,
  makePerson,
  makeViewer,
} from '#test/dashboard/support/people.ts'

const SHOP = 'https://zielony.example'
const api: FakeApi = {
  answers: () => page([makeAnswer({ lang: 'en', choices: ['late'] }), makeAnswer()], 'older'),
  'GET /api/site': () => makeSite(),
  'GET /api/users': () => ({ users: [makePerson(), makeViewer()] }),
  'GET /api/invitations': () => ({ invitations: [makeInvitation()] }),
  'GET /api/keys': () => ({
    keys: [makePublishable(), makeSecret(), makeSecret({ id: 'old', revokedAt: 1 })],
  }),
  'GET /api/signing-keys': () => ({ keys: [{ id: 'sig1', createdAt: 0, revokedAt: null }] }),
  'GET /api/shares': () => ({ shares: [makeShare(), makeShare({ id: 'b', revokedAt: 1 })] }),
  'GET /api/privacy/erasures': () => ({
    erasures: [
      { id: 'e', kind: 'order', state: 'running', scanned: 1, erased: 0, total: 9, createdAt: 1 },
    ],
  }),
  'GET /api/audit': () => ({ entries: [makeEntry()], next: 'older' }),
  'GET /api/install': () => ({
    key: 'wf_pk_demo1',
    origins: [SHOP],
    surveys: [{ id: 'order-csat', name: 'Po zamówieniu' }],
    findings: [{ kind: 'loaded', at: 1, origin: SHOP, detail: SHOP }],
    checkingUntil: 2,
    testAnswers: [{ id: 'a', at: 1, survey: 'x', score: 4, comment: null, origin: null }],
    firstAnswerAt: 1,
  }),
  'GET /api/account/passkeys': () => ({ passkeys: [makePasskey()] }),
  'GET /api/account/sessions': () => ({
    sessions: [makeBrowser({ id: 'here', current: true }), makeBrowser()],
  }),
  'GET /api/sign-in': () => ({ mail: true, access: true }),
  'POST /api/sign-in/access': () => problem(401, 'unauthenticated'),
  'POST /api/shared/open': () => done(),
  'GET /api/shared': () => makeSharedView({ comments: true }),
}

/** The pages, each with something that it shows once it is there. */
const PAGES: [path: string, shown: string | RegExp][] = [
  ['/?stage=delivery&channel=locker', 'Show older'],
  ['/?view=table', 'Show older'],
  ['/settings/site', 'Save changes'],
  ['/settings/team', 'Invite somebody'],
  ['/settings/keys', 'New secret key'],
  ['/settings/shares', 'New share link'],
  ['/settings/privacy', 'Continue'],
  ['/settings/audit', 'Show older'],
  ['/settings/install', 'Begin a new check'],
  ['/sites/new', 'Make the site'],
  ['/account', 'Add a passkey'],
  ['/sign-in', 'Mail me a link'],
  ['/set-up#token', 'Set up'],
  ['/shared#slug', 'Show older'],
]

async function openFully([path, shown]: (typeof PAGES)[number]): Promise<void> {
  knowsPasskeys()
  await open(path, api)
  await screen.findByRole('button', { name: shown }, { timeout: 10_000 })
  // Forms that are folded away belong to the page, too.
  for (const button of document.querySelectorAll('.maker [aria-expanded=false]'))
    fireEvent.click(button)
  await waitFor(() => expect(document.querySelector('.maker [aria-expanded=false]')).toBeNull())
}

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
const nameOf = (element: Element) =>
  element.getAttribute('aria-label') ?? element.textContent.trim()
const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'popovertarget']

/** What every page keeps to, and the elements that would break it. */
const RULES: Record<string, () => Element[]> = {
  'a button says whether it sends its form': () => all('button:not([type])'),
  'a button has a name': () => all('button, a[href]').filter((one) => nameOf(one) === ''),
  'a drawing is no word': () => all('svg:not([aria-hidden=true])'),
  'a drawing has a size of its own': () => all('svg:not([viewBox])'),
  'a field has a label': () =>
    all('input, select, textarea').filter(
      (one) =>
        !one.getAttribute('aria-label') &&
        !all('label').some(
          (label) => label.contains(one) || (one.id && label.getAttribute('for') === one.id),
        ),
    ),
  'what an element refers to is there': () =>
    REFERENCES.flatMap((name) =>
      all(`[${name}]`).filter((one) =>
        (one.getAttribute(name) ?? '').split(' ').some((id) => !document.getElementById(id)),
      ),
    ),
  'an id is there once': () => all('[id]').filter(({ id }) => all(`[id="${id}"]`).length > 1),
  'a link to a new tab keeps this one to itself': () => all('a[target=_blank]:not([rel=noopener])'),
  'a table has a caption': () =>
    all('table').filter((one) => !one.querySelector('caption')?.textContent),
  'a cell of headings says what it heads': () => all('th:not([scope])'),
  'a dialog, a list of pages and a set of fields has a name': () =>
    all('dialog, nav, fieldset, [role=tablist], progress').filter(
      (one) =>
        !one.getAttribute('aria-label') &&
        !one.getAttribute('aria-labelledby') &&
        !one.querySelector('legend')?.textContent,
    ),
  'a part with a heading is named by it': () => all('section.section:not([aria-labelledby])'),
  'a form tells what is wrong in the words of the page': () => all('form:not([novalidate])'),
  'an instant can be read by programs, and in full by people': () =>
    all('time').filter((one) => !one.getAttribute('datetime') || !one.title),
  'a bone is no word': () => all('.bone').filter((one) => one.textContent !== ''),
}

afterEach(() => {
  sessionStorage.clear()
  history.replaceState(null, '', '/')
})

describe('every page', () => {
  it.each(PAGES)('keeps the rules of the house: %s', async (...entry) => {
    await openFully(entry)
    const broken = Object.entries(RULES).flatMap(([rule, find]) =>
      find().map((one) => `${rule}: ${one.outerHTML.slice(0, 120)}`),
    )
    expect(broken).toEqual([])
    expect(all('h1')).toHaveLength(1)
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
    [9, 'A new site – Wayfelt'],
    [10, 'Account – Wayfelt'],
    [11, 'Sign in – Wayfelt'],
    [12, 'Set up – Wayfelt'],
    [13, 'Zakupy w sklepie – Wayfelt'],
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
