import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { open, problem } from '#test/dashboard/support/app.tsx'
import { makeRecovery } from '#test/dashboard/support/costs.ts'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'

const ROUTE = 'GET /api/delivery/recovery'

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
    ['within the longest time of which enough are known', rate(27, 63), /27 of 63 .* in 60 days$/],
    ['of too few not at all', rate(1, 3), /too few are known to tell who bought again$/],
  ])('says who bought again %s', async (_, all, words) => {
    const bought = [
      { days: 60 as const, ...few, all },
      { days: 90 as const, ...few },
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
    const second = await open('/delivery/recovery', { [ROUTE]: () => makeRecovery(few) })
    expect(await screen.findByText('Too few customers have answered again to tell')).toBeTruthy()
    second.unmount()
    await open('/delivery/recovery', { [ROUTE]: () => problem(500, 'internal') })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })
})
