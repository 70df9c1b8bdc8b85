import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

/** Each breaks one folder rule of docs/architecture.md; the linter must name the file. */
const PLANTED: [path: string, code: string][] = [
  ['worker/contract/planted.ts', "import { app } from '#worker/app.ts'"],
  ['worker/contract/planted-hono.ts', "import { Hono } from 'hono'"],
  ['worker/domain/planted.ts', "import { Hono } from 'hono'"],
  ['worker/domain/planted-db.ts', "import { run } from '#worker/db/connect.ts'"],
  ['worker/domain/deep/planted-clock.ts', 'export const now = Date.now()'],
  ['worker/domain/deep/planted-dice.ts', 'export const dice = Math.random()'],
  ['worker/domain/planted-crypto.ts', 'export const id = crypto.randomUUID()'],
  ['worker/db/planted.ts', "import { HTTPException } from 'hono/http-exception'"],
  ['worker/db/planted-http.ts', "import { parse } from '#worker/http/validate.ts'"],
  ['worker/http/planted.ts', "import { eq } from 'drizzle-orm'"],
  ['worker/routes/planted.ts', "import { eq } from 'drizzle-orm'"],
  ['worker/routes/planted-schema.ts', "import { sites } from '#worker/db/schema/map.ts'"],
  [
    'worker/routes/planted-session.ts',
    'export const rows = (db: { session: unknown }) => db.session',
  ],
  ['worker/jobs/planted.ts', "import { sql } from 'drizzle-orm'"],
  ['widget/ui/planted.tsx', "import { parse } from '#contract/words.ts'"],
  ['widget/ui/planted-signals.tsx', "import { signal } from '@preact/signals'"],
  ['widget/loader/planted.ts', "import { render } from 'preact'"],
  ['dashboard/pages/planted.tsx', "import { kindSchema } from '#contract/schemas.ts'"],
  ['dashboard/pages/planted-worker.tsx', "import { app } from '#worker/app.ts'"],
  ['dashboard/charts/planted.ts', "import { Chart } from 'chart.js/auto'"],
  [
    'dashboard/pages/planted-html.tsx',
    'export const Raw = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />',
  ],
  ['worker/routes/planted-test.ts', "import { makeSite } from '#test/support/site-factory.ts'"],
  ['worker/http/planted-index.ts', "import worker from '#worker/index.ts'"],
  ['scripts/planted-default.ts', 'export default 1'],
  ['scripts/PlantedName.ts', 'export const name = 1'],
]
const INNOCENT: [path: string, code: string][] = [
  [
    'widget/ui/innocent.tsx',
    "import type { SurveyConfig } from '#contract/collect/config.ts'\nexport type Own = SurveyConfig",
  ],
  [
    'dashboard/pages/innocent.tsx',
    "import type { AppType } from '#worker/app.ts'\nexport type Own = AppType",
  ],
  [
    'dashboard/pages/innocent-words.tsx',
    "import { KINDS } from '#contract/words.ts'\nexport const first = KINDS[0]",
  ],
  [
    'worker/domain/innocent.ts',
    "import type { Kind } from '#contract/words.ts'\nexport type Own = Kind",
  ],
]

async function lint(files: [path: string, code: string][]): Promise<Set<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'folder-rules-'))
  try {
    await copyFile(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    for (const [path, code] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), `${code}\n`)
    }
    const oxlint = join(ROOT, 'node_modules', '.bin', 'oxlint')
    const { stdout } = await promisify(execFile)(oxlint, ['--format', 'json'], {
      cwd: folder,
    }).catch(
      // It exits with 1 when it finds something, which is the point.
      (failure: { stdout: string }) => failure,
    )
    const report = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] }
    const bites = report.diagnostics.filter(({ code }) => !code.includes('no-unused-vars'))
    return new Set(bites.map(({ filename }) => filename))
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('every planted violation of a folder rule is a lint error', async () => {
  const bitten = await lint(PLANTED)
  expect(PLANTED.map(([path]) => path).filter((path) => !bitten.has(path))).toEqual([])
})

test('what the rules allow is allowed', async () => {
  expect([...(await lint(INNOCENT))]).toEqual([])
})
