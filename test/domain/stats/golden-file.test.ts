import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { mismatch } from '#test/golden/compare.ts'
import { runGoldenFile } from '#test/golden/golden-file.ts'

const holds = (expected: unknown, got: unknown, tolerance = 1e-6) =>
  !mismatch({ expected, got, tolerance })

function reportOf(...cases: unknown[]) {
  return runGoldenFile(JSON.stringify({ cases }))
}

describe('comparing a result with a golden case', () => {
  test('the tolerance is absolute up to 1 and relative above', () => {
    expect(holds(0.5, 0.5 + 9e-7)).toBe(true)
    expect(holds(0.001, 0.001 + 9e-7)).toBe(true)
    expect(holds(0.001, 0.001 + 2e-6)).toBe(false)
    expect(holds(-2000, -2000.0019)).toBe(true)
    expect(holds(2000, 2000.0021)).toBe(false)
  })

  test('a tolerance of 0 asks for the same number', () => {
    expect(holds(3, 3, 0)).toBe(true)
    expect(holds(3, 3 + 1e-15, 0)).toBe(false)
  })

  test('an expected object may name fewer keys, but none that is missing', () => {
    expect(holds({ p: 0.5 }, { p: 0.5, z: 1 })).toBe(true)
    expect(holds({ p: 0.5, z: 1 }, { p: 0.5 })).toBe(false)
    expect(holds({ constructor: 1 }, {})).toBe(false)
  })

  test('arrays compare element by element, nested ones too', () => {
    expect(holds([[1, 2], [3]], [[1, 2], [3]])).toBe(true)
    expect(holds([[1, 2], [3]], [[1, 2], [3.1]])).toBe(false)
    expect(holds([1, 2], [1, 2, 3])).toBe(false)
    expect(holds([1, 2], { 0: 1, 1: 2 })).toBe(false)
  })

  test('in an array the largest number sets the tolerance, as in a printed table', () => {
    expect(holds([[156.5], [3.82]], [[156.5], [3.8201]])).toBe(true)
    expect(holds([[156.5], [3.82]], [[156.5], [3.8203]])).toBe(false)
    expect(holds([0.5, 0.25], [0.5, 0.250002])).toBe(false)
  })

  test('NaN, null and words never pass for a number', () => {
    expect(holds(0, Number.NaN)).toBe(false)
    expect(holds(0, null)).toBe(false)
    expect(holds(0, '0')).toBe(false)
    expect(holds(null, null)).toBe(true)
  })
})

describe('running a golden file', () => {
  const right = { id: 'right', fn: 'wilson', in: { x: 0, n: 20 }, expect: [0, 0.1611], tol: 6e-5 }

  test('a case that holds passes without a line', () => {
    expect(reportOf(right)).toEqual({ passed: 1, failed: 0, lines: [] })
  })

  test('a wrong case, an unknown function and a case that throws each give a line', () => {
    const { passed, failed, lines } = reportOf(
      right,
      { ...right, id: 'wrong', expect: [0.1, 0.2] },
      { ...right, id: 'unknown', fn: 'constructor' },
      { ...right, id: 'throws', in: { x: 3, n: 2 } },
      { ...right, id: 'shapeless', in: { y: 3 } },
      { id: 'malformed' },
    )
    expect({ passed, failed }).toEqual({ passed: 1, failed: 5 })
    expect(lines).toEqual([
      expect.stringMatching(/^wrong: expected \[0\.1,0\.2\], got \[0,0\.161/),
      'unknown: unknown fn "constructor"',
      expect.stringMatching(/^throws: expected .*got an error: Successes \(3\)/),
      expect.stringMatching(/^shapeless: expected .*got an error/),
      expect.stringMatching(/^case 6: malformed/),
    ])
    expect(lines.every((line) => !line.includes('\n'))).toBe(true)
  })

  test.each(['', '{', '[]', '{"cases":[]}', '{"cases":{}}'])('the text %j is a failure', (text) => {
    expect(runGoldenFile(text)).toMatchObject({ passed: 0, failed: 1 })
  })
})

describe('the command', () => {
  const run = promisify(execFile)

  test('an unreadable file ends with the plain line and a failing exit code', async () => {
    const finished = run(process.execPath, ['scripts/test-golden.ts', 'test/golden/none.json'])
    await expect(finished).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/cannot be read.*\n0 passed, 1 failed\n$/s),
    })
  })
})
