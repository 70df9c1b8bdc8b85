import { once } from 'node:events'
import { cp, glob, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { breakables, type Break } from './mutants/breaks.ts'
import { ROOT, startTool } from './support/run-tool.ts'

/**
 * Breaks one line in each of some random functions of the dashboard, in a copy of the project, and
 * runs the tests that reach it: `npm run mutants [-- --count 60 --seed 1 --only 7]`. What stays green
 * is not tested. Exits with 1 if fewer than 95 % were noticed.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
})
const COPY = join(ROOT, '.wayfelt', 'mutants')
const PARTS = ['dashboard', 'worker', 'widget', 'scripts', 'test', 'docs', 'package.json']
const CONFIGS = ['vitest.config.ts', 'wrangler.toml', 'tsconfig.base.json']

interface Mutant extends Break {
  file: string
  where: string
}

async function prepareCopy(): Promise<void> {
  await rm(COPY, { recursive: true, force: true })
  await mkdir(COPY, { recursive: true })
  for (const part of [...PARTS, ...CONFIGS])
    await cp(join(ROOT, part), join(COPY, part), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(COPY, 'node_modules'))
}

/** A line of the mutants that a seed stands for: another seed, another sample. */
async function sample(count: number, random: () => number): Promise<Mutant[]> {
  const functions: Mutant[][] = []
  const files: string[] = []
  for await (const file of glob('dashboard/**/*.{ts,tsx}', { cwd: ROOT })) files.push(file)
  for (const file of files.toSorted()) {
    if (/\/words\/|\.config\.|\.d\.ts$/.test(file)) continue
    const source = await readFile(join(ROOT, file), 'utf8')
    for (const { name, breaks } of breakables(file, source))
      functions.push(
        breaks.map((one) => ({
          ...one,
          file,
          where: `${file}:${source.slice(0, one.start).split('\n').length} ${name}`,
        })),
      )
  }
  return Array.from({ length: count }, () => {
    const [chosen = []] = functions.splice(Math.floor(random() * functions.length), 1)
    return chosen[Math.floor(random() * chosen.length)]
  }).filter((mutant) => mutant !== undefined)
}

/** Whether a test fails with the line broken. */
async function isNoticed({ file, start, end, text }: Mutant): Promise<boolean> {
  const path = join(COPY, file)
  const source = await readFile(join(ROOT, file), 'utf8')
  await writeFile(path, source.slice(0, start) + text + source.slice(end))
  const parameters = ['related', path, '--run', '--project=dashboard', '--bail=1', '--root', COPY]
  const vitest = startTool('vitest', [...parameters, '--reporter=dot'], 'pipe')
  vitest.stdout?.resume()
  vitest.stderr?.resume()
  const [code] = await once(vitest, 'close')
  await writeFile(path, source)
  return code !== 0
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

await prepareCopy()
const mutants = await sample(Number(values.count), xorshift(Number(values.seed)))
const chosen = values.only ? mutants.slice(Number(values.only) - 1, Number(values.only)) : mutants
let noticed = 0
for (const mutant of chosen) {
  const isCaught = await isNoticed(mutant)
  noticed += isCaught ? 1 : 0
  const source = await readFile(join(ROOT, mutant.file), 'utf8')
  const was = source.slice(mutant.start, mutant.end).replaceAll(/\s+/g, ' ').slice(0, 60)
  const number = mutants.indexOf(mutant) + 1
  const change = `${was} → ${mutant.text.replaceAll(/\s+/g, ' ').slice(0, 60)}`
  process.stdout.write(`${isCaught ? '✓' : '✗'} ${number} ${mutant.where}: ${change}\n`)
}
process.stdout.write(`${noticed} of ${chosen.length} noticed\n`)
process.exitCode = noticed >= chosen.length * 0.95 ? 0 : 1
