import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { COLUMNS_FILE } from '#contract/codebook.ts'
import { MAP_SCHEMA_PATH, mapFileSchema } from '#contract/map/file.ts'
import { MCP_FILE } from '#contract/mcp/told.ts'
import { describeMcp } from '#contract/mcp/tool-words.ts'
import { WORDINGS } from '#contract/surveys/advice.ts'
import { TEMPLATE_FILE } from '#contract/templates.ts'
import { answerColumns } from '#worker/domain/answers/answer-columns.ts'
import { ALL_TEMPLATES } from '#worker/domain/journey/template/all.ts'
import { LEXICON_SOURCES } from '#worker/domain/surveys/advice/lexicon/all.ts'
import { describeApi } from './describe-api.ts'
import { ROOT, runTool } from './run-tool.ts'
import { writeThemes } from './write-themes.ts'

const DIST = join(ROOT, 'dist')

/** Builds everything that is served as a file into dist/: dashboard, widget, demo shop, API description, templates, words of themes. */
export async function buildAll(): Promise<void> {
  await mkdir(DIST, { recursive: true })
  await Promise.all([
    runTool('vite', ['build', 'dashboard', '--logLevel', 'warn']),
    buildAllButDashboard(),
  ])
}

/** The same without the dashboard, which `npm run dev` serves from its sources. */
export async function buildAllButDashboard(): Promise<void> {
  await mkdir(DIST, { recursive: true })
  await buildWidget()
  await cp(join(ROOT, 'scripts/support/headers.txt'), join(DIST, '_headers'))
  await writeFile(join(DIST, 'openapi.json'), JSON.stringify(describeApi(), null, 2))
  await writeFile(join(DIST, WORDINGS), JSON.stringify(LEXICON_SOURCES))
  await writeFile(join(DIST, TEMPLATE_FILE), JSON.stringify(ALL_TEMPLATES))
  await writeFile(join(DIST, MCP_FILE), JSON.stringify(describeMcp()))
  await writeFile(join(DIST, COLUMNS_FILE), JSON.stringify(answerColumns()))
  await writeThemes(DIST)
  const schema = z.toJSONSchema(mapFileSchema, { io: 'input' })
  await writeFile(join(DIST, MAP_SCHEMA_PATH), JSON.stringify(schema, null, 2))
}

/** The widget, the demo shop and the builder's preview page. @throws Error with the compiler's words */
export async function buildWidget(): Promise<void> {
  await runTool('node', ['scripts/build-widget.ts'])
  await cp(join(ROOT, 'widget/demo-shop'), join(DIST, 'demo'), { recursive: true })
  await cp(join(ROOT, 'widget/preview'), join(DIST, 'preview'), { recursive: true })
}
