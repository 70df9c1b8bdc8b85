import { screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { decimal } from '#dashboard/kit/i18n/format.ts'
import { openJourney, page } from '#test/dashboard/support/app.tsx'
import { makeAnswer, makeCurve } from '#test/dashboard/support/fixtures.ts'

const delivery = (change: (stage: ReturnType<typeof makeCurve>['stages'][number]) => void) => {
  const curve = makeCurve()
  curve.stages.filter(({ id }) => id === 'delivery').forEach(change)
  return curve
}

describe('the panel', () => {
  it('draws each share on a track of a hundred per cent', async () => {
    const histogram = { 1: 48, 2: 22, 3: 20, 4: 10, 5: 0 }
    const curve = delivery((stage) => (stage.histogram = histogram))
    const { container } = await openJourney('/?stage=delivery', { curve: () => curve })
    const bars = [...container.querySelectorAll<HTMLElement>('.share-bar')]
    expect(bars.map((bar) => Number(bar.style.getPropertyValue('--share')))).toEqual([
      0, 0.1, 0.2, 0.22, 0.48,
    ])
  })

  it.each([
    [-0.1, 'opinions are split'],
    [0.12, 'opinions vary'],
    [0.8, 'opinions agree'],
  ])('says what an agreement of %d means', async (agreement, words) => {
    const curve = delivery((stage) => (stage.agreement = agreement))
    await openJourney('/?stage=delivery', { curve: () => curve })
    expect(await screen.findByText(words)).toBeTruthy()
  })

  it('gives a response rate of sampled displays with its interval, here and beside the point', async () => {
    const curve = delivery((stage) => (stage.rateInterval = [0.171, 0.218]))
    const { container } = await openJourney('/?stage=delivery', { curve: () => curve })
    expect(await screen.findByText('17% to 22% of asked')).toBeTruthy()
    expect(container.querySelectorAll('.note')[3]?.textContent).toContain(
      '95% interval of the rate17% to 22%',
    )
  })
})

describe('an answer', () => {
  const factsOf = async (answer: Parameters<typeof makeAnswer>[0], name: string) => {
    const { container } = await openJourney('/', { answers: () => page([makeAnswer(answer)]) })
    await waitFor(() => expect(container.querySelector('.answer')).not.toBeNull())
    return container.querySelector(name)?.textContent
  }

  it('of a touchpoint that is named after its channel says so once', async () => {
    const courier = { touchpoint: 'Courier', channel: 'courier' as const }
    expect(await factsOf(courier, '.answer-facts')).toBe('Courier · B2C')
  })

  it.each([
    ['arrived2', 1, 'yes'],
    ['arrived2', 0, 'no'],
    ['expectation3', 1, 'worse than expected'],
    ['csat5', 2, '2 of 5'],
  ] as const)('on %s of %i reads “%s”', async (scale, score, words) => {
    expect(await factsOf({ scale, score, sentiment: 0 }, '.answer-given')).toBe(words)
  })
})

it('no figure is a negative zero', () => {
  expect([decimal(-0.001), decimal(-0), decimal(-0.12)]).toEqual(['0', '0', '−0.12'])
})
