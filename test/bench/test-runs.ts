import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildAll } from '#scripts/support/build-all.ts'
import { runTool } from '#scripts/support/run-tool.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { withTemporary } from './support/temporary.ts'

/*
 * Figures that are the same tests as every day's, run for longer.
 */

/** Generated hostile requests, naughty strings and the JSON test suite against every POST route. */
export async function* hostile({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const runs = quick ? 1000 : 20_000
  yield { name: 'generated hostile requests', value: runs, unit: 'requests' }
  const environment = { HOSTILE_RUNS: String(runs) }
  yield await failedTests({ project: 'worker', file: 'test/routes/hostile.test.ts', environment })
}

/** Random sequences of insert, duplicate, edit, delete, erase and move, each against a recount. */
export async function* rollups({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const runs = quick ? 100 : 1000
  yield { name: 'random sequences', value: runs, unit: 'sequences' }
  const environment = { ROLLUP_RUNS: String(runs) }
  yield await failedTests({ project: 'worker', file: 'test/db/rollups.test.ts', environment })
}

/** Random pairs of views of a share link, subtracted from each other. */
export async function* guests({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const runs = quick ? 1000 : 10_000
  yield { name: 'pairs of views', value: runs, unit: 'pairs' }
  const environment = { GUEST_PAIRS: String(runs) }
  for (const file of ['test/routes/shared-views.test.ts', 'test/routes/shared-digests.test.ts'])
    yield await failedTests({ project: 'worker', file, environment })
}

/** Every XSS payload through every text of widget and dashboard, with and without the policy. */
export async function* xss({ quick }: BenchOptions): AsyncGenerator<Figure> {
  await buildAll()
  const environment = { XSS_WORDS: quick ? 'some' : 'all' }
  for (const file of ['test/e2e/xss.test.ts', 'test/e2e/xss-act.test.ts'])
    yield await failedTests({ project: 'e2e', file, environment })
}

/** Every golden case of the statistics core. */
export async function* golden(): AsyncGenerator<Figure> {
  const output = await runTool('node', ['scripts/test-golden.ts'])
  const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(output) ?? []
  if (passed === undefined) throw new Error(`No count in:\n${output}`)
  yield { name: 'golden cases reproduced', value: Number(passed), unit: 'cases' }
  yield {
    name: 'golden cases missed',
    value: Number(failed),
    unit: 'cases',
    budget: { exactly: 0 },
  }
}

interface TestRun {
  project: string
  file: string
  environment: Record<string, string>
}

async function failedTests({ project, file, environment }: TestRun): Promise<Figure> {
  return await withTemporary(async (folder) => {
    const report = join(folder, 'report.json')
    // The tools inherit this process's environment.
    Object.assign(process.env, environment)
    const parameters = ['run', '--project', project, file, '--reporter=json']
    const run = runTool('vitest', [...parameters, `--outputFile=${report}`])
    const words = await run.catch((error: unknown) => String(error))
    const text = await readFile(report, 'utf8').catch(() => {
      throw new Error(words)
    })
    const { numTotalTests, numPassedTests, success } = JSON.parse(text) as {
      numTotalTests: number
      numPassedTests: number
      success: boolean
    }
    return {
      name: `tests of ${file} that fail`,
      // A file that cannot be loaded has no failed test.
      value: Math.max(numTotalTests - numPassedTests, success ? 0 : 1),
      unit: 'tests',
      budget: { exactly: 0 },
      note: `of ${numTotalTests}`,
    }
  })
}
