import type { RecipientRow } from '#contract/channels/recipients.ts'
import { RECIPIENT_LIMITS } from '#contract/channels/words.ts'
import { readCsv } from '#dashboard/kit/files/read-csv.ts'

export type PeopleColumn = Exclude<keyof RecipientRow, 'line'>

/** A file of people, as it is in this browser; nothing of it is kept anywhere else. */
export interface PeopleFile {
  name: string
  head: string[]
  /** Cells by the number of the row in the file: the heading is row 1. */
  cells: Map<number, string[]>
  /** The columns that were found, with their places. */
  columns: Map<PeopleColumn, number>
  rows: RecipientRow[]
  /** Rows whose person an earlier row has. */
  doubles: number[]
}

/** What columns may be called, in small letters and without what is no letter. */
const NAMES: Record<PeopleColumn, string[]> = {
  email: ['email', 'mail', 'emailaddress', 'adresemail', 'почта', 'элпочта'],
  phone: ['phone', 'phonenumber', 'mobile', 'tel', 'telefon', 'numertelefonu', 'телефон'],
  basis: ['basis', 'podstawa', 'основание'],
  basisOn: ['basisdate', 'dateofbasis', 'datapodstawy', 'датаоснования'],
  basisFrom: ['basissource', 'source', 'źródło', 'źródłopodstawy', 'источник'],
  order: ['order', 'orderref', 'orderid', 'zamówienie', 'numerzamówienia', 'заказ', 'номерзаказа'],
  lang: ['lang', 'language', 'język', 'язык'],
  segment: ['segment', 'сегмент'],
}

/** Reads a file of people. Windows' old letters are taken where it is not UTF-8. */
export async function readPeople(file: File): Promise<PeopleFile> {
  const [head = [], ...records] = readCsv(decoded(await file.arrayBuffer()))
  const plain = head.map(plainName)
  const columns = new Map<PeopleColumn, number>()
  for (const [column, names] of Object.entries(NAMES) as [PeopleColumn, string[]][]) {
    const place = plain.findIndex((name) => names.includes(name))
    if (place >= 0) columns.set(column, place)
  }
  const cells = new Map(
    records.flatMap((record, index) =>
      record.some((cell) => cell.trim()) ? [[index + 2, record] as const] : [],
    ),
  )
  const rows = Array.from(cells, ([line, record]) => rowOf(line, record, columns))
  return { name: file.name, head, cells, columns, rows, doubles: [] }
}

/** The same without the rows whose person an earlier one has, who would be asked twice. */
export function withoutDoubles(file: PeopleFile, column: 'email' | 'phone'): PeopleFile {
  const known = new Set<string>()
  const doubles: number[] = []
  const rows = file.rows.filter(({ line, ...row }) => {
    const address = plainAddress(row[column] ?? '')
    if (address === '' || !known.has(address)) {
      known.add(address)
      return true
    }
    doubles.push(line)
    return false
  })
  return { ...file, rows, doubles }
}

function rowOf(line: number, record: string[], columns: PeopleFile['columns']): RecipientRow {
  const row: RecipientRow = { line }
  for (const [column, place] of columns) {
    const cell = record[place]?.trim().slice(0, RECIPIENT_LIMITS.cell)
    if (cell) row[column] = cell
  }
  return row
}

function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1250').decode(bytes)
  }
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}]/gu, '')
}

function plainAddress(text: string): string {
  const plain = text.trim().toLowerCase()
  return plain.includes('@') ? plain : plain.replaceAll(/\D/g, '').replace(/^00/, '')
}
