import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { THEME_LANGUAGES } from '#contract/themes/words.ts'
import { compileLexicon } from '#worker/domain/themes/compile-lexicon.ts'
import { LEXICON_SOURCES } from '#worker/domain/themes/lexicons/all.ts'
import { lexiconsOf, readThemesWith, themesVersion } from '#worker/jobs/themes/theme-readers.ts'

/** Assets of a deployment without the file, that count how often they are asked. */
function withoutFile(): { ASSETS: Fetcher; asked: () => number } {
  let asked = 0
  const answer = async (): Promise<Response> => {
    asked += 1
    return await Promise.resolve(new Response('Not found', { status: 404 }))
  }
  return { ASSETS: { ...env.ASSETS, fetch: answer }, asked: () => asked }
}

test('without its file the Worker says so, and asks again the next time', async () => {
  // An isolate that has read none yet.
  vi.resetModules()
  const anew = await import('#worker/jobs/themes/theme-readers.ts')
  const assets = withoutFile()
  await expect(anew.readThemesWith(assets)).rejects.toThrow('/themes.json is not there (404)')
  await expect(anew.readThemesWith(assets)).rejects.toThrow('/themes.json')
  expect(assets.asked()).toBe(2)
})

test('the Worker reads the themes of comments with the words that the build has written', async () => {
  const read = await readThemesWith(env)
  expect(read('Paczka nie doszła, a kurier był niemiły', null)).toEqual(['lost', 'courier'])
  expect(read('kurier niemily', 'pl')).toEqual(['courier'])
  expect(read('Посылка пришла разбитой', 'en')).toEqual(['damaged'])
  expect(read('The driver was rude', 'en-GB')).toEqual(['courier'])
  expect(await themesVersion(env)).toMatch(/^\d+-[0-9a-f]{12}$/)
})

test('the words are fetched once for all that an isolate reads', async () => {
  await readThemesWith(env)
  const assets = withoutFile()
  const read = await readThemesWith(assets)
  expect(read('late delivery', 'en')).toEqual(['late'])
  expect(assets.asked()).toBe(0)
})

test('the file holds the words as they stand in the sources; if not, `npm run build` is due', async () => {
  const { languages } = await lexiconsOf(env)
  for (const language of THEME_LANGUAGES)
    expect(languages[language]).toEqual(compileLexicon(LEXICON_SOURCES[language]))
})
