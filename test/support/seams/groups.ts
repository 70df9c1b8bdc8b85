import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as access from '#worker/db/schema/directory/access.ts'
import * as people from '#worker/db/schema/directory/people.ts'
import * as sites from '#worker/db/schema/directory/sites.ts'
import * as orders from '#worker/db/schema/act/orders.ts'
import * as clock from '#worker/db/schema/act/clock.ts'
import * as cases from '#worker/db/schema/act/cases.ts'
import * as costs from '#worker/db/schema/act/costs.ts'
import * as alerts from '#worker/db/schema/act/alerts.ts'
import * as improvements from '#worker/db/schema/act/improvements.ts'
import * as figures from '#worker/db/schema/act/figures.ts'
import * as outbox from '#worker/db/schema/act/outbox.ts'
import * as codes from '#worker/db/schema/site/codes.ts'
import * as collected from '#worker/db/schema/site/collected.ts'
import * as asks from '#worker/db/schema/site/asks.ts'
import * as digests from '#worker/db/schema/site/digests.ts'
import * as drafts from '#worker/db/schema/site/drafts.ts'
import * as imports from '#worker/db/schema/site/imports.ts'
import * as kept from '#worker/db/schema/site/kept.ts'
import * as map from '#worker/db/schema/site/map.ts'
import * as recipients from '#worker/db/schema/site/recipients.ts'

export type Group = 'directory' | 'site'

function namesOf(...modules: object[]): string[] {
  const values = modules.flatMap((module): unknown[] => Object.values(module))
  return values.flatMap((value) => (is(value, SQLiteTable) ? [getTableName(value)] : []))
}

export const DIRECTORY_TABLES = namesOf(access, people, sites)
export const SITE_TABLES = namesOf(
  alerts,
  asks,
  cases,
  clock,
  codes,
  collected,
  costs,
  digests,
  drafts,
  figures,
  improvements,
  imports,
  kept,
  map,
  orders,
  outbox,
  recipients,
)

/** The group of a table; undefined for what is none of ours. */
export function groupOf(table: string): Group | undefined {
  if (SITE_TABLES.includes(table)) return 'site'
  return DIRECTORY_TABLES.includes(table) ? 'directory' : undefined
}
