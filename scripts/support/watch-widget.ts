import { watch } from 'node:fs/promises'
import { join } from 'node:path'
import { buildWidget } from './build-all.ts'
import { ROOT } from './run-tool.ts'

/** Editors write a file in several steps. */
const SETTLES_AFTER_MS = 50

/** Builds widget and demo shop again after each change of their sources, until it is told to stop. */
export async function watchWidget(signal: AbortSignal): Promise<void> {
  const sources = ['widget', 'worker/contract'].map((folder) => join(ROOT, folder))
  let timer: NodeJS.Timeout | undefined
  let last = Promise.resolve()
  // One after the other, so that the newest sources win.
  const enqueue = () => {
    last = last.then(rebuild)
  }
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(enqueue, SETTLES_AFTER_MS)
  }
  await Promise.all(sources.map((folder) => watchFolder(folder, { signal, changed })))
  clearTimeout(timer)
  await last
}

async function watchFolder(
  folder: string,
  { signal, changed }: { signal: AbortSignal; changed: () => void },
): Promise<void> {
  const changes = watch(folder, { recursive: true, signal })
  try {
    for await (const _change of changes) changed()
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

async function rebuild(): Promise<void> {
  try {
    await buildWidget()
    console.log('The widget is built again.')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}
