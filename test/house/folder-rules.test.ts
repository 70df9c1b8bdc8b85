import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

type File = [path: string, code: string]

/** A few lines each of what a folder must not know: a foreign package, folder and built-in module. */
function foreign(folder: string, ...modules: string[]): File[] {
  return modules.map((name, index) => [
    `${folder}/planted-${index}.ts`,
    `import { planted } from '${name}'\nexport const used = planted`,
  ])
}

/** A route or query that makes a database of its own instead of taking the one it was given. */
const OPENS =
  "import { openDirectory } from '#worker/db/connect.ts'\nexport const own = openDirectory"

/** Files that each break one rule; the linter must name every one of them, by this rule. */
const PLANTED: Record<string, File[]> = {
  'eslint(no-restricted-imports)': [
    ...foreign('worker/contract', 'hono', 'node:fs', '#worker/app.ts', '../errors.ts', 'zod/v4'),
    ['worker/contract/words.ts', "import * as z from 'zod'\nexport const used = z"],
    ['worker/contract/map/apply.ts', "import * as z from 'zod'\nexport const used = z"],
    [
      'worker/contract/map/changes.ts',
      "import { planted } from './document.ts'\nexport const used = planted",
    ],
    [
      'worker/contract/map/ids.ts',
      "import { all } from '#contract/schemas.ts'\nexport const used = all",
    ],
    ...foreign('dashboard/features/editor', '#contract/map/document.ts', '#contract/map/edits.ts'),
    ...foreign('dashboard/kit/deep', '#contract/map/apply.ts'),
    ...foreign('worker/domain', 'jose', 'node:fs', 'hono', 'drizzle-orm', 'zod', '../db/pages.ts'),
    ...foreign('worker/domain', 'lossless-json', 'txml'),
    ...foreign('worker/domain/delivery/reading', 'jose', 'zod', '#worker/secrets/hash.ts'),
    ...foreign('worker/domain/deep', '#worker/db/connect.ts', '#worker/secrets/hash.ts'),
    ['worker/domain/planted-type.ts', "import type { Hono } from 'hono'\nexport type Own = Hono"],
    ['worker/domain/planted-dynamic.ts', "export const late = import('jose')"],
    ['worker/domain/planted-again.ts', "export { planted } from 'hono'"],
    ...foreign('worker/db', 'hono/http-exception', 'node:fs', 'zod', '#worker/http/validate.ts'),
    ...foreign('worker/db/deep', '#worker/secrets/hash.ts', '#worker/jobs/hourly.ts', 'jose'),
    ...foreign('worker/secrets', 'hono', 'node:crypto', 'drizzle-orm', '#worker/http/limits.ts'),
    ...foreign('worker/http', 'drizzle-orm', 'node:fs', 'jose', '@simplewebauthn/server'),
    ...foreign('worker/http/deep', '#worker/db/schema/site/map.ts', '#worker/routes/answers.ts'),
    ['worker/http/planted-zod.ts', "import * as z from 'zod'\nexport const used = z"],
    ['worker/http/planted-index.ts', "import worker from '#worker/index.ts'\nexport { worker }"],
    ['worker/http/passkeys.ts', "import { eq } from 'drizzle-orm'\nexport const used = eq"],
    ...foreign('worker/routes', 'drizzle-orm', 'node:fs', 'jose', '#worker/db/schema/site/map.ts'),
    ...foreign('worker/routes/deep', '#worker/jobs/hourly.ts', '#test/support/site-factory.ts'),
    ...foreign('worker/routes/mcp', 'drizzle-orm', '#worker/db/connect.ts', '#worker/jobs/a.ts'),
    ...foreign('worker/jobs', 'drizzle-orm/d1', 'hono', 'node:fs', '#worker/db/schema/site/map.ts'),
    ...foreign('worker/jobs/deep', '#worker/http/limits.ts', '#worker/routes/answers.ts'),
    ['worker/routes/planted-open.ts', OPENS],
    ['worker/routes/planted-acting.ts', OPENS.replaceAll('openDirectory', 'actingDb')],
    ['worker/routes/planted-own.ts', OPENS.replaceAll('openDirectory', 'actingDirectory')],
    ['worker/routes/planted-all.ts', OPENS.replace('{ openDirectory }', '* as connect')],
    ['worker/db/planted-open.ts', OPENS],
    ['worker/jobs/planted-open-to-http.ts', "import { may } from '#worker/http/env.ts'\nmay()"],
    ['worker/http/planted-domain.ts', "import { gpc } from '#worker/domain/privacy/gpc.ts'\ngpc()"],
    ['worker/secrets/planted-db.ts', "import { hash } from '#worker/db/privacy/people.ts'\nhash()"],
    ['dashboard/planted-client.ts', "import { hc } from 'hono/client'\nhc()"],
    [
      'dashboard/planted-app.ts',
      "import type { AppType } from '#worker/app.ts'\nexport type Own = AppType",
    ],
    ['worker/errors.ts', "import { STATUS } from '#worker/http/problems.ts'\nexport { STATUS }"],
    ['worker/env.ts', "import type { Hono } from 'hono'\nexport type Own = Hono"],
    ['worker/app.ts', "import { pages } from '#worker/db/answers/pages.ts'\nexport { pages }"],
    ['worker/index.ts', "import { answers } from '#worker/routes/answers.ts'\nexport { answers }"],
    ...foreign('widget/ui', '@preact/signals', 'node:fs', '#dashboard/app.tsx', '../loader/api.ts'),
    ...foreign('widget/ui/deep', '#contract/schemas.ts', 'zod', 'preact/compat', '../../../x.ts'),
    ['widget/ui/planted-type.ts', "import type { z } from 'hono'\nexport type Own = z"],
    ...foreign('widget/loader', 'preact', 'node:fs', '../ui/card.tsx', '#contract/schemas.ts'),
    ...foreign('widget/loader/rules', 'preact/hooks', '#worker/errors.ts', '../../ui/card.tsx'),
    [
      'widget/loader/planted-type.ts',
      "import type { VNode } from 'preact'\nexport type Own = VNode",
    ],
    ...foreign('widget/consent', 'preact', 'node:fs', '../loader/api.ts', '#contract/words.ts'),
    ...foreign('widget/watch', 'preact', 'node:fs', '../loader/api.ts', '#contract/words.ts'),
    ...foreign('widget/funnel', 'preact', 'node:fs', '../ui/card.tsx', '#worker/domain/days.ts'),
    ...foreign('widget/explain', 'preact', 'node:fs', '../ui/card.tsx', '#worker/domain/days.ts'),
    ...foreign('widget/npm', 'preact', 'node:fs', '../loader/api.ts', '#contract/words.ts'),
    ...foreign('widget/check', 'preact', 'node:fs', '../ui/card.tsx', '#worker/domain/days.ts'),
    ...foreign(
      'dashboard',
      'zod',
      'node:fs',
      'chart.js/auto',
      '#widget/bridge.ts',
      'preact/compat',
    ),
    ...foreign('dashboard/kit', '#contract/schemas.ts', '#dashboard/app.tsx', 'zod', 'node:fs'),
    ...foreign('dashboard/kit/deep', '#dashboard/features/journey/view.ts', '../../features/x.ts'),
    [
      'dashboard/kit/planted-type.ts',
      "import type { View } from '#dashboard/features/journey/view.ts'\nexport type Own = View",
    ],
    ...foreign('dashboard/features/journey', '#contract/schemas.ts', '#dashboard/main.tsx', 'jose'),
    ...foreign('dashboard/features/shell', '#dashboard/app.tsx', '#worker/domain/days.ts', 'zod'),
    ...foreign('dashboard/gallery', '#dashboard/features/journey/view.ts', '#contract/words.ts'),
    ...foreign('dashboard/gallery/deep', '@preact/signals', 'preact-iso', '../../features/x.ts'),
    [
      'dashboard/planted-gallery.ts',
      "import { PARTS } from './gallery/parts.ts'\nexport { PARTS }",
    ],
    [
      'dashboard/kit/planted-gallery.ts',
      "import { NOW } from '#dashboard/gallery/fixed.ts'\nNOW()",
    ],
    [
      'dashboard/features/planted-gallery.ts',
      "import { NOW } from '#dashboard/gallery/fixed.ts'\nexport { NOW }",
    ],
    ...foreign('scripts', '#worker/index.ts', '#test/support/site-factory.ts'),
    ['scripts/bench.ts', "import { world } from '#test/support/world.ts'\nexport { world }"],
    ...foreign('planted', '#scripts/start.ts', '#worker/index.ts', '#test/support/world.ts'),
    ['vitest.config.ts', "import { world } from '#test/support/world.ts'\nexport { world }"],
  ],
  'unicorn(import-style)': [
    ['worker/contract/planted-z.ts', "import { z } from 'zod'\nexport const used = z"],
    ['scripts/planted-z.ts', "import { z } from 'zod'\nexport const used = z"],
  ],
  'eslint(no-restricted-globals)': [
    ['worker/domain/deep/planted-new-date.ts', 'export const now = new Date()'],
    ['worker/domain/deep/planted-crypto.ts', 'export const id = crypto.randomUUID()'],
    ['worker/domain/planted-fetch.ts', "export const page = fetch('https://shop.example')"],
    ['worker/domain/planted-clock.ts', 'export const now = performance.now()'],
    ['worker/domain/days.ts', "export const page = fetch('https://shop.example')"],
  ],
  'eslint(no-restricted-properties)': [
    ['worker/domain/deep/planted-now.ts', 'export const now = Date.now()'],
    ['worker/domain/time-zone.ts', 'export const now = Date.now()'],
    ['worker/domain/deep/planted-dice.ts', 'export const dice = Math.random()'],
    ['worker/routes/planted-bare.ts', 'export const rows = (db: { session: 1 }) => db.session'],
    ['worker/jobs/planted-bare.ts', 'export const rows = (db: { orm: 1 }) => db.orm'],
  ],
  'import(no-cycle)': [
    ['worker/domain/circle/one.ts', "import { two } from './two.ts'\nexport const one = () => two"],
    ['worker/domain/circle/two.ts', "import { one } from './one.ts'\nexport const two = () => one"],
  ],
  'import(no-default-export)': [['scripts/planted-default.ts', 'export default 1']],
  'unicorn(filename-case)': [['scripts/PlantedName.ts', 'export const name = 1']],
  'react(no-danger)': [
    [
      'dashboard/planted-html.tsx',
      'export const Raw = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />',
    ],
  ],
}

