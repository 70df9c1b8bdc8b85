import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT, runTool } from './support/run-tool.ts'

/*
 * Builds the package `wayfelt` into .wayfelt/npm/, or the folder that is named: ESM, types and
 * package.json. Nothing of it is served.
 */

const folder = process.argv[2] ?? join(ROOT, '.wayfelt', 'npm')
const entry = join(ROOT, 'widget/npm/index.ts')

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
await build({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: folder,
    emptyOutDir: false,
    target: 'es2022',
    minify: false,
    lib: { entry, formats: ['es'], fileName: () => 'index.js' },
  },
})
const flags =
  '--ignoreConfig --declaration --emitDeclarationOnly --strict --target es2022 --module esnext --moduleResolution bundler'
await runTool('tsc', [entry, ...flags.split(' '), '--types', '', '--outDir', folder])
const { version, license } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
  version: string
  license: string
}
const description = 'Puts the widget of your own Wayfelt into a page, with types.'
const exports = { '.': { types: './index.d.ts', import: './index.js' } }
const types = './index.d.ts'
await writeFile(
  join(folder, 'package.json'),
  `${JSON.stringify({ name: 'wayfelt', version, description, license, type: 'module', sideEffects: false, types, exports }, null, 2)}\n`,
)
await cp(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'))
