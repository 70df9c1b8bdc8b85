import { describe, expect, test } from 'vitest'
import { lookSchema } from '#contract/site/look.ts'
import {
  CARD_POSITIONS,
  LOOK_FONTS,
  LOOK_PRESETS,
  LOOK_PRESET_NAMES,
  PHONE_FORMS,
} from '#contract/site/look-words.ts'
import { lookCss } from '#worker/domain/looks/look-css.ts'
import { makeLook } from '#test/support/looks.ts'

/** Values that somebody would like to see in the style rules of other people's pages. */
const HOSTILE = [
  'red',
  '#fff',
  '#FFFFFF',
  '#ffffff;}',
  '#ffffff\n',
  'url(//evil.test)',
  '#ffffff}*{background:url(//evil.test)}',
  '</style><script>alert(1)</script>',
  'var(--x)',
  '\\23 ffffff',
  'expression(alert(1))',
  '',
  null,
  0xffffff,
  { toString: () => '#ffffff' },
]

describe('hostile values', () => {
  test.each(HOSTILE)('%j is no colour, no font, no place and no radius', (value) => {
    const palette = { ...LOOK_PRESETS.plain.light, accent: value }
    for (const change of [
      { light: palette },
      { dark: palette },
      { font: value },
      { position: value },
      { phone: value },
      { preset: value },
      { radius: value },
    ]) {
      const look = { ...makeLook(), ...change }
      expect(lookSchema.safeParse(look).success).toBe(false)
      // Wherever it came from: a restored database, a bundle of another site.
      expect(lookCss(look)).toBe('')
    }
  })

  test.each([-1, 29, 3.5, Number.NaN, '14px', '14;}'])('%s is no radius', (radius) => {
    expect(lookCss({ ...makeLook(), radius })).toBe('')
  })

  test('more than a look is none', () => {
    expect(lookCss({ ...makeLook(), css: '*{}' })).toBe('')
    expect([lookCss(null), lookCss(undefined), lookCss('{}'), lookCss([])]).toEqual([
      '',
      '',
      '',
      '',
    ])
  })
})

test('whatever is chosen, the rules hold nothing that fetches or leaves the card', () => {
  for (const preset of LOOK_PRESET_NAMES)
    for (const font of LOOK_FONTS)
      for (const position of CARD_POSITIONS)
        for (const phone of PHONE_FORMS) {
          const css = lookCss(makeLook({ preset, ...LOOK_PRESETS[preset], font, position, phone }))
          expect(css).not.toMatch(/url|@import|<|\\|\/\*|expression/i)
          // As many braces open as close.
          expect(css.split('{').length).toBe(css.split('}').length)
        }
})

test('the rules of a usual look are short', () => {
  const look = makeLook({ preset: 'rounded', ...LOOK_PRESETS.rounded, position: 'top-centre' })
  expect(lookCss(look).length).toBeLessThan(1600)
})
