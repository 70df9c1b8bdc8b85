import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { REGISTRY } from '#test/golden/registry.ts'
import { runGoldenFile } from '#test/golden/golden-file.ts'

/** Its small cells are printed to two decimals, coarser than its tolerance: the largest cell sets it. */
const RAKING = 'raking_4x4'

const { cases } = z
  .object({
    cases: z.array(z.looseObject({ id: z.string(), in: z.unknown(), expect: z.unknown() })),
  })
  .parse(JSON.parse(readFileSync('test/golden/golden.json', 'utf8')))

describe('golden cases', () => {
  test.each(cases)('$id holds', (entry) => {
    expect(runGoldenFile(JSON.stringify({ cases: [entry] }))).toEqual({
      passed: 1,
      failed: 0,
      lines: [],
    })
  })

  test('the raking case holds to the two decimals that it prints', () => {
    const raking = cases.find(({ id }) => id === RAKING)
    const printed = z.array(z.array(z.number())).parse(raking?.expect)
    const got = z.array(z.array(z.number())).parse(REGISTRY.get('rake')?.(raking?.in))
    expect(got.map((row) => row.map((cell) => Number(cell.toFixed(2))))).toEqual(printed)
  })
})
