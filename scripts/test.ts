import { mkdir, readFile, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
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
/** What failed, said once more at the end: what stands above scrolls away, or is cut. */
const failures: string[] = []

async function check(name: string, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now()
  try {
    await work()
    total.passed += 1
    process.stdout.write(`✓ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`)
  } catch (error) {
    total.failed += 1
    failures.push(name)
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

const FileReport = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string().default(''),
  assertionResults: z.array(
    z.object({
      fullName: z.string(),
      status: z.string(),
      failureMessages: z.array(z.string()).nullish(),
    }),
  ),
})

/** What is read of vitest's own report; of a run that wrote none, nothing. */
const Report = z.object({
  numPassedTests: z.number().default(0),
  numTotalTests: z.number().default(0),
  testResults: z.array(FileReport).default([]),
})

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
  const report = Report.parse(JSON.parse(await readFile(REPORT, 'utf8').catch(() => '{}')))
  total.passed += report.numPassedTests
  // A file that could not be loaded, and a skipped test, count as failures too.
  const failed = Math.max(report.numTotalTests - report.numPassedTests, code === 0 ? 0 : 1)
  total.failed += failed
  const named = report.testResults.flatMap(failuresOf)
  failures.push(...(failed > 0 && named.length === 0 ? [`vitest ${projects.join(' ')}`] : named))
}

/** A line for the file if it could not be run, and one for each of its tests that did not pass. */
function failuresOf(file: z.infer<typeof FileReport>): string[] {
  const name = relative(ROOT, file.name)
  const tests = file.assertionResults.filter(({ status }) => status !== 'passed')
  const broken = file.status === 'failed' && tests.length === 0 ? [`${name}: ${file.message}`] : []
  return broken.concat(
    tests.map((test) => {
      const reason = test.failureMessages?.[0]?.slice(0, 1000) ?? test.status
      return `${name}: ${test.fullName}\n${reason}`
    }),
  )
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
for (const failure of failures) process.stdout.write(`\n✗ ${failure}\n`)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 ? 0 : 1
