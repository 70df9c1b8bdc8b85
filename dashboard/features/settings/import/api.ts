import type { ImportTargetName } from '#contract/delivery/words.ts'
import type { ImportList, ImportPreview, ImportRun } from '#contract/import-runs.ts'
import type { ImportReport } from '#contract/imports.ts'
import { LIMITS } from '#contract/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { checkedFetch } from '#dashboard/kit/api/checked-fetch.ts'

/** A map file's content; null for a file of our own columns. */
export type MapJson = Record<string, unknown> | null

/** How the bytes of a file are read; '' is told by its content. */
export interface Reading {
  charset: string
  separator: string
}

/** The site's imports, the latest first. */
export async function listImports(signal: AbortSignal): Promise<ImportList> {
  return await call('GET /api/imports', { signal })
}

/** What the beginning of a file tells of it. */
export async function previewFile(
  file: Blob,
  { reading, target }: { reading: Reading; target: ImportTargetName },
  signal: AbortSignal,
): Promise<ImportPreview> {
  const query = readingQuery(reading)
  if (target !== 'answers') query.set('target', target)
  if (file.size > LIMITS.importPreviewBytes) query.set('more', '1')
  const body = file.slice(0, LIMITS.importPreviewBytes)
  return await post<ImportPreview>('/api/imports/preview', query, { body, signal })
}

/** Begins an import of a file. */
export async function beginImport(told: {
  file: string
  namespace: string | null
  map: MapJson
  target: ImportTargetName
}): Promise<ImportRun> {
  const { file, namespace, map, target } = told
  const isOrders = target === 'orders'
  return await call('POST /api/imports', {
    body: {
      file: file.slice(0, LIMITS.importFileName),
      ...(namespace === null ? {} : { namespace }),
      ...(isOrders ? { target } : {}),
      ...(map === null ? {} : isOrders ? { orderMap: map } : { map }),
    },
  })
}

/** Takes no further piece of an import. */
export async function cancelImport(id: number): Promise<void> {
  await call('PATCH /api/imports/:id', { params: { id: String(id) }, body: { state: 'cancelled' } })
}

/** Goes on with undoing an import. */
export async function undoImport(id: number): Promise<ImportRun> {
  return await call('POST /api/imports/:id/undo', { params: { id: String(id) } })
}

/** Sends a piece of a file. */
export async function sendPiece(
  target: ImportTargetName,
  query: URLSearchParams,
  sent: { body: Blob; signal: AbortSignal },
): Promise<ImportReport> {
  return await post<ImportReport>(`/api/import/${target}`, query, sent)
}

/** The query that tells how a file is read. */
export function readingQuery({ charset, separator }: Reading): URLSearchParams {
  const query = new URLSearchParams()
  if (charset) query.set('charset', charset)
  if (separator) query.set('separator', separator)
  return query
}

/** `call` sends JSON; a file goes as it is. The contract says what comes back. */
async function post<Answer>(
  path: string,
  query: URLSearchParams,
  { body, signal }: { body: Blob; signal: AbortSignal },
): Promise<Answer> {
  const headers = { 'content-type': 'application/octet-stream' }
  const address = `${path}?${query.toString()}`
  const response = await checkedFetch(address, { method: 'POST', body, headers, signal })
  return (await response.json()) as Answer
}
