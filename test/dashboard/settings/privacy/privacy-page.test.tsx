import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Erasure, Subject, SubjectExport } from '#contract/privacy.ts'
import type { SiteSettings } from '#contract/site/settings.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { t } from '#dashboard/features/settings/privacy/words.ts'
import { maskComment } from '#worker/domain/privacy/mask.ts'
import { calls, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import {
  makeAnswer,
  makeSession,
  makeSite,
  NOTHING_HELD,
} from '#test/dashboard/support/fixtures.ts'

type Privacy = SiteSettings['privacy']
const BEGUN = Date.parse('2026-11-21T12:00:00Z')

function makeErasure(overrides: Partial<Erasure> = {}): Erasure {
  return {
    id: 'erasure-1',
    kind: 'order',
    state: 'done',
    scanned: 1204,
    erased: 3,
    total: 1204,
    createdAt: BEGUN,
    finishedAt: BEGUN + 2000,
    ...overrides,
  }
}

function makeCopy(overrides: Partial<SubjectExport> = {}, answers = [makeAnswer()]): SubjectExport {
  return {
    answers: answers.map((answer) => ({
      ...answer,
      respondent: 'c-1042',
      orderRef: 'ORD-7',
      customerRef: null,
      reference: 'verified',
      shownAt: null,
      names: {
        journey: 'Zakupy',
        stage: 'Dostawa',
        touchpoint: 'Automat paczkowy',
        survey: 'Odbiór',
      },
      receivedAt: answer.answeredAt,
    })),
    held: NOTHING_HELD,
    scanned: 1204,
    next: null,
    ...overrides,
  }
}

/** The page with its settings and its list on it. */
async function openPrivacy(api: FakeApi = {}, locale: Locale = 'en') {
  let site = makeSite()
  const view = await open(
    '/settings/privacy',
    {
      'GET /api/site': () => site,
      'PATCH /api/site': (_, __, body) => {
        const { privacy } = body as { privacy: Partial<Privacy> }
        site = makeSite({ privacy: { ...site.privacy, ...privacy } })
        return site
      },
      'GET /api/privacy/erasures': () => ({ erasures: [] }),
      ...api,
    },
    locale,
  )
  await waitFor(() => {
    if (view.container.querySelector('.bones') || !view.container.querySelector('form'))
      throw new Error('no form yet')
  })
  return view
}

const button = (name: string) => screen.getByRole('button', { name })
const click = (name: string) => fireEvent.click(button(name))
function write(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
}
function choose(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}
/** What was sent to a path. */
function sent(path: string): unknown[] {
  const posts = calls.filter(({ method }) => method !== 'GET')
  return posts.filter(({ url }) => url.pathname === path).map(({ body }) => body)
}

/** Erasing as the API does it: `steps` calls, then it is done. */
function eraser(steps: number): FakeApi {
  let taken = 0
  return {
    'POST /api/privacy/erasures': () => {
      taken += 1
      const running = taken < steps
      return makeErasure({
        state: running ? 'running' : 'done',
        scanned: Math.min(1204, 400 * taken),
        erased: running ? 1 : 3,
        finishedAt: running ? null : BEGUN + 2000,
      })
    },
  }
}

/** Types a value and the same once more into the dialog. */
async function erase(value: string): Promise<void> {
  click('Erase…')
  fireEvent.input(await screen.findByLabelText(`Type “${value}” to confirm`), { target: { value } })
  await waitFor(() => expect(button('Erase for good').getAttribute('aria-disabled')).toBe('false'))
  click('Erase for good')
}

afterEach(() => vi.restoreAllMocks())

describe('the privacy page', () => {
  it.each<[Locale, Privacy['retentionMonths'], string]>([
    ['en', 24, 'Zielony Sklep keeps what people wrote for 2 years.'],
    ['en', 3, 'Zielony Sklep keeps what people wrote for 3 months.'],
    ['en', null, 'Zielony Sklep keeps what people wrote until you erase it.'],
    ['pl', 12, 'Zielony Sklep przechowuje wypowiedzi klientów przez 1 rok.'],
    ['pl', 60, 'Zielony Sklep przechowuje wypowiedzi klientów przez 5 lat.'],
    ['ru', 36, 'Zielony Sklep хранит то, что написали покупатели, 3 года.'],
    ['ru', 6, 'Zielony Sklep хранит то, что написали покупатели, 6 месяцев.'],
  ])('opens in %s with how long words are kept (%s months)', async (locale, months, words) => {
    const privacy = { ...makeSite().privacy, retentionMonths: months }
    await openPrivacy({ 'GET /api/site': () => makeSite({ privacy }) }, locale)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(words)
  })

  it('sends nothing but the setting that changed', async () => {
    await openPrivacy()
    fireEvent.click(screen.getByRole('switch', { name: 'Mask comments' }))
    click('Save changes')
    expect(await screen.findByText('Saved')).toBeTruthy()
    choose('Keep for', '')
    click('Save changes')
    await waitFor(() => expect(sent('/api/site')).toHaveLength(2))
    expect(sent('/api/site')).toEqual([
      { privacy: { maskComments: false } },
      { privacy: { retentionMonths: null } },
    ])
  })

  it('warns before a shorter time, and saves it only once that is confirmed', async () => {
    await openPrivacy()
    choose('Keep for', '6')
    expect(await screen.findByText(/everything older than 6 months is forgotten/)).toBeTruthy()
    click('Save changes')
    expect(await screen.findByText('Forget everything older than 6 months?')).toBeTruthy()
    click('Cancel')
    expect(sent('/api/site')).toEqual([])
    click('Save changes')
    fireEvent.click(await screen.findByRole('button', { name: 'Save and forget' }))
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(sent('/api/site')).toEqual([{ privacy: { retentionMonths: 6 } }])
    await waitFor(() => expect(screen.queryByText(/forgotten from the next hour/)).toBeNull())
  })

  it('does not warn before a longer time', async () => {
    await openPrivacy()
    choose('Keep for', '60')
    click('Save changes')
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(sent('/api/site')).toEqual([{ privacy: { retentionMonths: 60 } }])
  })

  it.each<Locale>(['en', 'pl', 'ru'])('shows in %s what masking really does', async (locale) => {
    await openPrivacy({}, locale)
    expect(maskComment(t('privacy.mask.example')).text).toBe(t('privacy.mask.masked'))
    expect(screen.getByText(t('privacy.mask.masked'))).toBeTruthy()
  })

  it('leaves the settings out for those who may not change the site', async () => {
    const session = () => makeSession({ permissions: ['privacy:manage'] })
    await openPrivacy({ session })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      'A person may ask what Zielony Sklep holds about them, and to be forgotten.',
    )
    expect(screen.queryByLabelText('Keep for')).toBeNull()
    expect(calls.map(({ url }) => url.pathname)).not.toContain('/api/site')
  })

  it('serves requests of people even when the settings cannot be loaded', async () => {
    await openPrivacy({ 'GET /api/site': () => problem(500, 'internal') })
    expect(screen.getByRole('alert').textContent).toContain('This page could not be loaded')
    expect(button('Show what is held')).toBeTruthy()
  })
})

