import { relative } from 'node:path'
import type { UserWorkspaceConfig } from 'vitest/config'
import { createVitest, type TestModule } from 'vitest/node'
import config from '../../vitest.config.ts'
import { ROOT } from '../support/run-tool.ts'

/** The tests to run, by their file: all of it, or those of these names. */
export type Tests = Record<string, 'all' | string[]>

/** What a trial is asked for: sources that replace those on disk, and tests to run with them. */
export interface Order {
  sources: Record<string, string>
  tests: Tests | 'all'
  /** The share of the test files, as in 1 of 2, where all are run. */
  share: [index: number, of: number]
}

export interface Outcome {
  /** The first test that failed; null when all passed. */
  failed: string | null
  /** Which tests reached what calls `globalThis.reach`, by its number. */
  reached: Record<number, Tests>
}

declare module 'vitest' {
  interface ProvidedContext {
    tests: Tests | 'all'
  }
  interface TaskMeta {
    reached?: Record<number, 'all' | string[]>
  }
}

const dashboard = config.test?.projects?.find(isDashboard)
if (!dashboard) throw new Error('vitest.config.ts has no project "dashboard"')

let sources = new Map<string, string>()
const vitest = await createVitest(
  'test',
  // The cache on disk knows a file by its text there, and would keep broken code for later runs.
  { config: false, root: ROOT, watch: false, maxWorkers: 1, reporters: [{}], fsModuleCache: false },
  {
    ...dashboard,
    test: {
      ...dashboard.test,
      setupFiles: ['scripts/mutants/reach.ts'],
      testTimeout: 20_000,
    },
    plugins: [
      { name: 'mutants', enforce: 'pre', load: (id) => sources.get(id.split('?')[0] ?? '') },
    ],
  },
)
await vitest.standalone()

async function attempt({ sources: replaced, tests, share }: Order): Promise<Outcome> {
  const touched = [...sources.keys(), ...Object.keys(replaced)]
  sources = new Map(Object.entries(replaced))
  for (const path of touched) vitest.invalidateFile(path)
  vitest.provide('tests', tests)
  vitest.config.bail = tests === 'all' ? 0 : 1
  // In the same order everywhere: by it two processes share the files.
  const all = (await vitest.globTestSpecifications()).toSorted((a, b) =>
    a.moduleId.localeCompare(b.moduleId),
  )
  const wanted = all.filter(({ moduleId }, index) =>
    tests === 'all' ? index % share[1] === share[0] : relative(ROOT, moduleId) in tests,
  )
  const ids = new Set(wanted.map(({ moduleId }) => moduleId))
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(wanted)
  const [unhandled] = unhandledErrors.map(messageOf)
  const outcome: Outcome = { failed: unhandled ?? null, reached: {} }
  // The files of earlier runs are told again.
  for (const module of testModules.filter(({ moduleId }) => ids.has(moduleId))) {
    const file = relative(ROOT, module.moduleId)
    for (const [number, names] of Object.entries(module.meta().reached ?? {}))
      (outcome.reached[Number(number)] ??= {})[file] = names
    if (module.state() === 'failed') outcome.failed ??= `${file}: ${firstFailure(module)}`
  }
  return outcome
}

function isDashboard(project: unknown): project is UserWorkspaceConfig {
  return (project as UserWorkspaceConfig).test?.name === 'dashboard'
}

function firstFailure(module: TestModule): string {
  const [test] = module.children.allTests('failed')
  return test?.fullName ?? messageOf(module.errors()[0])
}

/** Errors come from another process, as plain objects. */
function messageOf(error: unknown): string {
  return String((error as { message?: unknown } | undefined)?.message)
}

process.on('message', (order: Order) => {
  void attempt(order).then((outcome) => process.send?.(outcome))
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
