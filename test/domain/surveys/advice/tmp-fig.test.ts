import { test } from 'vitest'
import { judge } from './judge.ts'
import { TUNED } from './labelled/tuned.ts'
test('figures', async () => {
  const { HARD } = await import('./labelled/hard.ts'); let lists: [string, typeof TUNED][] = [['A', TUNED], ['C', HARD]]
  try { const m = await import('./labelled/untuned' + '.ts'); lists.push(['B', m.UNTUNED]) } catch {}
  for (const [n, l] of lists) for (const lang of ['en','pl','ru'] as const) { const f = judge(lang, l[lang]); console.log('\n' + n, lang, JSON.stringify({...f, mistakes: undefined})); console.log(f.mistakes.join('\n')) }
})
