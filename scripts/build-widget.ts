import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

/*
 * Builds the files of the widget into dist/, which the dashboard's build shares: the chunks
 * w/ui-<hash>.js and w/check-<hash>.js first, then w.js, which carries their names, w-consent.js,
 * w-watch.js, w-funnel.js and w-explain.js.
 */

const root = join(import.meta.dirname, '..', '/')

/** Names by which our files know each other's things, and short ones for them. */
const SHARED = {
  config: 'c',
  root: 'r',
  who: 'w',
  end: 'e',
  shown: 's',
  answer: 'a',
  ended: 'd',
}
/** Names inside the UI that are no attribute, no wire format and not the DOM's; Preact's own. */
const INSIDE =
  '__.*|mood|chosen|choose|onChoose|legend|layout|onSend|onThanks|onDraft|draft|reply|answered|tried|reasonChips|ask|commenting|place|mount'

interface Target {
  entry: string
  format: 'es' | 'iife'
  define?: Record<string, string>
  /** Put in front of every file with JSX in it. */
  jsxInject?: string
  /** More property names to shorten, as a pattern. */
  also?: string
}

/** Bundles one entry into one minified text. */
async function bundle({
  entry,
  format,
  define = {},
  also = '_',
  jsxInject = '',
}: Target): Promise<string> {
  const result = await build({
    root: `${root}widget`,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    // Preact's h is in the bundle already; its automatic runtime would come on top.
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' }, jsxInject },
    build: {
      write: false,
      // Every browser with constructable style sheets, which the card cannot do without.
      target: ['chrome100', 'firefox101', 'safari16.4'],
      cssTarget: ['chrome130', 'firefox130', 'safari18'],
      modulePreload: false,
      // Not lib mode: that keeps the whitespace of ES modules.
      rolldownOptions: {
        input: `${root}widget/${entry}`,
        preserveEntrySignatures: 'strict',
        optimization: { inlineConst: { mode: 'all', pass: 3 } },
        output: {
          format,
          minify: {
            compress: true,
            mangle: true,
            codegen: true,
            mangleProps: {
              include: new RegExp(`^(${Object.keys(SHARED).join('|')}|${also})$`),
              cache: SHARED,
            },
          },
        },
      },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[]
  const chunks = outputs.flatMap(({ output }) => output)
  const [chunk] = chunks
  if (chunks.length !== 1 || chunk?.type !== 'chunk')
    throw new Error(`${entry}: expected one chunk`)
  return chunk.code.trim()
}

/** Bytes after brotli 11: what the budgets count. */
function weight(code: string): number {
  return brotliCompressSync(code).length
}

async function main(): Promise<void> {
  const ui = await bundle({
    entry: 'ui/main.ts',
    format: 'es',
    also: INSIDE,
    jsxInject: "import { h, Fragment } from 'preact'",
  })
  const checkFor = (hash: string) =>
    bundle({ entry: 'check/main.ts', format: 'es', define: pathsOf(hash) })
  // One hash for both: the loader carries it twice, and twice the same costs fewer bytes.
  const hash = createHash('sha256')
    .update(ui)
    .update(await checkFor(''))
    .digest('hex')
    .slice(0, 6)
  const check = await checkFor(hash)
  const loader = await bundle({
    entry: 'loader/main.ts',
    format: 'iife',
    define: pathsOf(hash),
  })
  const consent = await bundle({ entry: 'consent/main.ts', format: 'iife' })
  const watch = await bundle({ entry: 'watch/main.ts', format: 'es' })
  const funnel = await bundle({ entry: 'funnel/main.ts', format: 'es' })
  const explain = await bundle({ entry: 'explain/main.ts', format: 'es' })
  const folder = `${root}dist/w`
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder))
    if (/^(ui|check)-/.test(name)) await rm(`${folder}/${name}`)
  await writeFile(`${folder}/ui-${hash}.js`, ui)
  await writeFile(`${folder}/check-${hash}.js`, check)
  await writeFile(`${root}dist/w.js`, loader)
  await buildHosted()
  await writeFile(`${root}dist/w-consent.js`, consent)
  await writeFile(`${root}dist/w-watch.js`, watch)
  await writeFile(`${root}dist/w-funnel.js`, funnel)
  await writeFile(`${root}dist/w-explain.js`, explain)
  const sizes = Object.entries({
    'w.js': loader,
    ui,
    check,
    'w-consent.js': consent,
    'w-watch.js': watch,
    'w-funnel.js': funnel,
    'w-explain.js': explain,
  })
  console.log(`${sizes.map(([name, code]) => `${name} ${weight(code)} B`).join(', ')} (brotli)`)
}

/** What hosted pages and kiosks need beside the widget: scripts under fixed names, and plain files. */
async function buildHosted(): Promise<void> {
  const folder = `${root}dist/hosted`
  await mkdir(folder, { recursive: true })
  for (const name of ['page', 'kiosk-worker']) {
    // Its things have the names that the contract and the loader know: none is shortened.
    const code = await bundle({ entry: `hosted/${name}.ts`, format: 'iife', also: '_' })
    await writeFile(`${folder}/${name}.js`, code)
  }
  await cp(`${root}widget/hosted/files`, folder, { recursive: true })
}

/** Paths of the chunks, as the files that load them know them. */
function pathsOf(hash: string): Record<string, string> {
  return {
    UI_PATH: JSON.stringify(`/w/ui-${hash}.js`),
    CHECK_PATH: JSON.stringify(`/w/check-${hash}.js`),
  }
}

await main()
