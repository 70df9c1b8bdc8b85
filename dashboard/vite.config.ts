import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const out = join(import.meta.dirname, '..', 'dist')

/** `dist` is shared with the widget, so only the dashboard's own folder is emptied. */
function clearOwnFolder(): Plugin {
  return {
    name: 'clear-own-folder',
    apply: 'build',
    async buildStart() {
      await rm(`${out}/assets`, { recursive: true, force: true })
    },
  }
}

/** What the first page says comes in one piece, too; every other feature's words on their own. */
const FIRST = new Set(['kit/i18n', 'features/shell', 'features/journey'])

/** `words-settings-keys-pl`; null for what is no file of words. */
function wordsChunk(id: string): string | null {
  const [, folder, language] = /\/dashboard\/(.+)\/words\/(\w+)\.ts$/.exec(id) ?? []
  if (folder === undefined) return null
  const feature = FIRST.has(folder) ? 'first' : folder.replace(/^features\//, '')
  return `words-${feature.replaceAll('/', '-')}-${language}`
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [clearOwnFolder()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: out,
    emptyOutDir: false,
    assetsDir: 'assets',
    // A font or an image as data: would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2024',
    rolldownOptions: {
      output: {
        // What the first page needs comes in one piece, however many later pages share parts of it.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], test: (id) => !id.endsWith('/main.tsx') },
            { debugName: 'words', name: wordsChunk },
          ],
        },
      },
    },
  },
})
