import { mkdir, readFile, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildAll } from './support/build-all.ts'
import { ROOT, runTool, startTool } from './support/run-tool.ts'

/**
 * Everything that must hold, in one command: format, lint, types, dead code, a build, unit tests,
 * tests in workerd on real D1, DOM tests, and a real browser. `--quick` leaves out the browser.
 * Ends with one plain line that counts both the checks and the tests.
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const REPORT = join(ROOT, '.wayfelt', 'vitest.json')
const total = { passed: 0, failed: 0 }

async function check(name: string, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now()
  try {
    await work()
    total.passed += 1
    process.stdout.write(`✓ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`)
  } catch (error) {
    total.failed += 1
    process.stdout.write(`✗ ${name}\n${error instanceof Error ? error.message : String(error)}\n`)
  }
}

async function checkBuild(): Promise<void> {
  await check('build', buildAll)
  if (values.quick) return
  // A dry run wants the files that the build makes.
  const parameters = ['deploy', '--dry-run', '--outdir', '.wayfelt/deploy']
  await check('deploy (dry run)', () => runTool('wrangler', parameters))
}

/** Groups run one after the other; within one, two files at a time or more. */
const GROUPS = values.quick
  ? [['unit', 'worker', 'widget', 'dashboard']]
  : [['unit', 'worker', 'widget', 'dashboard'], ['faults'], ['e2e']]

async function runVitest(projects: string[]): Promise<void> {
  await mkdir(join(ROOT, '.wayfelt'), { recursive: true })
  await rm(REPORT, { force: true })
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${REPORT}`]
  const chosen = projects.map((name) => `--project=${name}`)
  const vitest = startTool('vitest', ['run', ...chosen, ...reporters], 'inherit')
  const [code] = await once(vitest, 'exit')
  const report: unknown = JSON.parse(await readFile(REPORT, 'utf8').catch(() => '{}'))
  const passed = countOf(report, 'numPassedTests')
  total.passed += passed
  // A file that could not be loaded, and a skipped test, count as failures too.
  total.failed += Math.max(countOf(report, 'numTotalTests') - passed, code === 0 ? 0 : 1)
}

function countOf(report: unknown, name: string): number {
  const entries = typeof report === 'object' && report !== null ? Object.entries(report) : []
  return Number(entries.find(([key]) => key === name)?.[1] ?? 0)
}

await Promise.all([
  check('format', () => runTool('oxfmt', ['--check'])),
  check('types', () => runTool('tsc', ['-b'])),
])
await Promise.all([
  check('lint', () => runTool('oxlint', ['--type-aware', '--deny-warnings'])),
  check('unused code', () => runTool('knip', [])),
  checkBuild(),
  check('golden cases', () =>
    runTool('node', ['scripts/test-golden.ts', 'test/golden/golden.json']),
  ),
])
for (const group of GROUPS) await runVitest(group)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 ? 0 : 1
