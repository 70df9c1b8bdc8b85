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

/** Words tell whose they are: `words-settings-keys-pl`. */
function chunkName({ facadeModuleId }: { facadeModuleId: string | null }): string {
  const [, folder = '', language = ''] =
    /\/dashboard\/(?:features\/)?(.+)\/words\/(\w+)\.ts$/.exec(facadeModuleId ?? '') ?? []
  const name = folder ? `words-${folder.replaceAll('/', '-')}-${language}` : '[name]'
  return `assets/${name}-[hash].js`
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
        chunkFileNames: chunkName,
        // What the first page needs comes in one piece, however many later pages share parts of it.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], test: (id) => !id.endsWith('/main.tsx') },
            // Forms, lists, heads: nearly every later page needs most of them. Cases and passkeys bring words.
            // The lists of cases come along: a file of their own would cost the first page its name.
            {
              name: 'kit',
              test: /\/dashboard\/kit\/(?!cases\/|charts\/|passkeys\/)[\w-]+\/(?!words\/).+\.tsx?$|\/contract\/(cases|delivery)\/words\.ts$/,
            },
          ],
        },
      },
    },
  },
})
