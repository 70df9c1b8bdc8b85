import { configure } from '@testing-library/preact'
import { beforeEach, inject } from 'vitest'

/** Set-up of every test file while mutants are tried: runs the wanted tests, and notes what they reach. */
const tests = inject('tests')
const reached: Record<number, 'all' | string[]> = {}
let current: string | null = null

function reach(number: number, whole = false): void {
  if (whole || current === null) reached[number] = 'all'
  const names = (reached[number] ??= [])
  if (names !== 'all' && current !== null && !names.includes(current)) names.push(current)
}

Object.assign(globalThis, { reach })

// A busy machine is no broken line.
configure({ asyncUtilTimeout: 5000 })

beforeEach(({ task, skip }) => {
  const name = task.fullTestName
  const wanted = tests === 'all' ? 'all' : tests[task.file.name]
  skip(wanted !== 'all' && !wanted?.includes(name))
  current = name
  task.file.meta.reached = reached
})
