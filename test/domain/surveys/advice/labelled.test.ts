import { expect, test } from 'vitest'
import { judge, type Figures } from './judge.ts'
import { FRESH } from './labelled/fresh.ts'
import { HARD } from './labelled/hard.ts'
import { TUNED } from './labelled/tuned.ts'
import { UNTUNED } from './labelled/untuned.ts'

const LANGS = ['en', 'pl', 'ru'] as const
const LISTS = { TUNED, UNTUNED, HARD, FRESH }

function add(all: Figures[]): Figures {
  const total = (of: (one: Figures) => number) => all.reduce((sum, one) => sum + of(one), 0)
  return {
    labels: total((one) => one.labels),
    found: total((one) => one.found),
    foundStrictly: total((one) => one.foundStrictly),
    sound: total((one) => one.sound),
    falseWarnings: total((one) => one.falseWarnings),
    mistakes: all.flatMap((one) => one.mistakes),
  }
}

function show(name: string, { labels, found, foundStrictly, sound, falseWarnings }: Figures) {
  process.stdout.write(
    `${name}: ${found} of ${labels} faults found (${foundStrictly} under their own name), ` +
      `warnings on ${falseWarnings} of ${sound} sound questions\n`,
  )
}

function expectGood(figures: Figures) {
  expect(figures.found / figures.labels, figures.mistakes.join('\n')).toBeGreaterThanOrEqual(0.8)
  expect(figures.falseWarnings / figures.sound, figures.mistakes.join('\n')).toBeLessThanOrEqual(
    0.05,
  )
}

test.for(LANGS)(
  'of the labelled questions in %s the faults are found and the sound left alone',
  (lang) => {
    const parts = Object.entries(LISTS).map(([name, list]) => {
      const figures = judge(lang, list[lang])
      show(`${lang} ${name}`, figures)
      return figures
    })
    expectGood(add(parts))
  },
)

test.for(Object.entries(LISTS))('the list %s alone holds, too', ([name, list]) => {
  const figures = add(LANGS.map((lang) => judge(lang, list[lang])))
  show(name, figures)
  expectGood(figures)
})

test('there are enough questions, about half of them sound, and every language has its share', () => {
  for (const lang of LANGS) {
    const rows = Object.values(LISTS).flatMap((list) => list[lang])
    const sound = rows.filter(([, , labels]) => labels === undefined).length
    expect(rows.length).toBeGreaterThanOrEqual(100)
    expect(sound / rows.length).toBeGreaterThan(0.45)
    expect(new Set(rows.map(([, question]) => question)).size).toBe(rows.length)
  }
})
