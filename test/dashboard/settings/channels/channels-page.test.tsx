import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import type { CodeItem } from '#contract/channels/codes.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { CODE_SURVEY, makeCodeItem } from '#test/dashboard/support/access.ts'
import { calls, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'

function codeApi(first: CodeItem[] = [makeCodeItem()], surveys = [CODE_SURVEY]): FakeApi {
  let codes = first
  return {
    'GET /api/codes': () => ({ codes, surveys, language: 'en' }),
    'GET /api/recipients': () => ({ lists: [], optOuts: 0 }),
    'POST /api/codes': (_, __, body) => {
      const code = makeCodeItem({ code: 'NEW00000', ...(body as object) })
      codes = [code, ...codes]
      return Response.json(code, { status: 201 })
    },
    'DELETE /api/codes/ABCD2345': () => {
      codes = codes.map((code) => ({ ...code, endedAt: 1 }))
      return done()
    },
    'GET /api/codes/ABCD2345/mail': ({ searchParams: query }) => ({
      lang: query.get('lang') ?? '',
      question: 'How?',
      html: '<table>block</table>',
      text: 'Very good: https://…',
      sms: `How? ${makeCodeItem().link}`,
    }),
  }
}

async function openChannels(api: FakeApi = codeApi(), locale: Locale = 'en') {
  await open('/settings/channels', api, locale)
  await waitFor(() => {
    if (!document.querySelector('.page-head')) throw new Error('no codes yet')
  })
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the page of channels', () => {
  it.each<[Locale, CodeItem[], string]>([
    ['en', [makeCodeItem()], '1 code in use'],
    ['pl', [makeCodeItem(), makeCodeItem({ code: 'B' })], '2 używane kody'],
    ['ru', [makeCodeItem(), makeCodeItem({ code: 'B' })], '2 действующих кода'],
    ['en', [makeCodeItem({ endedAt: 1 })], 'No codes yet.'],
  ])('opens in %s with the sentence that matters', async (locale, codes, words) => {
    await openChannels(codeApi(codes), locale)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(words)
  })

  it('has nothing to make before a survey is published', async () => {
    await openChannels(codeApi([], []))
    expect(screen.getByText(/no published survey yet/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'New code' })).toBeNull()
  })

  it('says when its codes could not be had', async () => {
    await open('/settings/channels', { 'GET /api/codes': () => problem(503, 'busy') })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })

  it('makes a code and shows at once how to use it', async () => {
    await openChannels()
    press('New code')
    fireEvent.input(screen.getByLabelText('Place'), { target: { value: ' Till 3 ' } })
    fireEvent.input(screen.getByLabelText(/after the thanks/), { target: { value: '3' } })
    press('Make code')
    const dialog = await screen.findByRole('dialog', { name: 'Till 3' })
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'Till 3',
      survey: 'checkout-csat',
      channel: 'store',
      kiosk: { reset: 3, idle: 45 },
    })
    expect(within(dialog).getByRole('img').getAttribute('aria-label')).toContain('/q/NEW00000')
  })

  it.each([
    [/after the thanks/, '1', 'from 2 to 60'],
    [/nobody touches it/, '9.5', 'from 10 to 600'],
    ['Place', ' ', 'Fill this in.'],
  ])('asks again for %s of %s', async (label, value, words) => {
    await openChannels()
    press('New code')
    fireEvent.input(screen.getByLabelText('Place'), { target: { value: 'Till' } })
    fireEvent.input(screen.getByLabelText(label), { target: { value } })
    press('Make code')
    expect(await screen.findByText(new RegExp(words))).toBeTruthy()
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([])
  })

  it('gives mail, message and kiosk what they need, in the language of the question', async () => {
    await openChannels()
    press('Use: Till 2, Warsaw')
    const dialog = await screen.findByRole('dialog', { name: 'Till 2, Warsaw' })
    fireEvent.click(within(dialog).getByRole('tab', { name: 'E-mail' }))
    expect(await within(dialog).findByText('<table>block</table>')).toBeTruthy()
    expect(within(dialog).getByText(/44 characters · 1 SMS/)).toBeTruthy()
    fireEvent.change(within(dialog).getByLabelText('Language'), { target: { value: 'pl' } })
    await waitFor(() => expect(calls.at(-1)?.url.search).toContain('lang=pl'))
    fireEvent.click(within(dialog).getByRole('tab', { name: 'Kiosk' }))
    expect(within(dialog).getByText(/ABCD2345\?kiosk=Till\+2%2C\+Warsaw/)).toBeTruthy()
  })

  it('prints a sheet of all codes in use, and takes it away afterwards', async () => {
    const print = vi.fn()
    vi.stubGlobal('print', print)
    await openChannels(codeApi([makeCodeItem(), makeCodeItem({ code: 'B2222222', endedAt: 1 })]))
    press('Print all')
    await waitFor(() => expect(print).toHaveBeenCalledOnce())
    expect(document.querySelectorAll('.print-sheet li')).toHaveLength(1)
    expect(document.querySelector('.print-sheet')?.textContent).toContain('How was your checkout?')
    dispatchEvent(new Event('afterprint'))
    await waitFor(() => expect(document.querySelector('.print-sheet')).toBeNull())
    vi.unstubAllGlobals()
  })

  it('ends a code after asking', async () => {
    await openChannels()
    press('End: Till 2, Warsaw')
    fireEvent.click(await screen.findByRole('button', { name: 'End' }))
    expect(await screen.findByText('“Till 2, Warsaw” has ended.')).toBeTruthy()
    expect(await screen.findByText('1 ended code')).toBeTruthy()
  })
})
