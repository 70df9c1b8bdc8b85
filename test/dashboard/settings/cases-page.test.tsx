import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { deskOf, spansOf, valuesOf } from '#dashboard/features/settings/cases/desk/desk-values.ts'
import { conditionFault } from '#dashboard/features/settings/cases/rules/conditions.ts'
import { calls, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { CASE_PEOPLE, CASE_RULE, makeDeskView } from '#test/dashboard/support/cases.ts'

const api = (more: FakeApi = {}): FakeApi => ({
  'GET /api/case-people': () => CASE_PEOPLE,
  'GET /api/case-desk': () => makeDeskView(),
  'GET /api/case-rules': () => ({
    rules: [CASE_RULE],
    seq: 1,
    neverTrue: [{ rule: 'bad', group: 0, why: 'stages', conditions: [1] }],
  }),
  ...more,
})

async function openCases(more: FakeApi = {}) {
  await open('/settings/cases', api(more))
  await screen.findByRole('heading', { level: 1, name: '1 rule opens cases' })
  await screen.findByLabelText('Monday')
}
const puts = () => calls.filter(({ method }) => method === 'PUT').map(({ body }) => body)

describe('hours as they are typed', () => {
  it.each([
    [
      '8:00–12:00, 13–18',
      [
        [480, 720],
        [780, 1080],
      ],
    ],
    ['', []],
    ['18:00–8:00', null],
    ['8–12, 11–13', null],
    ['all day', null],
  ])('%s', (text, spans) => {
    expect(spansOf(text)?.map(({ from, to }) => [from, to]) ?? null).toEqual(spans)
  })

  it('come back as they were', () => {
    const { desk } = makeDeskView()
    expect(deskOf(valuesOf(desk))).toEqual(desk)
  })
})

describe('a condition', () => {
  it('is not complete without a value, or with one that the API refuses', () => {
    expect(conditionFault({ kind: 'stage', in: [] })).not.toBe('')
    expect(conditionFault({ kind: 'score', scale: 'csat5', from: 0, to: 2 })).not.toBe('')
    expect(conditionFault({ kind: 'words', in: ['us*'] })).not.toBe('')
    expect(conditionFault({ kind: 'words', in: ['uszk*', 'not received'] })).toBe('')
  })
})

describe('the settings of cases', () => {
  it('tell conditions as sentences, and why one is never true', async () => {
    await openCases()
    const joins = [...document.querySelectorAll('.rule-join')].map((one) => one.textContent)
    expect(joins).toEqual(['when', 'and', 'or when'])
    expect(screen.getByText(/^Never true: no such stage/)).toBeTruthy()
  })

  it('try the rules piece by piece, and say how many cases they would have opened', async () => {
    let piece = 0
    await openCases({
      'POST /api/case-rules/dry-run': () => {
        piece += 1
        const next = piece === 1 ? '0' : null
        return { answers: 5000, cases: 20, byRule: { bad: 20 }, next }
      },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Try them on the last 30 days' }))
    await screen.findByText(/^Would have opened about 40 cases in the last 30 days, of 10,000/)
    expect(screen.getByText('1 or 2 of 5: 40')).toBeTruthy()
  })

  it('keep what was typed when somebody else saved first, and save it over theirs', async () => {
    let tries = 0
    await openCases({
      'PUT /api/case-desk': (_, __, body) => {
        tries += 1
        return tries === 1 ? problem(409, 'conflict') : { ...(body as object), seq: 9 }
      },
      'GET /api/case-desk': () =>
        tries === 0 ? makeDeskView() : makeDeskView({ currency: 'EUR' }, 8),
    })
    const currency = screen.getByLabelText<HTMLInputElement>('Currency')
    fireEvent.input(currency, { target: { value: 'czk' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
    await screen.findByText('Changed by them: Currency.')
    expect(currency.value).toBe('czk')
    fireEvent.click(screen.getByRole('button', { name: 'Save mine over it' }))
    await waitFor(() => expect(puts()).toHaveLength(2))
    expect(puts()[1]).toMatchObject({ seq: 8, desk: { currency: 'CZK' } })
  })
})
