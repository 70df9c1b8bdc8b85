import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { ShareList } from '#contract/site/shares.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { makeShare } from '#test/dashboard/support/access.ts'
import { makeList } from '#test/dashboard/support/fixtures.ts'

const LINK = `https://wayfelt.example/shared#${'a'.repeat(43)}`

function shareApi(first: ShareList['shares'] = [makeShare()]): FakeApi {
  let shares = first
  return {
    'GET /api/shares': () => ({ shares }),
    'POST /api/shares': (_, __, body) => {
      const share = makeShare({ id: 'new', ...(body as object) })
      shares = [share, ...shares]
      return Response.json({ share, link: LINK }, { status: 201 })
    },
    'DELETE /api/shares/agency': () => {
      shares = shares.map((share) => ({ ...share, revokedAt: Date.now() }))
      return done()
    },
  }
}

async function openShares(api: FakeApi = shareApi(), locale: Locale = 'en') {
  const view = await open('/settings/shares', api, locale)
  await waitFor(() => {
    if (!view.container.querySelector('.maker')) throw new Error('no links yet')
  })
  return view
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const sent = () => calls.filter(({ method }) => method !== 'GET')
const cells = (name: string) => {
  const row = screen.getByRole('rowheader', { name }).closest('tr') ?? document.body
  return within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent)
}

describe('the page of share links', () => {
  it.each<[Locale, ShareList['shares'], string]>([
    ['en', [makeShare()], '1 active link'],
    ['pl', [makeShare(), makeShare({ id: 'b' })], '2 aktywne linki'],
    ['ru', [makeShare(), makeShare({ id: 'b' })], '2 активные ссылки'],
    ['en', [makeShare({ revokedAt: 1 })], 'No active share links.'],
  ])('opens in %s with the sentence that matters', async (locale, shares, words) => {
    await openShares(shareApi(shares), locale)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(words)
  })

  it('has nothing to share without a journey, and leads to where one begins', async () => {
    const journeys = () => ({ ...makeList({ answered: null }), journeys: [] })
    await open('/settings/shares', { ...shareApi([]), journeys })
    const begin = await screen.findByRole('link', { name: 'Start one' })
    expect(begin.getAttribute('href')).toBe('/')
    expect(screen.queryByRole('button', { name: 'New share link' })).toBeNull()
  })

  it('says what each link shows, and whether it works', async () => {
    const at = (day: string) => Date.parse(`${day}T12:00:00Z`)
    const createdAt = at('2026-11-01')
    const { container } = await openShares(
      shareApi([
        makeShare({ createdAt, expiresAt: at('2099-01-02') }),
        makeShare({ id: 'b', name: 'Board', createdAt, expiresAt: at('2026-11-08') }),
        makeShare({ id: 'c', name: 'Intern', createdAt, comments: true, revokedAt: createdAt }),
      ]),
    )
    expect(cells('Agency')).toEqual([
      'Zakupy w sklepiewithout comments',
      'Marta',
      '1 Nov 2026',
      'until 2 Jan 2099',
      'Revoke',
    ])
    expect(container.querySelector('details')?.open).toBe(false)
    expect(cells('Board').at(-1)).toBe('expired on 8 Nov 2026')
    expect(cells('Intern')).toEqual([
      'Zakupy w sklepiewith comments',
      'Marta',
      '1 Nov 2026',
      'revoked on 1 Nov 2026',
    ])
  })
})

describe('a new share link', () => {
  it('shows the only journey, keeps comments back, and ends after thirty days', async () => {
    await openShares()
    press('New share link')
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: ' Board ' } })
    press('Create link')
    const box = await screen.findByRole('region', { name: 'Link “Board”' })
    expect(within(box).getByText(LINK)).toBeTruthy()
    expect(sent().map(({ body }) => body)).toEqual([
      { name: 'Board', journeys: ['shopping'], comments: false, days: 30 },
    ])
    expect(await screen.findByRole('rowheader', { name: 'Board' })).toBeTruthy()
    press('Done')
    await waitFor(() => expect(document.body.textContent).not.toContain(LINK))
  })

  it('shows comments and other journeys when that is chosen, and says why they are off', async () => {
    const [first] = makeList().journeys
    const list = { ...makeList(), journeys: [first, { ...first, id: 'staff', name: 'Praca' }] }
    await openShares({ ...shareApi(), journeys: () => list })
    press('New share link')
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Board' } })
    press('Create link')
    expect(await screen.findByText('Tick at least one.')).toBeTruthy()
    expect(sent()).toEqual([])
    fireEvent.click(screen.getByLabelText('Praca'))
    const comments = screen.getByRole('switch', { name: 'Show what people wrote' })
    expect(screen.getByText(/customers write names, addresses/)).toBeTruthy()
    fireEvent.click(comments)
    fireEvent.change(screen.getByLabelText('Works for'), { target: { value: '7' } })
    press('Create link')
    await screen.findByText(LINK)
    expect(sent()[0]?.body).toEqual({
      name: 'Board',
      journeys: ['staff'],
      comments: true,
      days: 7,
    })
  })
})

describe('revoking a share link', () => {
  async function revoke() {
    press('Revoke Agency')
    const title = await screen.findByText('Revoke “Agency”?')
    const dialog = title.closest('dialog') ?? document.body
    expect(dialog.textContent).toContain('also for anybody who is looking at it now')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Revoke' }))
  }

  it('asks first, and folds the link away', async () => {
    await openShares()
    await revoke()
    expect(await screen.findByText('“Agency” was revoked.')).toBeTruthy()
    expect(await screen.findByText('1 no longer working')).toBeTruthy()
    expect(sent().map(({ method, url }) => method + url.pathname)).toEqual([
      'DELETE/api/shares/agency',
    ])
  })

  it('that fails says why, and the link stays', async () => {
    await openShares({ ...shareApi(), 'DELETE /api/shares/agency': () => problem(500, 'internal') })
    await revoke()
    expect((await screen.findByRole('alert')).textContent).toContain('Something failed')
    expect(screen.getByRole('button', { name: 'Revoke Agency' })).toBeTruthy()
  })
})
