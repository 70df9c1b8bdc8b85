import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../support/run-tool.ts'
import { breakables, type Break, type Breakable } from './breaks.ts'

/** A break in a file of the dashboard. */
export interface Mutant extends Break {
  number: number
  file: string
  line: number
  function: Pick<Breakable, 'name' | 'body'>
}

/**
 * One break in each of `count` random functions: another seed, another sample.
 * @param under the folder of the dashboard that they come from; empty for all of it
 */
export async function sample(count: number, seed: number, under = ''): Promise<Mutant[]> {
  const random = xorshift(seed)
  const functions: Omit<Mutant, 'number'>[][] = []
  const files: string[] = []
  for await (const file of glob(join('dashboard', under, '**/*.{ts,tsx}'), { cwd: ROOT }))
    files.push(file)
  for (const file of files.toSorted()) {
    // The gallery is for the eye: its pictures are its tests.
    if (/\/words\/|\/gallery\/|\.config\.|\.d\.ts$/.test(file)) continue
    const source = await readFile(join(ROOT, file), 'utf8')
    for (const { breaks, name, body } of breakables(file, source))
      functions.push(
        breaks.map((one) => {
          const line = source.slice(0, one.start).split('\n').length
          return { ...one, file, line, function: { name, body } }
        }),
      )
  }
  return Array.from({ length: Math.min(count, functions.length) }, (_, index) => {
    const [chosen = []] = functions.splice(Math.floor(random() * functions.length), 1)
    const one = chosen[Math.floor(random() * chosen.length)]
    return one ? [{ ...one, number: index + 1 }] : []
  }).flat()
}

/** Source: Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (14), 2003. */
function xorshift(seed: number): () => number {
  let state = seed * 2_654_435_761 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
