import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ROOT } from './run-tool.ts'

/** How long a file stays reachable after the last release that had it. */
const KEPT_MS = 30 * 86_400_000

/** The list of files, which a checkout that has kept nothing takes them by. */
const LIST = 'released.json'
const AT = { dist: join(ROOT, 'dist'), kept: join(ROOT, '.wayfelt', 'released') }

/**
 * Takes from the running deployment the files that earlier releases left there, where this checkout
 * has not kept them: a build machine begins with none. One without a list has none to give.
 * @param origin the deployment's `PUBLIC_ORIGIN`; without it, or where nothing answers there yet, nothing
 *   is fetched
 * @throws Error if a file that is listed cannot be had
 */
export async function fetchReleased(origin: string | undefined, at = AT): Promise<void> {
  if (!origin) return
  const list = await fetch(new URL(LIST, origin)).catch(() => null)
  if (list === null)
    console.log(`Nothing answers at ${origin} yet: files of earlier releases are those kept here.`)
  if (list === null || list.status === 404) return
  if (!list.ok) throw new Error(`${list.url} answered ${list.status}`)
  const times = (await list.json()) as Record<string, number>
  const files = Object.entries(times)
  for (const [name, time] of files.filter(([name]) => /^(w|assets)\/[\w.-]+$/.test(name))) {
    const path = join(at.kept, name)
    if (existsSync(path)) continue
    const file = await fetch(new URL(name, origin))
    if (!file.ok) throw new Error(`${file.url} answered ${file.status}`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, new Uint8Array(await file.arrayBuffer()))
    await utimes(path, time / 1000, time / 1000)
  }
}

/**
 * Puts the files of earlier releases back into a fresh build, for pages and loaders that still name
 * them, and keeps those of this one for the next. Their names carry their hashes.
 * @param now Unix milliseconds
 * @param at the build, and where releases are kept
 */
export async function keepReleased(now: number, at = AT): Promise<void> {
  const list: Record<string, number> = {}
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
      else {
        await cp(join(kept, name), join(built, name), { recursive: true, force: false })
        list[`${folder}/${name}`] = Math.round(mtimeMs)
      }
    }
  }
  await writeFile(join(at.dist, LIST), JSON.stringify(list))
}
