import type { TestProject } from 'vitest/node'
import { bundleWorker, type BundledWorker } from '#test/bench/support/bundle.ts'
import { makeTemporary, removeTemporary } from '#test/bench/support/temporary.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The Worker as it would be deployed, bundled once for all files. */
    worker: BundledWorker
  }
}

/** Bundles the Worker before the first file of the faults. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await makeTemporary()
  project.provide('worker', await bundleWorker('worker/index.ts', folder))
  return async () => await removeTemporary(folder)
}
