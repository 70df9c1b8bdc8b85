import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Lends a new empty folder and removes it afterwards, whatever happened. */
export async function withTemporary<Result>(
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await makeTemporary()
  try {
    return await use(folder)
  } finally {
    await removeTemporary(folder)
  }
}

/** A new empty folder; its maker removes it. */
export async function makeTemporary(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'wayfelt-bench-'))
}

/** Removes a folder of makeTemporary; a server that has just ended may still write into it. */
export async function removeTemporary(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}
