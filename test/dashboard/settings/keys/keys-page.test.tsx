import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { KeyItem } from '#contract/site/keys.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { curlExample } from '#dashboard/features/settings/keys/keys.ts'
import { calls, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { DAY_MS, makePublishable, makeSecret } from '#test/dashboard/support/access.ts'
import liquid from '../../../../docs/snippets/sign-token.liquid?raw'
// oxlint-disable-next-line import/default
import node from '../../../../docs/snippets/sign-token.mjs?raw'
import php from '../../../../docs/snippets/sign-token.php?raw'

const SECRET = `wf_sk_${'x'.repeat(49)}`

/** A site whose keys are made and revoked as the API does it. */
function keyApi(first: KeyItem[] = [makePublishable(), makeSecret()]): FakeApi {
  let keys = first
  let signing = [{ id: 'sig1', createdAt: 0, revokedAt: null as number | null }]
  const revoke = (url: URL) => {
    const id = url.pathname.split('/').at(-1)
    const revokedAt = Date.now()
    keys = keys.map((key) => (key.id === id ? { ...key, revokedAt } : key))
    signing = signing.map((key) => (key.id === id ? { ...key, revokedAt } : key))
    return done()
  }
  return {
    'GET /api/keys': () => ({ keys }),
    'GET /api/signing-keys': () => ({ keys: signing }),
    'POST /api/keys': (_, __, body) => {
      const { kind, name } = body as KeyItem
      const made = kind === 'secret' ? makeSecret : makePublishable
      const key = made({ id: 'new', name, createdAt: Date.now() })
      keys = [key, ...keys]
      return Response.json({ key, plain: SECRET }, { status: 201 })
    },
    'POST /api/signing-keys': () => {
      const key = { id: 'sig2', createdAt: Date.now(), revokedAt: null }
      signing = [key, ...signing]
      return Response.json({ key, secret: 'wf_sig_once' }, { status: 201 })
    },
    'DELETE /api/keys/shop': revoke,
    'DELETE /api/keys/crm': revoke,
    'DELETE /api/signing-keys/sig1': revoke,
  }
}

async function openKeys(api: FakeApi = keyApi(), locale: Locale = 'en') {
  const view = await open('/settings/keys', api, locale)
  await waitFor(() => {
    if (!view.container.querySelector('.section')) throw new Error('no keys yet')
  })
  return view
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent
const row = (name: string | RegExp) =>
  screen.getByRole('rowheader', { name }).closest('tr') ?? document.body
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const sent = () =>
  calls
    .filter(({ method }) => method !== 'GET')
    .map(({ method, url, body }) => ({
      call: `${method} ${url.pathname}`,
      body,
    }))

function write(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
}

describe('the keys page', () => {
  const ending = () => makeSecret({ expiresAt: Date.now() + 5.4 * DAY_MS })
  it.each<[Locale, () => KeyItem[], string]>([
    ['en', () => [makePublishable(), makeSecret()], '2 active keys'],
    ['pl', () => [makePublishable(), makeSecret()], '2 aktywne klucze'],
    ['ru', () => [makePublishable(), makeSecret()], '2 активных ключа'],
    ['en', () => [makePublishable(), ending()], '“CRM” stops working in 5 days.'],
    ['pl', () => [makePublishable(), ending()], 'Klucz „CRM” przestanie działać za 5 dni.'],
    [
      'en',
      () => [makePublishable({ revokedAt: 1 }), makeSecret()],
      'No active publishable key: the shop’s pages cannot send answers.',
    ],
  ])('opens in %s with the sentence that matters', async (locale, keys, words) => {
    await openKeys(keyApi(keys()), locale)
    expect(heading()).toBe(words)
  })

  it('shows what is known of a publishable key: itself, its last day of use, its end', async () => {
    const usedAt = Date.parse('2026-11-14T12:00:00Z')
    await openKeys(keyApi([makePublishable({ usedAt })]))
    const cells = within(row(/^Shop/)).getAllByRole('cell')
    expect(cells.map((cell) => cell.textContent)).toEqual([
      'wf_pk_demo1Copy',
      'Marta',
      '14 Nov 2026',
      'never',
      'Revoke',
    ])
  })

  it('marks the newest publishable key that works: the snippet carries it', async () => {
    const old = makePublishable({ id: 'old', name: 'Old shop', createdAt: 1 })
    const gone = makePublishable({ id: 'gone', name: 'Gone', createdAt: 9, revokedAt: 10 })
    const newest = makePublishable({ createdAt: 5 })
    await openKeys(keyApi([gone, newest, old]))
    expect(screen.getByText('in the snippet').closest('th')?.textContent).toMatch(/^Shop/)
    expect(screen.getAllByText('in the snippet')).toHaveLength(1)
  })

  it('shows of a secret key its end and what it may do, and its use no finer than it is noted', async () => {
    const used = makeSecret({
      scopes: ['figures:read', 'comments:read'],
      usedAt: Date.now() - 20 * 60_000,
    })
    await openKeys(keyApi([makePublishable(), used]))
    expect(row(/^CRM/).textContent).toContain('CRM …zASn')
    expect(row(/^CRM/).textContent).toContain('Read figures, read comments')
    expect(row(/^CRM/).textContent).toContain('within the hour')
  })

  it('folds away what works no longer, and says since when', async () => {
    const { container } = await openKeys(
      keyApi([
        makePublishable(),
        makeSecret({ revokedAt: Date.parse('2026-11-20T12:00:00Z') }),
        makeSecret({ id: 'b', name: 'Tableau', expiresAt: Date.parse('2026-11-18T12:00:00Z') }),
      ]),
    )
    const fold = [...container.querySelectorAll('details')].at(-1)
    expect(fold?.open).toBe(false)
    expect(fold?.querySelector('summary')?.textContent).toBe('2 no longer working')
    const rows = [...(fold?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent)
    expect(rows).toEqual([
      'CRMsecret…zASnrevoked on 20 Nov 2026',
      'Tableausecret…zASnexpired on 18 Nov 2026',
    ])
  })
})

describe('a new key', () => {
  it('that is publishable works at once, and takes the focus', async () => {
    await openKeys()
    press('New publishable key')
    write('Name', ' Mobile app ')
    press('Create key')
    const told = await screen.findByText('“Mobile app” is active.')
    await waitFor(() => expect(document.activeElement).toBe(told))
    expect(await screen.findByRole('rowheader', { name: /^Mobile app/ })).toBeTruthy()
    expect(sent()).toEqual([
      { call: 'POST /api/keys', body: { kind: 'publishable', name: 'Mobile app' } },
    ])
    expect(screen.queryByRole('button', { name: 'Create key' })).toBeNull()
  })

  it('that is secret has scopes and an end, and is shown once with a call to try', async () => {
    await openKeys()
    press('New secret key')
    write('Name', 'Reports')
    fireEvent.click(screen.getByLabelText('Read comments'))
    fireEvent.click(screen.getByLabelText('Read figures'))
    fireEvent.change(screen.getByLabelText('Works for'), { target: { value: '90' } })
    press('Create key')
    const box = await screen.findByRole('region', { name: 'Secret key “Reports”' })
    expect(within(box).getByText(SECRET)).toBeTruthy()
    expect(box.textContent).toContain(`curl '${location.origin}/api/journeys'`)
    expect(sent()[0]?.body).toEqual({
      kind: 'secret',
      name: 'Reports',
      scopes: ['figures:read', 'comments:read'],
      days: 90,
    })
    press('Done')
    await waitFor(() => expect(document.body.textContent).not.toContain(SECRET))
  })

  it('says what is wrong, and sends nothing', async () => {
    await openKeys()
    press('New secret key')
    press('Create key')
    expect(await screen.findByText('Fill this in.')).toBeTruthy()
    expect(screen.getByText('Tick at least one.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText('Name'))
    expect(sent()).toEqual([])
  })

  it('that the API refuses stays in its form, with the reason', async () => {
    await openKeys({ ...keyApi(), 'POST /api/keys': () => problem(403, 'forbidden') })
    press('New publishable key')
    write('Name', 'App')
    press('Create key')
    expect(await screen.findByText(/You are not allowed to do this here/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('App')
  })

  it('is tried with a call that its scopes allow, and without the key in the shell’s history', () => {
    expect(curlExample(['audit:read'], 'https://w.example')).toBe(
      `curl 'https://w.example/api/audit?limit=10' \\\n  -H "Authorization: Bearer $WAYFELT_KEY"`,
    )
    expect(curlExample(['answers:write'], 'https://w.example')).toContain('?dry=1')
    expect(curlExample(['people:read'], 'https://w.example')).toBeNull()
  })
})

/** The dialog under this heading. */
async function question(title: string): Promise<HTMLElement> {
  return (await screen.findByText(title)).closest('dialog') ?? document.body
}

describe('revoking', () => {
  it.each<[name: string, call: string, warnings: RegExp[]]>([
    [
      'Shop',
      '/api/keys/shop',
      [/stop asking and sending answers/, /No other publishable key is active/],
    ],
    ['CRM', '/api/keys/crm', [/refused at once/, /Read figures/]],
    ['sig1', '/api/signing-keys/sig1', [/no longer trusted/]],
  ])('%s names what stops, and asks first', async (name, call, warnings) => {
    await openKeys()
    press(`Revoke ${name}`)
    const dialog = await question(`Revoke “${name}”?`)
    for (const warning of warnings) expect(dialog.textContent).toMatch(warning)
    expect(sent()).toEqual([])
    fireEvent.click(within(dialog).getByRole('button', { name: 'Revoke' }))
    const told = await screen.findByText(`“${name}” was revoked.`)
    await waitFor(() => expect(document.activeElement).toBe(told))
    expect(sent()).toEqual([{ call: `DELETE ${call}`, body: null }])
    await screen.findByText('1 no longer working')
    expect(screen.queryByRole('button', { name: `Revoke ${name}` })).toBeNull()
  })

  it('counts at once, whatever the clock of this browser says', async () => {
    const revokedAt = Date.now() + 60_000
    await openKeys(keyApi([makePublishable(), makeSecret({ revokedAt })]))
    expect(screen.getByText('1 no longer working')).toBeTruthy()
  })

  it('does not frighten where another publishable key works', async () => {
    await openKeys(keyApi([makePublishable(), makePublishable({ id: 'b', name: 'App' })]))
    press('Revoke Shop')
    const dialog = await question('Revoke “Shop”?')
    expect(dialog.textContent).not.toContain('No other publishable key is active')
  })

  it('that fails says why, and the key stays', async () => {
    await openKeys({ ...keyApi(), 'DELETE /api/keys/crm': () => problem(500, 'internal') })
    press('Revoke CRM')
    const dialog = await question('Revoke “CRM”?')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Revoke' }))
    expect((await screen.findByRole('alert')).textContent).toContain('Something failed')
    expect(screen.getByRole('button', { name: 'Revoke CRM' })).toBeTruthy()
  })
})

describe('signing keys', () => {
  it('show their secret once', async () => {
    await openKeys()
    press('New signing key')
    const box = await screen.findByRole('region', { name: 'Signing key sig2' })
    expect(within(box).getByText('wf_sig_once')).toBeTruthy()
    expect(await screen.findByRole('rowheader', { name: 'sig2' })).toBeTruthy()
    press('Done')
    await waitFor(() => expect(document.body.textContent).not.toContain('wf_sig_once'))
  })

  it('say why none could be made', async () => {
    await openKeys({ ...keyApi(), 'POST /api/signing-keys': () => problem(503, 'busy') })
    press('New signing key')
    expect((await screen.findByRole('alert')).textContent).toContain('busy for a moment')
  })

  it('come with the snippets of the docs, letter by letter, in tabs for the keyboard', async () => {
    await openKeys()
    const tabs = screen.getAllByRole('tab')
    expect(tabs.map((tab) => tab.textContent)).toEqual(['Node', 'PHP', 'Liquid (Shopify)'])
    const shown = () => screen.getByRole('tabpanel').querySelector('code')?.textContent
    expect(shown()).toBe(node.trim())
    fireEvent.keyDown(tabs[0] ?? document.body, { key: 'ArrowRight' })
    await waitFor(() => expect(shown()).toBe(php.trim()))
    expect(document.activeElement).toBe(tabs[1])
    fireEvent.keyDown(tabs[1] ?? document.body, { key: 'End' })
    await waitFor(() => expect(shown()).toBe(liquid.trim()))
    expect(tabs.map((tab) => tab.tabIndex)).toEqual([-1, -1, 0])
  })
})