const INNOCENT: File[] = [
  ['worker/contract/innocent.ts', "import * as z from 'zod'\nexport const own = z.string()"],
  ...foreign('worker/contract/deep', '#contract/words.ts', './beside.ts'),
  ...foreign('worker/domain/innocent', '#contract/words.ts', '#worker/errors.ts', 'isbot'),
  ['worker/domain/days.ts', 'export const day = (instant: number) => new Date(instant)'],
  ...foreign('worker/db/innocent', 'drizzle-orm', '#worker/domain/days.ts', '#contract/words.ts'),
  ...foreign('worker/secrets/innocent', 'jose', '#worker/errors.ts', '#contract/words.ts'),
  ...foreign('worker/http/innocent', 'hono/cookie', '#worker/db/connect.ts'),
  ['worker/http/innocent.ts', "import type * as z from 'zod'\nexport type Own = z.ZodType"],
  [
    'worker/http/innocent-db.ts',
    "import { openDirectory } from '#worker/db/connect.ts'\nopenDirectory()",
  ],
  ['worker/routes/mcp/rpc.ts', "import { ping } from '@modelcontextprotocol/core'\nping()"],
  ['worker/http/passkeys.ts', "import { verify } from '@simplewebauthn/server'\nverify()"],
  ...foreign('worker/routes/innocent', 'hono', '#worker/domain/days.ts', '#worker/db/connect.ts'),
  [
    'worker/jobs/innocent-env.ts',
    "import type { Env } from '#worker/http/env.ts'\nexport type E = Env",
  ],
  ['worker/jobs/innocent.ts', "import { actingDb } from '#worker/db/connect.ts'\nactingDb()"],
  ...foreign('widget/ui/innocent', 'preact/hooks', '#contract/words.ts', './beside.ts'),
  ...foreign('widget/loader/rules/innocent', '#contract/words.ts'),
  ['widget/ui/innocent.ts', "import type { Cue } from '../bridge.ts'\nexport type Own = Cue"],
  [
    'widget/loader/innocent.ts',
    "import type { SurveyConfig } from '#contract/collect/config.ts'\nexport type Own = SurveyConfig",
  ],
  ...foreign('dashboard/kit/innocent', '#contract/words.ts', '@preact/signals', 'chart.js'),
  ['dashboard/features/entry/sign-in/innocent.ts', "import '../entry.css'"],
  ...foreign('dashboard/features/guest', '#dashboard/features/journey/view.ts', 'preact-iso'),
  ...foreign(
    'dashboard/features/a/b',
    '../../../../docs/method.md?url',
    '#dashboard/kit/api/call.ts',
  ),
  [
    'dashboard/kit/innocent.ts',
    "import type { Curve } from '#contract/journey.ts'\nexport type Own = Curve",
  ],
  ...foreign('dashboard/gallery/innocent', '#dashboard/kit/api/call.ts', 'preact/hooks'),
  ['dashboard/gallery/innocent.ts', "import './innocent.css'"],
  ...foreign('scripts/innocent', '#worker/db/connect.ts', 'node:fs', '#scripts/start.ts'),
  ['scripts/bench.ts', "import { bench } from '#test/bench/registry.ts'\nbench()"],
  ...foreign('test/innocent', '#worker/index.ts', '#scripts/start.ts', 'node:fs'),
]

interface Diagnostic {
  filename: string
  code: string
}

async function lint(files: File[]): Promise<Diagnostic[]> {
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
    return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics
  } finally {
    await rm(folder, { recursive: true })
  }
}

let found: Diagnostic[] = []

beforeAll(async () => {
  found = await lint(Object.values(PLANTED).flat())
})

test.each(Object.keys(PLANTED))('%s names every planted violation', (rule) => {
  const named = new Set(found.filter(({ code }) => code === rule).map(({ filename }) => filename))
  expect(PLANTED[rule]?.filter(([path]) => !named.has(path))).toEqual([])
})

test('what the rules allow is allowed', async () => {
  expect(await lint(INNOCENT)).toEqual([])
})

test('the few files that do the calendar of the domain ask no clock either', async () => {
  const folder = join(ROOT, 'worker/domain')
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'))
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  expect(
    files.filter((_, index) => /\bnew Date\(\s*\)|\bDate\(\)/.test(texts[index] ?? '')),
  ).toEqual([])
})