describe('whom a request is about', () => {
  it.each<[Subject['kind'], string, string]>([
    ['email', 'E-mail address', '  '],
    ['email', 'E-mail address', 'anna'],
    ['order', 'Order number', 'x'.repeat(257)],
  ])('by %s in %j cannot be %j, which is said at the field', async (kind, label, value) => {
    await openPrivacy()
    choose('Find by', kind)
    write(label, value)
    for (const name of ['Show what is held', 'Erase…']) {
      click(name)
      const field = screen.getByLabelText(label)
      await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
      await waitFor(() => expect(document.activeElement).toBe(field))
      write(label, value)
    }
    expect(sent('/api/privacy/export')).toEqual([])
    expect(sent('/api/privacy/erasures')).toEqual([])
  })

  it('is said at the field when only the API knows better', async () => {
    const fields = [{ field: 'subject.value', reason: 'must be an e-mail address' }]
    const refusal = () => Response.json({ code: 'invalid', fields }, { status: 422 })
    await openPrivacy({
      'POST /api/privacy/export': refusal,
      'POST /api/privacy/erasures': refusal,
    })
    write('E-mail address', 'a@b')
    click('Show what is held')
    expect(await screen.findByText('Enter an address like anna@shop.example.')).toBeTruthy()
    write('E-mail address', 'a@c')
    await erase('a@c')
    await waitFor(() => expect(screen.queryByText('Forget this person?')).toBeNull())
    expect(screen.getByText('Enter an address like anna@shop.example.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText('E-mail address'))
  })
})

describe('what is held about a person', () => {
  it('is collected page by page, shown, and handed over as a file', async () => {
    const pages = [
      makeCopy({ next: 'c1' }, [makeAnswer({ comment: '<b>pierwsza</b>' })]),
      makeCopy({}, [makeAnswer({ score: null, comment: null }), makeAnswer()]),
    ]
    const files: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      files.push(file as Blob)
      return 'blob:1'
    })
    let name = ''
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      name = this.download
    })
    await openPrivacy({ 'POST /api/privacy/export': () => pages.shift() })
    choose('Find by', 'order')
    write('Order number', ' ORD-7 ')
    click('Show what is held')
    expect(await screen.findByText('3 answers are held about this person.')).toBeTruthy()
    const subject = { kind: 'order', value: 'ORD-7' }
    expect(sent('/api/privacy/export')).toEqual([{ subject }, { subject, cursor: 'c1' }])
    expect(screen.getByText('<b>pierwsza</b>')).toBeTruthy()
    click('Download as JSON')
    expect(name).toMatch(/^wayfelt-person-\d{4}-\d\d-\d\d\.json$/)
    const file = JSON.parse((await files[0]?.text()) ?? '') as {
      subject: Subject
      answers: { orderRef: string }[]
    }
    expect(file.subject).toEqual(subject)
    expect(file.answers.map(({ orderRef }) => orderRef)).toEqual(['ORD-7', 'ORD-7', 'ORD-7'])
  })

  it('is on screen in part only when it is much', async () => {
    const many = Array.from({ length: 23 }, () => makeAnswer())
    await openPrivacy({ 'POST /api/privacy/export': () => makeCopy({}, many) })
    write('E-mail address', 'anna@poczta.example')
    click('Show what is held')
    const table = await screen.findByRole('table')
    expect(within(table).getAllByRole('row')).toHaveLength(1 + 10)
    expect(screen.getByText(/^13 more are in the file/)).toBeTruthy()
  })

  it('may be nothing', async () => {
    await openPrivacy({ 'POST /api/privacy/export': () => makeCopy({}, []) })
    write('E-mail address', 'anna@poczta.example')
    click('Show what is held')
    expect(await screen.findByText('Nothing is held about this person.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Download as JSON' })).toBeNull()
  })

  it('goes on where it stopped, by the reader’s hand or a failure', async () => {
    let answer: () => unknown = () => makeCopy({ next: 'c1' })
    const wait = () => new Promise(() => undefined)
    await openPrivacy({
      'POST /api/privacy/export': (_, __, body) =>
        (body as { cursor?: string }).cursor === undefined ? makeCopy({ next: 'c1' }) : answer(),
    })
    answer = wait
    write('E-mail address', 'anna@poczta.example')
    click('Show what is held')
    expect(await screen.findByText('Looked at 1,204 answers so far; found: 1.')).toBeTruthy()
    click('Stop')
    answer = () => problem(503, 'busy')
    fireEvent.click(await screen.findByRole('button', { name: 'Continue' }))
    expect(await screen.findByText(/^The search stopped\./)).toBeTruthy()
    answer = () => makeCopy()
    click('Continue')
    expect(await screen.findByText('2 answers are held about this person.')).toBeTruthy()
    expect(
      sent('/api/privacy/export').filter((body) => !Object.hasOwn(Object(body), 'cursor')),
    ).toHaveLength(1)
  })

  it('leaves the screen as soon as somebody else is typed', async () => {
    await openPrivacy({ 'POST /api/privacy/export': () => makeCopy() })
    write('E-mail address', 'anna@poczta.example')
    click('Show what is held')
    await screen.findByText('1 answer is held about this person.')
    write('E-mail address', 'ewa@poczta.example')
    await waitFor(() =>
      expect(screen.queryByText('1 answer is held about this person.')).toBeNull(),
    )
  })
})

