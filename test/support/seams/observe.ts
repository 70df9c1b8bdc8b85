import { afterEach, beforeAll, expect } from 'vitest'
import { forgetStatements, takeFaults } from './seen.ts'

beforeAll(forgetStatements)

afterEach(() => {
  expect(takeFaults(), 'statements that break the seam rules of docs/decisions/0009').toEqual([])
})
