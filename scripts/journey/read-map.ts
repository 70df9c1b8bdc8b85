import { readFile } from 'node:fs/promises'
import { parseDocument, stringify } from 'yaml'
import { checkValue } from '#contract/check-value.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { MAP_FORMAT, mapFileSchema, toMapFile } from '#contract/map/file.ts'
import { isForeign, readForeign, writeForeign } from './foreign-files.ts'
import { Refusal } from '#scripts/support/run-script.ts'

const isYaml = (path: string) => /\.ya?ml$/i.test(path)

/** A map as the text of a file, in the format that its name says; JSON without one. */
export function writeMap(document: MapDocument, path: string): string {
  const foreign = writeForeign(document, path)
  if (foreign !== undefined) return foreign
  const file = toMapFile(document)
  return isYaml(path) ? stringify(file, { lineWidth: 0 }) : `${JSON.stringify(file, null, 2)}\n`
}

/** The map that a file holds. @throws Refusal that names the field or line, and what to do */
export async function readMap(path: string): Promise<MapDocument> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Refusal(`Cannot read ${path}: check the path.`)
  })
  if (isForeign(path)) {
    const { map, told } = readForeign(text, path)
    for (const line of told) console.error(`${path}: ${line}`)
    return map
  }
  const checked = checkValue(mapFileSchema, parse(text, path))
  if ('data' in checked) return checked.data.journey
  const [{ field, reason } = { field: '', reason: 'is no map' }] = checked.fields
  throw new Refusal(
    field === 'format'
      ? `${path}: format must be ${MAP_FORMAT}. Pull the map anew, and make your changes in that file.`
      : `${path}: ${field || 'the file'}: ${reason}. Mend it and try again; nothing was changed.`,
  )
}

function parse(text: string, path: string): unknown {
  if (!isYaml(path)) {
    try {
      return JSON.parse(text)
    } catch (error) {
      throw new Refusal(`${path} is no JSON: ${error instanceof Error ? error.message : ''}`)
    }
  }
  const document = parseDocument(text)
  const [error] = document.errors
  if (error) throw new Refusal(`${path} is no YAML: ${error.message.split('\n')[0] ?? ''}`)
  return document.toJS({ maxAliasCount: 0 })
}