describe('erasing a person', () => {
  it('wants the value again, goes on until it is done, and forgets who it was', async () => {
    await openPrivacy(eraser(3))
    choose('Find by', 'order')
    write('Order number', ' ORD-7 ')
    click('Erase…')
    const dialog = (await screen.findByText('Forget this person?')).closest('dialog')
    expect(dialog?.textContent).toContain('Files that were downloaded or exported before')
    click('Erase for good')
    expect(sent('/api/privacy/erasures')).toEqual([])
    fireEvent.click(within(dialog ?? document.body).getByRole('button', { name: 'Cancel' }))
    await erase('ORD-7')
    expect(await screen.findByText('Done: 3 answers no longer tell who gave them.')).toBeTruthy()
    expect(sent('/api/privacy/erasures')).toEqual([
      { subject: { kind: 'order', value: 'ORD-7' } },
      { id: 'erasure-1' },
      { id: 'erasure-1' },
    ])
    expect(screen.queryByText('Forget this person?')).toBeNull()
    expect(screen.getByLabelText<HTMLInputElement>('Order number').value).toBe('')
    expect(document.body.textContent).not.toContain('ORD-7')
  })

  it('shows how far it is', async () => {
    await openPrivacy({
      'POST /api/privacy/erasures': (_, __, body) =>
        'subject' in (body as object)
          ? makeErasure({ state: 'running', scanned: 301, finishedAt: null })
          : new Promise(() => undefined),
    })
    choose('Find by', 'order')
    write('Order number', 'ORD-7')
    await erase('ORD-7')
    const bar = await screen.findByLabelText<HTMLProgressElement>('Answers looked at')
    expect([bar.value, bar.max]).toEqual([301, 1204])
    expect(screen.getByText('301 of 1,204 looked at')).toBeTruthy()
    expect(screen.getByText(/^Erasing has started/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull()
  })

  it('stays in the dialog when it cannot begin', async () => {
    await openPrivacy({ 'POST /api/privacy/erasures': () => problem(500, 'internal') })
    write('E-mail address', 'anna@poczta.example')
    await erase('anna@poczta.example')
    expect((await screen.findByRole('alert')).textContent).toContain('Something failed')
    expect(screen.getByText('Forget this person?')).toBeTruthy()
  })

  it('can go on after a failure', async () => {
    let broken = true
    const steps = eraser(3)['POST /api/privacy/erasures']
    await openPrivacy({
      'POST /api/privacy/erasures': (url, request, body) =>
        broken && 'id' in (body as object) ? problem(503, 'busy') : steps?.(url, request, body),
    })
    write('E-mail address', 'anna@poczta.example')
    await erase('anna@poczta.example')
    expect(await screen.findByText(/^It stopped here\. The server is busy/)).toBeTruthy()
    broken = false
    click('Continue')
    expect(await screen.findByText(/^Done: 3 answers/)).toBeTruthy()
  })

  it('that was left is taken up again from the list', async () => {
    const running = makeErasure({ state: 'running', scanned: 301, finishedAt: null })
    await openPrivacy({
      ...eraser(2),
      'GET /api/privacy/erasures': () => ({ erasures: [running] }),
    })
    expect(await screen.findByText('It continues by itself.')).toBeTruthy()
    expect(sent('/api/privacy/erasures')).toEqual([])
    click('Continue')
    expect(await screen.findByText(/^Done: 3 answers/)).toBeTruthy()
    expect(sent('/api/privacy/erasures')).toEqual([{ id: 'erasure-1' }, { id: 'erasure-1' }])
  })

  it('is not called again once the page is left', async () => {
    const { promise, resolve } = Promise.withResolvers<Erasure>()
    const running = makeErasure({ state: 'running', finishedAt: null })
    const view = await openPrivacy({
      'GET /api/privacy/erasures': () => ({ erasures: [running] }),
      'POST /api/privacy/erasures': () =>
        sent('/api/privacy/erasures').length > 1 ? new Promise(() => undefined) : promise,
    })
    click('Continue')
    await waitFor(() => expect(sent('/api/privacy/erasures')).toHaveLength(1))
    view.unmount()
    resolve(running)
    await new Promise((wake) => setTimeout(wake))
    expect(sent('/api/privacy/erasures')).toHaveLength(1)
  })
})

describe('past erasures', () => {
  it('tell how many and when, never who', async () => {
    const createdAt = Date.now() - 90_000
    const erasures = [
      makeErasure({ createdAt }),
      makeErasure({ createdAt, id: 'erasure-0', kind: 'email', erased: 0 }),
    ]
    await openPrivacy({ 'GET /api/privacy/erasures': () => ({ erasures }) })
    const rows = screen.getAllByRole('row').map((row) => row.textContent)
    expect(rows).toEqual([
      'Found byWhenAnswers erasedState',
      'Order1 min ago3Done',
      'E-mail1 min ago0Done',
    ])
  })

  it('may be none', async () => {
    await openPrivacy()
    expect(await screen.findByText('No erasures yet.')).toBeTruthy()
  })

  it('fail without taking the page along', async () => {
    let broken = true
    await openPrivacy({
      'GET /api/privacy/erasures': () =>
        broken ? problem(500, 'internal') : { erasures: [makeErasure()] },
    })
    broken = false
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('table')).toBeTruthy()
    expect(screen.getByLabelText('Keep for')).toBeTruthy()
  })
})
