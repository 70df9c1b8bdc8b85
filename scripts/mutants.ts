import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Bench } from './mutants/bench.ts'
import { withNotes } from './mutants/breaks.ts'
import { sample, type Mutant } from './mutants/sample.ts'
import type { Outcome, Tests } from './mutants/trial.ts'
import { ROOT } from './support/run-tool.ts'

/**
 * Breaks one line in each of some random functions of the dashboard, in memory, and runs the DOM
 * tests that reach the function: `npm run mutants [-- --count 60 --seed 1 --under kit --only 7,9]`. What stays
 * green is not tested. Exits with 1 if fewer than 95 % were noticed.
 *
 * Left out is what no behaviour could tell: words (data, with a test of their own), types, the `key`
 * of a list (a hint for speed), `class` and `style` (looks are for the comparison of pictures), and
 * breaks that are no code any more, or the same code as before.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    under: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
  },
})
const benches = [new Bench(), new Bench()]
const read = (file: string) => readFile(join(ROOT, file), 'utf8')

/**
 * Runs all tests once, unbroken, with notes in the functions of the mutants.
 * @throws Error if a test fails already
 */
async function findReaching(mutants: Mutant[]): Promise<Outcome['reached']> {
  const sources: Record<string, string> = {}
  for (const [file, own = []] of Object.entries(Object.groupBy(mutants, ({ file }) => file))) {
    const bodies = new Map(own.map((mutant) => [mutant.number, mutant.function.body]))
    sources[join(ROOT, file)] = withNotes(await read(file), bodies)
  }
  const outcomes = await Promise.all(
    benches.map((bench, index) =>
      bench.attempt({ sources, tests: 'all', share: [index, benches.length] }),
    ),
  )
  const reached: Outcome['reached'] = {}
  for (const outcome of outcomes) {
    if (outcome.failed !== null) throw new Error(`Fails without a break: ${outcome.failed}`)
    for (const [number, tests] of Object.entries(outcome.reached))
      reached[Number(number)] = { ...reached[Number(number)], ...tests }
  }
  return reached
}

/** The test that fails with the line broken; null when none does. */
async function noticedBy(bench: Bench, mutant: Mutant, tests: Tests): Promise<string | null> {
  const { file, start, end, text } = mutant
  if (Object.keys(tests).length === 0) return null
  const source = await read(file)
  const broken = source.slice(0, start) + text + source.slice(end)
  const sources = { [join(ROOT, file)]: broken }
  return (await bench.attempt({ sources, tests, share: [0, 1] })).failed
}

async function describe(mutant: Mutant): Promise<string> {
  const { number, file, line, start, end, text } = mutant
  const short = (code: string) => code.replaceAll(/\s+/g, ' ').slice(0, 60)
  const was = short((await read(file)).slice(start, end))
  return `${number} ${file}:${line} ${mutant.function.name}: ${was} → ${short(text)}`
}

/** Tries them two at a time, and tells each as soon as it is known. Gives back how many were noticed. */
async function tryAll(mutants: Mutant[]): Promise<number> {
  const reached = await findReaching(mutants)
  const waiting = [...mutants]
  let noticed = 0
  async function work(bench: Bench): Promise<void> {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const test = await noticedBy(bench, mutant, reached[mutant.number] ?? {})
      noticed += test === null ? 0 : 1
      const told = test === null ? `✗ ${await describe(mutant)}` : `✓ ${await describe(mutant)}`
      process.stdout.write(test === null ? `${told}\n` : `${told}\n    ${test}\n`)
    }
  }
  await Promise.all(benches.map(work))
  return noticed
}

const only = new Set(values.only.split(',').filter(Boolean).map(Number))
const mutants = await sample(Number(values.count), Number(values.seed), values.under)
const chosen = mutants.filter(({ number }) => only.size === 0 || only.has(number))
try {
  const noticed = await tryAll(chosen)
  process.stdout.write(`${noticed} of ${chosen.length} noticed\n`)
  process.exitCode = noticed >= chosen.length * 0.95 ? 0 : 1
} finally {
  for (const bench of benches) await bench.stop()
}
