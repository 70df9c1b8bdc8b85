import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeApi } from './describe-api.ts'
import { ROOT, runTool } from './run-tool.ts'

/** Builds everything that is served as a file into dist/: dashboard, widget, demo shop, API description. */
export async function buildAll(): Promise<void> {
  const dist = join(ROOT, 'dist')
  await mkdir(dist, { recursive: true })
  await Promise.all([
    runTool('vite', ['build', 'dashboard', '--logLevel', 'warn']),
    runTool('node', ['scripts/build-widget.ts']),
  ])
  await cp(join(ROOT, 'widget/demo-shop'), join(dist, 'demo'), { recursive: true })
  await cp(join(ROOT, 'scripts/support/headers.txt'), join(dist, '_headers'))
  await writeFile(join(dist, 'openapi.json'), JSON.stringify(describeApi(), null, 2))
}
