import { expect, test, vi } from 'vitest'
import { site } from './support/configs.ts'
import { useShop } from './support/shop.ts'

const shop = useShop()

function listOf(...codes: string[]): { code: string; label: string }[] {
  return codes.map((code) => ({ code, label: code }))
}

/** The labels as they stand in the document, which is how they are seen and read out. */
function labels(): (string | null)[] {
  return shop()
    .all('label')
    .map(({ textContent }) => textContent)
}

/** What chance says, in this order and then again. */
function chance(...values: number[]): void {
  let turn = 0
  vi.spyOn(Math, 'random').mockImplementation(() => values[turn++ % values.length] ?? 0)
}

const WRITTEN = ['late', 'none', 'damaged', 'other', 'price']

test('choices are shuffled where the survey says so, and what closes the list stays last', async () => {
  shop().config = site([{ kind: 'pain_point', shuffle: true, choices: listOf(...WRITTEN) }])
  chance(0.9, 0.5, 0.1)
  await shop().load()
  expect(labels()).toEqual(['price', 'damaged', 'late', 'none', 'other'])
})

test('choices stand as they were written where it does not', async () => {
  shop().config = site([{ kind: 'pain_point', choices: listOf(...WRITTEN) }])
  chance(0.9, 0.5, 0.1)
  await shop().load()
  expect(labels()).toEqual(WRITTEN)
})

test('nothing moves while the card is open, and the answer is what was ticked', async () => {
  shop().config = site([
    { kind: 'pain_point', multiple: true, shuffle: true, choices: listOf(...WRITTEN) },
  ])
  chance(0.9, 0.5, 0.1, 0.2, 0.8, 0.3, 0.7)
  await shop().load()
  const before = labels()
  await shop().choose('price')
  await shop().choose('none')
  await shop().choose('none')
  expect(labels()).toEqual(before)
  await shop().send()
  expect(shop().answers).toMatchObject([{ choices: ['price'] }])
})

test('reasons are shuffled, stay so for another score, and the scale is not', async () => {
  const reasons = listOf('other', 'slow', 'dear', 'rude').map((each) => ({
    ...each,
    from: 1,
    to: 3,
  }))
  shop().config = site([{ shuffle: true, followUp: { reasons } }])
  chance(0.9, 0.5, 0.1)
  await shop().load()
  const scale = labels()
  expect(scale).toEqual(['Very bad', 'Bad', 'So-so', 'Good', 'Very good'])
  await shop().choose('Bad')
  expect(labels()).toEqual([...scale, 'rude', 'dear', 'slow', 'other'])
  await shop().choose('Good')
  expect(labels()).toEqual(scale)
  await shop().choose('So-so')
  expect(labels()).toEqual([...scale, 'rude', 'dear', 'slow', 'other'])
})
