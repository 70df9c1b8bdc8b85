import { insertAnswers } from '#worker/db/answers/store.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { patiently } from '#scripts/support/patiently.ts'
import type { DemoData } from './model/generate.ts'
import { setActions } from './set-actions.ts'
import { setDisplays } from './set-displays.ts'

/** Rows a statement: their JSON stays below 1 MB. */
const ANSWERS_AT_ONCE = 1000
const CELLS_AT_ONCE = 4000

/** Stores demo data; what is there already stays as it is. @returns how many answers were new */
export async function storeDemo(
  db: SiteDb,
  { answers, displays, actions }: DemoData,
): Promise<number> {
  let added = 0
  for (const part of parts(answers, ANSWERS_AT_ONCE))
    added += (await patiently(() => insertAnswers(db, part))).size
  for (const part of parts(displays, CELLS_AT_ONCE)) await patiently(() => setDisplays(db, part))
  for (const part of parts(actions, CELLS_AT_ONCE)) await patiently(() => setActions(db, part))
  return added
}

function parts<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
