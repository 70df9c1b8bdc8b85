import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { open, problem } from '#test/dashboard/support/app.tsx'
import { makeRecovery } from '#test/dashboard/support/costs.ts'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'
import { makeTrials } from '#test/dashboard/support/trials.ts'

const ROUTE = 'GET /api/delivery/recovery'
const TRIALS = { 'GET /api/ask-trials': () => makeTrials(null) }

describe('after cases', () => {
  it.each<[Locale, RegExp]>([
    ['en', /10 of 12 who answered again feel better; 9 of 20 bought again in 90 days/],
    ['pl', /lepszy nastrój: 10 z 12.*kolejny zakup \(90 dni\): 9 z 20/],
    ['ru', /лучше у 10 из 12.*купили снова \(90 дней\): 9 из 20/],
  ])('opens in %s with what was said beside what was bought', async (locale, words) => {
    await open('/delivery/recovery', { [ROUTE]: () => makeRecovery() }, locale)
    await waitFor(() => {
      expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(words)
    })
    expect(document.body.textContent).not.toMatch(/recovered|odzyskan|вернувш/i)
  })

  const rate = (x: number, n: number) => ({ x, n, interval: { low: 0.3, high: 0.6 } })
  const few = { all: rate(1, 2), movedUp: rate(0, 1), notMovedUp: rate(0, 0), silent: rate(0, 1) }
  it.each([
    [
      'within the longest time of which enough are known',
      { in60: rate(27, 63), in90: rate(1, 2) },
      /27 of 63 .* in 60 days$/,
    ],
    [
      'of many rather than within longer',
      { in60: rate(27, 63), in90: rate(3, 5) },
      /27 of 63 .* in 60 days$/,
    ],
    [
      'within longer where neither are many',
      { in60: rate(9, 20), in90: rate(3, 5) },
      /3 of 5 .* in 90 days$/,
    ],
    [
      'of too few not at all',
      { in60: rate(1, 3), in90: rate(1, 2) },
      /too few are known to tell who bought again$/,
    ],
  ])('says who bought again %s', async (_, { in60, in90 }, words) => {
    const bought = [
      { days: 60 as const, ...few, all: in60 },
      { days: 90 as const, ...few, all: in90 },
    ]
    await open('/delivery/recovery', { [ROUTE]: () => makeRecovery({ bought }) })
    expect(await screen.findByRole('heading', { level: 1, name: words })).toBeTruthy()
  })

  it('keeps the silent and those not asked in sight', async () => {
    await open('/delivery/recovery', { [ROUTE]: () => makeRecovery() })
    expect(
      await screen.findByText(
        'Asked again: 17. Answered: 12. Silent: 5. Not asked on purpose: 3. Still to be asked: 0.',
      ),
    ).toBeTruthy()
  })

  it('tells moods of the same customers, and none of too few', async () => {
    await open('/delivery/recovery', { [ROUTE]: () => makeRecovery() })
    const pairs = (await screen.findByText('answered at the failure and after: 12')).closest('tr')
    expect(pairs?.textContent).toContain('−92')
    expect(pairs?.textContent).toContain('+75')
    const triples = screen.getByText('and before it, too: 4').closest('tr')
    expect(triples?.textContent).toContain('too few')
    expect(triples?.textContent).not.toMatch(/[+−]\d/)
  })

  it('tells shares with their intervals, times, costs and what waits', async () => {
    await open('/delivery/recovery', { [ROUTE]: () => makeRecovery() })
    const row = async (name: string) => (await screen.findByText(name)).closest('tr')?.textContent
    expect(await row('Feel better by a face or more, of those with both scores')).toMatch(
      /83% \(42% to 92%\) 10 \/ 12/,
    )
    expect(await row('The same of all asked, whatever the silent would say')).toContain(
      '50% to 90%',
    )
    expect(await row('the first contact')).toMatch(/5\.5 h.*9\.1 h.*10.*10/)
    expect(await row('the resolution')).toMatch(/2\.5 d/)
    expect(await row('PLN')).toMatch(/PLN\s10\.05.*PLN\s100\.45/)
    expect(await row('1 to 7 days ago')).toMatch(/2.*0/)
    expect(await row('7 days ago or more')).toMatch(/0.*1/)
  })

  it('sets the wait for a first contact beside what was said, as what goes together', async () => {
    await open('/delivery/recovery', { [ROUTE]: () => makeRecovery() })
    const table = await screen.findByRole('table', {
      name: /by open hours until the first contact/,
    })
    const rows = within(table).getAllByRole('row').slice(1)
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^within 1 h12.*\+63 \(\+40 to \+85\) few answers$/),
      expect.stringMatching(/^between 1 h and 4 h31.*\+48 \(\+30 to \+66\)$/),
      'between 4 h and 8 h4too few',
      expect.stringMatching(/^between 8 h and 24 h9.*−20 \(−60 to \+20\) few answers$/),
      'after more than 24 h0too few',
    ])
    const words = document.body.textContent ?? ''
    expect(words).toContain(
      'Half are contacted within 2.5 h (Kaplan–Meier; 48 contacted, 7 not yet',
    )
    expect(words).toContain('Contact within 1 h: +63 afterwards; between 8 h and 24 h: −20.')
    expect(words).toMatch(/goes with the score by more than chance.*H 9\.21, 2 df, p = 0\.01, 52/)
    expect(words).toContain('3 answers more came after a case without a contact')
    expect(words).toContain('12 + 31 + 4 + 9 + 0 + 3 = 59')
    expect(words).not.toMatch(/because of the wait|caused/)
  })

  it('says of the wait where there are too few, most are never contacted, or nobody is there', async () => {
    const few = { upTo: 60, n: 4, mean: null, interval: null }
    const response = {
      contacted: 3,
      notYet: 9,
      median: null,
      bands: [few],
      without: 0,
      least: 20,
      test: null,
    }
    await open('/delivery/recovery', { [ROUTE]: () => makeRecovery({ response }) })
    await screen.findByText(/Too few were contacted to say how long half wait/)
    expect(document.body.textContent).toContain('each needs 5')
    expect(document.body.textContent).toContain('Too few to test: it takes 20 answers')
    document.body.innerHTML = ''
    await open('/delivery/recovery', {
      [ROUTE]: () => makeRecovery({ response: { ...response, contacted: 6, test: null } }),
    })
    await screen.findByText(/Fewer than half are contacted within 60 days/)
    document.body.innerHTML = ''
    await open('/delivery/recovery', { [ROUTE]: () => makeRecovery({ response: null }) })
    await screen.findByText(/The desk has no opening hours/)
  })

  it('has a file of every table', async () => {
    const files = catchDownloads()
    await open('/delivery/recovery', { [ROUTE]: () => makeRecovery() })
    await screen.findByText('PLN')
    const buttons = screen.getAllByRole('button', { name: /^Save as CSV: / })
    expect(buttons).toHaveLength(document.querySelectorAll('table').length)
    for (const button of buttons) fireEvent.click(button)
    const heads = (await Promise.all(files.map(({ content }) => content.text()))).map(
      (file) => file.replace('\uFEFF', '').split('\r\n')[0],
    )
    expect(heads).toEqual([
      'customers,n,before,failure,after',
      expect.stringMatching(/^days,all_x,all_n,all_low,all_high,movedUp_x/),
      'up_to_open_hours,n,mean,low,high',
      'share,x,n,low,high',
      'until,median_hours,p90_hours,n,open',
      'currency,n,totalMinor,medianMinor',
      'days,open,waiting',
    ])
  })

  it('says where there is nothing, or too little, or that it failed', async () => {
    const none = { cases: 0, since: null }
    const first = await open('/delivery/recovery', { [ROUTE]: () => makeRecovery(none) })
    expect(await screen.findByText('No cases yet')).toBeTruthy()
    expect(document.querySelector('table')).toBeNull()
    first.unmount()
    const { rates } = makeRecovery()
    const few = { rates: { ...rates, rescued: { x: 1, n: 2, interval: { low: 0, high: 1 } } } }
    const second = await open('/delivery/recovery', { ...TRIALS, [ROUTE]: () => makeRecovery(few) })
    expect(await screen.findByText('Too few customers have answered again to tell')).toBeTruthy()
    second.unmount()
    await open('/delivery/recovery', { ...TRIALS, [ROUTE]: () => problem(500, 'internal') })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })
})
