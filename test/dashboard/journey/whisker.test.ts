import { expect, test } from 'vitest'
import { reachOf } from '#dashboard/features/journey/tabs/pictures/whisker.tsx'

test('an axis is as short as all intervals of its table allow, and never longer than a difference can be', () => {
  expect(
    reachOf([
      [-3, 24],
      [-25, 2],
    ]),
  ).toBe(25)
  expect(reachOf([[-26, 2]])).toBe(50)
  expect(reachOf([[2, 99.5]])).toBe(100)
  expect(reachOf([[-180, -101]])).toBe(200)
  expect(reachOf([])).toBe(25)
})
