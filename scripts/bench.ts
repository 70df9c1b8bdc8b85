import { parseArgs } from 'node:util'
import { isKept, toLine, type BenchOptions } from '#test/bench/figure.ts'
import { BENCHES } from '#test/bench/registry.ts'

/**
 * Measures what docs/benchmarks.md tells: `npm run bench [-- NAME…] [--large] [--quick]`.
 * Prints one JSON line a figure; exits with 1 if a budget is missed or a benchmark cannot run.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    large: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
})

async function runBench(name: string, options: BenchOptions): Promise<boolean> {
  const load = BENCHES.get(name)
  if (!load) throw new Error(`There is no such benchmark. Known: ${[...BENCHES.keys()].join(', ')}`)
  const bench = await load()
  let kept = true
  for await (const figure of bench(options)) {
    process.stdout.write(`${toLine(name, figure)}\n`)
    kept &&= isKept(figure)
  }
  return kept
}

for (const name of positionals.length > 0 ? positionals : BENCHES.keys()) {
  try {
    if (!(await runBench(name, values))) process.exitCode = 1
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`${name}: ${reason}\n`)
    process.exitCode = 1
  }
}
