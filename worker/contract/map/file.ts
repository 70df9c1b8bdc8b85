import * as z from 'zod'
import { mapDocumentSchema, type MapDocument } from './document.ts'

/** The version of the format: what a file of another one would mean is not guessed. */
export const MAP_FORMAT = 1
/** Where the schema of the file is served. */
export const MAP_SCHEMA_PATH = `/journey-map-${MAP_FORMAT}.schema.json`

/** A map as a file: `journey-map.schema.json`. */
export const mapFileSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(MAP_FORMAT),
  journey: mapDocumentSchema,
})

/**
 * A map as it is written to a file: keys in the order of the schema, languages in that of the
 * alphabet, so that the same map is the same bytes.
 */
export function toMapFile(document: MapDocument) {
  const journey = mapDocumentSchema.parse(document)
  return { $schema: MAP_SCHEMA_PATH, format: MAP_FORMAT, journey: inOrder(journey) } as const
}

function inOrder<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(inOrder) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    key === 'names' ? sorted(one as object) : inOrder(one),
  ])
  return Object.fromEntries(entries) as Value
}

function sorted(names: object): object {
  return Object.fromEntries(Object.entries(names).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
