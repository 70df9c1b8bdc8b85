import type { Cell } from '#worker/domain/imports/file/rows.ts'
import { handleSchema, type Traits, traitsSchema } from '#contract/schemas.ts'
import type { CellReader } from '#worker/domain/imports/row/cells.ts'

const MOST_CHOICES = 20
const NAME = 'is no name of a trait: letters a-z, digits, . - and _, at most 64'

/** `late|damaged`, or a list in NDJSON. Whether the survey declares them is checked later. */
export function checkChoices(read: CellReader, cell: Cell): string[] {
  const parts = Array.isArray(cell) ? cell : read.text('choices', cell, 2000).split('|')
  const choices = parts.map((part: string) => part.trim()).filter((part: string) => part !== '')
  const shaped = choices.every((choice: string) => handleSchema.safeParse(choice).success)
  if (!shaped)
    read.refuse('choices', 'must be handles (a-z, 0-9, - and _, at most 64) with | between them')
  else if (new Set(choices).size < choices.length) read.refuse('choices', 'names a choice twice')
  else if (choices.length > MOST_CHOICES)
    read.refuse('choices', `must not be more than ${MOST_CHOICES}`)
  return choices
}

/** The `trait.*` columns of a row; empty cells are left out. */
export function checkTraits(read: CellReader, cells: ReadonlyMap<string, Cell>): Traits {
  const traits: Traits = {}
  for (const [name, cell] of cells) {
    const field = `trait.${name}`
    if (cell === '' || cell === null) continue
    if (name === '__proto__') read.refuse(field, NAME)
    else if (Array.isArray(cell)) read.refuse(field, 'must be a text, not a list')
    else traits[name] = cell as string | number | boolean
  }
  if (Object.keys(traits).length === 0) return traits
  const result = traitsSchema.safeParse(traits)
  for (const { path, message, code } of result.error?.issues ?? [])
    read.refuse(
      path.length > 0 ? `trait.${String(path[0])}` : 'traits',
      code === 'invalid_key' ? NAME : message,
    )
  return traits
}
