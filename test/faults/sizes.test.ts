import { expect, test } from 'vitest'
import { isKept, toLine } from '#test/bench/figure.ts'
import { builtSizes } from '#test/bench/sizes.ts'

test('everything that travels keeps its size budget', async () => {
  const over: string[] = []
  let measured = 0
  for await (const figure of builtSizes()) {
    measured += 1
    if (!isKept(figure)) over.push(toLine('sizes', figure))
  }
  expect(over).toEqual([])
  expect(measured).toBe(10)
})
