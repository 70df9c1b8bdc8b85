import { cp, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './run-tool.ts'

/** How long a file stays reachable after the last release that had it. */
const KEPT_MS = 30 * 86_400_000

/**
 * Puts the files of earlier releases back into a fresh build, for pages and loaders that still name
 * them, and keeps those of this one for the next. Their names carry their hashes.
 * @param now Unix milliseconds
 * @param at the build, and where releases are kept
 */
export async function keepReleased(
  now: number,
  at = { dist: join(ROOT, 'dist'), kept: join(ROOT, '.wayfelt', 'released') },
): Promise<void> {
  for (const folder of ['w', 'assets']) {
    const [built, kept] = [join(at.dist, folder), join(at.kept, folder)]
    await mkdir(built, { recursive: true })
    await mkdir(kept, { recursive: true })
    for (const name of await readdir(built)) {
      await cp(join(built, name), join(kept, name), { recursive: true })
      await utimes(join(kept, name), now / 1000, now / 1000)
    }
    for (const name of await readdir(kept)) {
      const { mtimeMs } = await stat(join(kept, name))
      if (now - mtimeMs > KEPT_MS) await rm(join(kept, name), { recursive: true })
      else await cp(join(kept, name), join(built, name), { recursive: true, force: false })
    }
  }
}
