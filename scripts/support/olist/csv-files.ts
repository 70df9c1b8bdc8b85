import { createReadStream } from 'node:fs'
import { access, mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { csvReader } from '#worker/domain/imports/file/csv-reader.ts'
import { Refusal } from '../run-script.ts'
import type { OlistRow } from './join.ts'

/** All rows of a CSV file. @throws Refusal if it is not there or has rows that cannot be read */
export async function readCsv(file: string): Promise<OlistRow[]> {
  await access(file).catch(() => {
    throw new Refusal(`${file} is not there: give the folder of the Olist files.`)
  })
  const reader = csvReader({ separator: null, needs: [], onColumns: () => undefined })
  const rows: OlistRow[] = []
  const take = (found: ReturnType<typeof reader.push>) => {
    for (const row of found) {
      if ('fault' in row) throw new Refusal(`${file}, line ${row.line}: ${row.fault.reason}`)
      rows.push(new Map([...row.cells].map(([name, cell]) => [name, String(cell)])))
    }
  }
  for await (const text of createReadStream(file, 'utf8')) take(reader.push(String(text)))
  take(reader.end())
  return rows
}

/** Writes a CSV file and the folders above it. */
export async function writeCsv(
  file: string,
  { columns, rows }: { columns: readonly string[]; rows: string[][] },
): Promise<void> {
  const lines = [columns, ...rows].map((row) => row.map(quote).join(','))
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${lines.join('\n')}\n`)
}

function quote(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
