import { expect, test } from 'vitest'
import { generateDemo } from '#scripts/demo/model/generate.ts'
import { demoImprovements } from '#scripts/demo/site/demo-improvements.ts'
import { addDays } from '#worker/domain/days.ts'
import { judge } from '#worker/domain/improvements/judge.ts'
import { phaseOf, windowsOf } from '#worker/domain/improvements/windows.ts'

test.each(['2026-11-27', '2026-06-14'])(
  'of the improvements of the demo one helped, one did not show it, and one is too early: %s',
  (until) => {
    const { answers } = generateDemo({ orders: 12_000, days: 365, seed: 1, until })
    const today = addDays(until, 1)
    const verdicts = demoImprovements(until).map((own) => {
      const schedule = { ...own, stoppedOn: null }
      const { before, after } = windowsOf(schedule)
      const counted = ({ from, to }: { from: string; to: string }) => {
        const its = answers.filter(
          ({ stageId, scale, day }) =>
            stageId === own.stageId && scale === own.scale && day >= from && day <= to,
        )
        return { x: its.filter(({ score }) => (score ?? 0) >= 4).length, n: its.length }
      }
      const last = after.to < until ? after.to : until
      const days = own.judging === 'planned_end' ? 1 : 12
      const looks = Array.from({ length: days }, (_, index) => {
        const day = addDays(last, index + 1 - days)
        return { day, own: counted({ from: after.from, to: day }), control: null }
      })
      const sides = { before: { own: counted(before), control: null }, looks }
      const phase = phaseOf(schedule, today)
      const { verdict } = judge({ ...own, ...sides, phase, hiddenBelow: 5 })
      return [own.id, verdict]
    })
    expect(verdicts).toEqual([
      ['one-page-checkout', 'improved'],
      ['reminders', 'not_shown'],
      ['customer-photos', 'too_early'],
    ])
  },
)
