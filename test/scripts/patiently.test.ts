import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { patiently } from '#scripts/support/patiently.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** As Drizzle hands it over: the database's own words are in the cause. */
const wrapped = (text: string) => new Error('Failed query', { cause: new Error(text) })
const busy = () => wrapped('D1_ERROR: database is locked: SQLITE_BUSY')
/** What a batch says that meets the lock while D1 opens the file. */
const opening = () =>
  wrapped('D1_ERROR: Failed to get session commit token: internal error; reference = 6ttg3b')

test('waits its turn while another program holds the database', async () => {
  let calls = 0
  const result = patiently(() => {
    calls += 1
    return calls < 5
      ? Promise.reject(calls % 2 === 0 ? busy() : opening())
      : Promise.resolve('landed')
  })
  await vi.runAllTimersAsync()
  expect([await result, calls]).toEqual(['landed', 5])
})

test('gives up with one sentence that says what to do', async () => {
  const refused = expect(patiently(() => Promise.reject(busy()))).rejects.toMatchObject({
    name: 'Refusal',
    message: expect.stringContaining('Try again in a moment'),
  })
  await vi.runAllTimersAsync()
  await refused
})

test('does not repeat what fails for another reason', async () => {
  let calls = 0
  const failed = patiently(() => {
    calls += 1
    return Promise.reject(new Error('no such table'))
  })
  await expect(failed).rejects.toThrow('no such table')
  expect(calls).toBe(1)
})
