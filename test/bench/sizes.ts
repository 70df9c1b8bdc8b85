import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { buildAll } from '#scripts/support/build-all.ts'
import { ROOT } from '#scripts/support/run-tool.ts'
import type { Figure } from './figure.ts'
import { bundleWorker } from './support/bundle.ts'
import { chunksFrom, firstLoad } from './support/loaded-files.ts'
import { withTemporary } from './support/temporary.ts'

const DIST = join(ROOT, 'dist')

/** Bytes that travel: the widget and the dashboard by brotli 11, the Worker by gzip. */
export async function* sizes(): AsyncGenerator<Figure> {
  await buildAll()
  yield* builtSizes()
}

/** The same of what was built already. */
export async function* builtSizes(): AsyncGenerator<Figure> {
  yield* widgetSizes()
  yield* dashboardSizes()
  const gzipped = await withTemporary(async (folder) => {
    const { script } = await bundleWorker('worker/index.ts', folder)
    return gzipSync(await readFile(script)).length
  })
  yield size('Worker, gzip', gzipped, 400_000)
}

async function* widgetSizes(): AsyncGenerator<Figure> {
  const chunks = (await readdir(join(DIST, 'w'))).filter((name) => /^ui-\w+\.js$/.test(name))
  const [chunk] = chunks
  if (!chunk || chunks.length > 1)
    throw new Error(`Expected one UI chunk in dist/w: ${chunks.join()}`)
  const loader = await brotli('w.js')
  const ui = await brotli(`w/${chunk}`)
  yield size('widget loader, brotli', loader, 3800)
  yield size('widget UI, brotli', ui, 9200)
  yield size('widget loader + UI, brotli', loader + ui, 13_000)
  yield size('widget consent managers, brotli', await brotli('w-consent.js'), 1500)
  yield size('widget watching the page, brotli', await brotli('w-watch.js'), 1400)
  yield size('widget counting why nobody was asked, brotli', await brotli('w-funnel.js'), 1800)
}

async function* dashboardSizes(): AsyncGenerator<Figure> {
  const first = await firstLoad(DIST)
  const assets = (await readdir(join(DIST, 'assets'))).map((name) => `assets/${name}`)
  const language = await largestLanguage(assets, FIRST_WORDS)
  yield {
    ...size('dashboard first load, brotli', (await total([...first])) + language, 45_000),
    note: `${first.size} files and the first page's words in the largest language, without the chart`,
  }
  const drawn = assets.filter((name) => /\/[\w-]*chart[\w-]*\.js$/.test(name))
  if (drawn.length === 0) throw new Error('There is no chart chunk in dist/assets')
  const chart = [...(await chunksFrom(DIST, drawn))].filter((file) => !first.has(file))
  yield {
    ...size('chart chunk, brotli', await total(chart), 60_000),
    note: `${chart.length} files`,
  }
  const inbox = assets.filter((name) => /\/inbox-page-[\w-]+\.(js|css)$/.test(name))
  if (inbox.length === 0) throw new Error('There is no chunk of the inbox in dist/assets')
  const scripts = await chunksFrom(
    DIST,
    inbox.filter((name) => name.endsWith('.js')),
  )
  const opened = [...new Set([...scripts, ...inbox])].filter((file) => !first.has(file))
  yield {
    ...size(
      'inbox beside the first load, brotli',
      (await total(opened)) + (await largestLanguage(assets, INBOX_WORDS)),
      40_000,
    ),
    note: `${opened.length} files and its words in the largest language`,
  }
}

function size(name: string, value: number, atMost: number): Figure {
  return { name, value, unit: 'bytes', budget: { atMost } }
}

async function brotli(file: string): Promise<number> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  return brotliCompressSync(await readFile(join(DIST, file)), { params }).length
}

async function total(files: string[]): Promise<number> {
  const each = await Promise.all(files.map(brotli))
  return each.reduce((sum, bytes) => sum + bytes, 0)
}

/** The features that are on the first page; each has a chunk a language. */
const FIRST_WORDS = /\/words-(kit-i18n|shell|journey)-([a-z]{2})-[^/]+\.js$/

/** The folders of words that the inbox brings. */
const INBOX_WORDS = /\/words-(inbox|kit-cases|kit-sentiment|kit-forms)-([a-z]{2})-[^/]+\.js$/

/** What a page says, in the language that takes the most bytes. */
async function largestLanguage(assets: string[], folders: RegExp): Promise<number> {
  const words = assets.filter((name) => folders.test(name))
  const languages = Map.groupBy(words, (name) => folders.exec(name)?.[2])
  if (
    languages.size === 0 ||
    words.length % languages.size !== 0 ||
    words.length < 3 * languages.size
  )
    throw new Error(
      `At least three chunks of words a language are expected in dist/assets: ${words.join()}`,
    )
  return Math.max(...(await Promise.all([...languages.values()].map(total))))
}
