import type { Bindings } from './env.ts'

/**
 * What a file of the build holds, read when it is first needed and kept while the isolate lives: words
 * for which the Worker's own code has no room. A new deployment brings both anew, and together.
 * @param path below the assets, as `/wordings.json`
 * @param read what becomes of its JSON; the build has written it from the same types
 * @returns what asks for it. It throws where the file is not there; the next call asks again
 */
export function keptAsset<Source, Value>(path: string, read: (source: Source) => Value) {
  let kept: Promise<Value> | null = null
  return async function valueOf({ ASSETS }: Pick<Bindings, 'ASSETS'>): Promise<Value> {
    kept ??= fetchAsset<Source>(ASSETS, path).then(read)
    try {
      return await kept
    } catch (error) {
      kept = null
      throw error
    }
  }
}

/** The build has written the file: it holds what its writer's type says. */
async function fetchAsset<Source>(assets: Fetcher, path: string): Promise<Source> {
  // Assets look at the path only; the host is none.
  const response = await assets.fetch(new URL(path, 'https://assets.invalid'))
  if (!response.ok) throw new Error(`${path} is not there (${response.status}): build first.`)
  return (await response.json()) as Source
}
