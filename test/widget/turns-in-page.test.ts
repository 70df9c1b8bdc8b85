import { expect, test } from 'vitest'
import { turnsOf } from '#worker/domain/surveys/turns.ts'
import { site, survey } from './support/configs.ts'
import { useShop } from './support/shop.ts'

const shop = useShop()

/** Two questions of the checkout in turn, as the config tells of them. */
function inTurn(shares: { door: number; pack: number }) {
  const plans = Object.entries(shares).map(([id, turn]) => ({
    id,
    touchpointId: 'checkout',
    state: 'live' as const,
    plan: { turn },
  }))
  const trigger = { event: 'go' }
  return site(
    [...turnsOf(plans)].map(([id, { share, turn }]) =>
      survey({ id, question: id, trigger, frequency: 'always', sample: share, turn }),
    ),
  )
}

test('each visitor gets one of the questions and never the other, in the shares that are stated', async () => {
  shop().config = inTurn({ door: 0.7, pack: 0.3 })
  await shop().load()
  const asked = { door: 0, pack: 0 }
  for (let visitor = 0; visitor < 200; visitor += 1) {
    await shop().call('identify', { respondent: `visitor-${visitor}` })
    const seen = new Set<string>()
    for (let time = 0; time < 2; time += 1) {
      await shop().call('track', 'go')
      expect(shop().all('section')).toHaveLength(1)
      for (const name of ['door', 'pack'] as const)
        if (shop().all('section')[0]?.textContent.includes(name)) seen.add(name)
      await shop().call('close')
    }
    expect(seen.size).toBe(1)
    for (const name of ['door', 'pack'] as const) if (seen.has(name)) asked[name] += 1
  }
  // Four standard deviations.
  expect(Math.abs(asked.door / 200 - 0.7)).toBeLessThan(0.13)
})

test.each([{}, { 'data-storage': 'none' }, { 'data-consent': 'required' }])(
  'an answer in turn says its share, also where no later page knows of the dice: %o',
  async (attributes) => {
    shop().config = inTurn({ door: 0.999_999, pack: 0.000_001 })
    await shop().load(attributes)
    await shop().call('track', 'go')
    await shop().choose('Good')
    await shop().send()
    expect(shop().answers).toMatchObject([{ survey: 'door', sample: 0.999_999 }])
  },
)

test('what the page itself asks for is in no turn', async () => {
  shop().config = inTurn({ door: 0.5, pack: 0.5 })
  await shop().load()
  await shop().call('show', 'pack')
  await shop().choose('Good')
  await shop().send()
  expect(shop().answers).toMatchObject([{ survey: 'pack', sample: 1 }])
})
