import { screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { openJourney, page } from '#test/dashboard/support/app.tsx'
import { makeAnswer, makeOnlooker } from '#test/dashboard/support/fixtures.ts'

const linksIn = (part: Element | null) =>
  [...(part?.querySelectorAll('a') ?? [])].map((one) => [one.textContent, one.getAttribute('href')])

describe('an answer', () => {
  it('leads to its order and its case, which its issue names', async () => {
    const order = { id: 'gid/9001?', number: '1001' }
    const answers = [
      makeAnswer({ order, issue: 'damaged', caseId: 'case-7' }),
      makeAnswer({ order, issue: 'lost' }),
      makeAnswer({ caseId: 'case-8' }),
      makeAnswer(),
    ]
    const { container } = await openJourney('/', { answers: () => page(answers) })
    const orderLink = ['Order #1001', '/delivery/orders/gid%2F9001%3F']
    await waitFor(() =>
      expect([...container.querySelectorAll('.answer')].map(linksIn)).toEqual([
        [orderLink, ['Damaged', '/inbox/case-7']],
        [orderLink, ['Lost', '/delivery/orders/gid%2F9001%3F']],
        [['Case', '/inbox/case-8']],
        [],
      ]),
    )
  })
})

describe('a stage that parcels arrive in', () => {
  const drill = () => document.querySelector('.drill-figures')

  it('leads to its cases and to the orders', async () => {
    await openJourney('/?stage=delivery')
    await waitFor(() =>
      expect(linksIn(drill())).toEqual([
        ['Cases of this stage', '/inbox?stage=delivery'],
        ['Orders and parcels', '/delivery'],
      ]),
    )
  })

  it('leads a reader nowhere who may not go there, and other stages nobody', async () => {
    // The same code draws the answer's link.
    const answers = () => page([makeAnswer({ order: { id: '9001', number: '1001' } })])
    const view = await openJourney('/?stage=delivery', { answers, session: () => makeOnlooker() })
    await screen.findByRole('link', { name: 'Order #1001' })
    expect(linksIn(drill())).toEqual([])
    view.unmount()
    await openJourney('/?stage=awareness', { answers })
    await screen.findByRole('link', { name: 'Order #1001' })
    expect(linksIn(drill())).toEqual([])
  })
})
