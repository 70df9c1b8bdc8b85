import { expect, test } from 'vitest'
import { randomFrom } from '#scripts/demo/model/random.ts'
import { DEMO_SURVEYS } from '#scripts/demo/site/demo-site.ts'
import { TOPICS } from '#scripts/demo/words/book.ts'
import { chipOf, commentWriter, WORD_BOOKS } from '#scripts/demo/words/write-comment.ts'

const LANGUAGES = ['pl', 'en', 'ru'] as const
const TONES = ['bad', 'mixed', 'good'] as const
const templates = LANGUAGES.flatMap((lang) =>
  TOPICS.flatMap((topic) => TONES.flatMap((tone) => WORD_BOOKS[lang].comments[topic][tone])),
)

test('knows more than a hundred sentences, and none twice', () => {
  expect(templates.length).toBeGreaterThan(250)
  expect(new Set(templates).size).toBe(templates.length)
})

test('fills every slot, and names only chips that some survey has', () => {
  const chips = new Set(
    DEMO_SURVEYS.flatMap(({ definition }) => [
      ...(definition.choices ?? []),
      ...(definition.followUp?.reasons ?? []),
    ]).map(({ code }) => code),
  )
  for (const template of templates) {
    const chip = chipOf(template)
    if (chip) expect(chips).toContain(chip)
    for (const [, slot] of template.matchAll(/\{(\w+)\}/g))
      expect(Object.keys(WORD_BOOKS.pl.slots)).toContain(slot)
  }
  const writer = commentWriter(randomFrom('words'))
  for (const lang of LANGUAGES)
    for (const topic of TOPICS)
      for (const tone of TONES)
        for (let round = 0; round < 20; round += 1) {
          const text = writer.write({ topic, tone, lang, choices: [] }) ?? 'ok'
          expect(text).not.toMatch(/[{}#]|undefined/)
          expect(text.length).toBeGreaterThan(1)
        }
})

test('never writes of another chip than the one that was chosen', () => {
  const writer = commentWriter(randomFrom('chips'))
  const occasion = { topic: 'payment', tone: 'bad', lang: 'pl', choices: ['twice'] } as const
  for (let round = 0; round < 30; round += 1)
    expect(writer.write({ ...occasion, choices: [...occasion.choices] })).toMatch(/dwa razy/i)
})
