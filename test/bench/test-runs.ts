import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
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
  yield await failedTests('test/routes/hostile.test.ts', { HOSTILE_RUNS: String(runs) })
}

/** Random sequences of insert, duplicate, edit, delete, erase and move, each against a recount. */
export async function* rollups({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const runs = quick ? 100 : 1000
  yield { name: 'random sequences', value: runs, unit: 'sequences' }
  yield await failedTests('test/db/rollups.test.ts', { ROLLUP_RUNS: String(runs) })
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

async function failedTests(file: string, environment: Record<string, string>): Promise<Figure> {
  return await withTemporary(async (folder) => {
    const report = join(folder, 'report.json')
    // The tools inherit this process's environment.
    Object.assign(process.env, environment)
    const parameters = ['run', '--project', 'worker', file, '--reporter=json']
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
