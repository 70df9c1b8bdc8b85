import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { AskTrial } from '#contract/cases/trial-view.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { open, problem } from '#test/dashboard/support/app.tsx'
import { makeRecovery } from '#test/dashboard/support/costs.ts'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'
import { makeRunningTrial, makeTrial, makeTrials } from '#test/dashboard/support/trials.ts'

const FIGURES = { 'GET /api/delivery/recovery': () => makeRecovery() }

async function openTrial(trial: AskTrial | null, locale: Locale = 'en') {
  await open(
    '/delivery/recovery',
    { ...FIGURES, 'GET /api/ask-trials': () => makeTrials(trial) },
    locale,
  )
  await waitFor(() => expect(card()).not.toBe(''))
}
const TITLES = /^(When one asks|Kiedy się pyta|Когда спрашивают)$/
const card = () =>
  screen.queryByRole('heading', { name: TITLES })?.closest('section')?.textContent ?? ''

describe('the trial of when to ask', () => {
  it.each<[Locale, RegExp]>([
    [
      'en',
      /Asked after 7 days, customers answer 20 points higher than after 1 day \(difference \+9 to \+32\)/,
    ],
    ['pl', /Pytani po 7 dniach odpowiadają o 20 pkt wyżej niż po 1 dniu/],
    ['ru', /Спрошенные через 7 дней отвечают на 20 п\. выше, чем через 1 день/],
  ])('says in %s in one sentence what the delay does', async (locale, words) => {
    await openTrial(makeTrial(), locale)
    expect(card()).toMatch(words)
  })

  it('tells who was drawn, asked and answered, with rates and means', async () => {
    await openTrial(makeTrial())
    const row = screen.getByText('7 days', { selector: 'td, th' }).closest('tr')?.textContent
    expect(row).toMatch(/1,010.*990.*205.*20% \(18% to 23%\) 205 \/ 1,010.*\+25 \+17 to \+33/)
    expect(card()).toContain('stays among those drawn')
    expect(screen.getByText('7 less 1').closest('tr')?.textContent).toMatch(/\+20\+9 to \+32/)
  })

  it('is lower where the later answers are', async () => {
    const pairs = [{ from: 1, to: 7, value: -20.4, low: -31.7, high: -9.1 }]
    await openTrial(makeTrial({ pairs }))
    expect(card()).toContain('20 points lower than after 1 day')
  })

  it.each<[string, AskTrial, RegExp]>([
    ['while it runs', makeRunningTrial(), /Too early: 120 of 400 answers.* 16 points/],
    [
      'while the last may answer',
      makeRunningTrial({ phase: 'closing', answers: 402, judgedAt: Date.parse('2026-11-01') }),
      /Too early: its 402 answers are there.*1 Nov 2026/,
    ],
    [
      'after a stop',
      makeRunningTrial({
        phase: 'stopped',
        verdict: 'stopped',
        stoppedAt: Date.parse('2026-10-02'),
      }),
      /Stopped on 2 Oct 2026 with 120 of 400 answers: no verdict/,
    ],
    [
      'where nothing was found',
      makeTrial({ verdict: 'not_shown', found: null }),
      /do not show that it matters when one asks; a difference of 16 points/,
    ],
    [
      'where it surely does not matter',
      makeTrial({ verdict: 'no_relevant_difference', found: null }),
      /no relevant difference here: surely less than 16 points/,
    ],
    [
      'of too few',
      makeTrial({ verdict: 'not_shown', found: null, pairs: [], reached: null }),
      /Too few have answered/,
    ],
  ])('says so %s', async (_, trial, words) => {
    await openTrial(trial)
    expect(card()).toMatch(words)
    if (trial.phase !== 'over') expect(card()).not.toMatch(/[+−]\d/)
  })

  it('warns where the delays were answered differently often', async () => {
    await openTrial(makeTrial({ rates: { differ: true, p: 0.0002 } }))
    expect(card()).toMatch(/answered differently often \(p < 0\.001\).*different people/)
  })

  it('has its arithmetic to copy, and files of both tables', async () => {
    const files = catchDownloads()
    await openTrial(makeTrial())
    const numbers = [...document.querySelectorAll('details')].at(-1)?.textContent ?? ''
    expect(document.body.textContent).toContain('1 d: answered 205 / drawn 1,010 = 20%')
    expect(numbers).toBeTruthy()
    expect(document.body.textContent).toContain('7 d − 1 d: 25.4 − 5 = 20.4; Welch, 95%')
    for (const name of ['When one asks', 'Differences between the delays'])
      fireEvent.click(screen.getByRole('button', { name: `Save as CSV: ${name}` }))
    const [arms, pairs] = await Promise.all(files.map(({ content }) => content.text()))
    expect(arms).toContain('days,drawn,asked,answered,rate_x')
    expect(arms?.split('\r\n')).toHaveLength(4)
    expect(pairs).toContain('from_days,to_days,difference,low,high')
    expect(pairs).toContain('1,7,20.4,9.1,31.7')
  })

  it('without one says where it begins', async () => {
    await openTrial(null)
    expect(card()).toContain('Settings › Cases begins one')
  })

  it('that cannot be read says so, beside the rest', async () => {
    await open('/delivery/recovery', {
      ...FIGURES,
      'GET /api/ask-trials': () => problem(500, 'internal'),
    })
    await screen.findByText('What was said')
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })
})
