import { randomUUID } from 'node:crypto'
import { basename, extname } from 'node:path'
import type { MapDocument } from '#contract/map/document.ts'
import { csvHead, csvLine } from '#worker/domain/csv-line.ts'
import { csvRecords } from '#worker/domain/imports/file/csv-records.ts'
import { findLayout } from '#worker/domain/imports/file/separator.ts'
import { writeCjml } from '#worker/domain/journey/map/formats/cjml.ts'
import { writeGrid } from '#worker/domain/journey/map/formats/grid.ts'
import { writeMermaid } from '#worker/domain/journey/map/formats/mermaid.ts'
import { readCjml } from '#worker/domain/journey/map/formats/read-cjml.ts'
import { readGrid } from '#worker/domain/journey/map/formats/read-grid.ts'
import { Refusal } from '#scripts/support/run-script.ts'

const WRITERS: Record<string, (map: MapDocument) => string> = {
  '.csv': toCsv,
  '.mmd': (map) => writeMermaid(map, new Map()),
  '.cjml': writeCjml,
  '.xml': writeCjml,
}

/** A map in a format of other tools; undefined where the name of the file is none of theirs. */
export function writeForeign(map: MapDocument, path: string): string | undefined {
  return WRITERS[extname(path).toLowerCase()]?.(map)
}

/** Whether a file is of another tool: it knows no ids of ours, so it can begin a map, not change one. */
export function isForeign(path: string): boolean {
  return Object.hasOwn(WRITERS, extname(path).toLowerCase())
}

/**
 * The map that a file of another tool holds. What was not understood is told, line by line.
 * @throws Refusal for what is only written; AppError for what is no map
 */
export function readForeign(text: string, path: string): { map: MapDocument; told: string[] } {
  const random = () => randomUUID().slice(0, 6)
  const name = basename(path, extname(path))
  const beginning = { id: null, name, kind: 'customer' as const, random }
  if (path.toLowerCase().endsWith('.mmd'))
    throw new Refusal('A Mermaid journey holds too little to be a map: take CSV, CJML or YAML.')
  if (path.toLowerCase().endsWith('.csv')) {
    const { map, misfits } = readGrid(rowsOf(text, path), beginning)
    const told = misfits.map(
      ({ row, column, reason, text }) => `row ${row}, column ${column}: “${text}” ${reason}`,
    )
    return { map, told }
  }
  const { map, misfits } = readCjml(text, beginning)
  return {
    map,
    told: misfits.map(({ line, element, reason }) => `line ${line}: <${element}> ${reason}`),
  }
}

function toCsv(map: MapDocument): string {
  const [head = [], ...rows] = writeGrid(map, { language: 'en', stages: 'across' })
  return (
    csvHead([csvLine(head, ',').trimEnd()], ',') + rows.map((row) => csvLine(row, ',')).join('')
  )
}

function rowsOf(text: string, path: string): string[][] {
  const sheet = text.replace(/^\uFEFF/, '')
  const records = csvRecords(findLayout(sheet, []).separator)
  const all = [...records.push(sheet), ...records.end(true)]
  const wrong = all.find(({ fault }) => fault !== null)
  if (wrong) throw new Refusal(`${path}: line ${wrong.line} ${wrong.fault}. Nothing was changed.`)
  // Texts that a spreadsheet could run were written with an apostrophe in front.
  return all.map(({ cells }) => cells.map((cell) => cell.replace(/^'(?=[=+\-@])/, '')))
}
