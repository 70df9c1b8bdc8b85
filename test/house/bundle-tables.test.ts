import { expect, test } from 'vitest'
import { DIRECTORY_TABLES, LEFT, OTHER_TABLES, SITE_TABLES } from '#scripts/bundle/tables.ts'
import {
  DIRECTORY_TABLES as OF_DIRECTORY,
  SITE_TABLES as OF_SITES,
} from '#test/support/seams/groups.ts'

test('every table of the schema is taken along by an export, or stays behind for a reason', () => {
  const names = (tables: { name: string }[]) => tables.map(({ name }) => name)
  const taken = [...names(DIRECTORY_TABLES), ...names(SITE_TABLES), ...OTHER_TABLES]
  const listed = [...taken, ...Object.keys(LEFT)]
  expect(listed.toSorted()).toEqual([...OF_DIRECTORY, ...OF_SITES].toSorted())
  for (const name of names(SITE_TABLES)) expect(OF_SITES).toContain(name)
  for (const [name, reason] of Object.entries(LEFT)) expect(reason, name).toMatch(/\w+ \w+/)
})
