import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOOK_PRESETS, LOOK_PRESET_NAMES } from '#contract/site/look-words.ts'
import { cardColours } from '#worker/domain/looks/colours.ts'
import { contrastOf, mix, nearestPassing } from '#worker/domain/looks/contrast.ts'
import { fieldOf, weakPairs } from '#worker/domain/looks/weak-pairs.ts'
import { makeLook } from '#test/support/looks.ts'

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('contrast by WCAG 2.2', () => {
  test.each([
    // Published: WebAIM's checker, and the examples of Understanding WCAG (767676 is the lightest grey that passes).
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.47],
    ['#ff0000', '#ffffff', 3.99],
    ['#0000ff', '#ffffff', 8.59],
    ['#008000', '#ffffff', 5.13],
    ['#949494', '#ffffff', 3.03],
    ['#959595', '#ffffff', 2.99],
  ])('%s on %s has %f : 1', (one, other, ratio) => {
    expect(Math.floor(contrastOf(one, other) * 100) / 100).toBe(ratio)
    expect(contrastOf(other, one)).toBe(contrastOf(one, other))
  })

  test('half of white in black is the middle grey', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
    expect(mix('#123456', '#ffffff', 0)).toBe('#123456')
  })
})

describe('the nearest colour that passes', () => {
  test('of a grey on white is the lightest one that does', () => {
    expect(nearestPassing('#999999', '#ffffff', 4.5)).toMatch(/^#7[56]7[56]7[56]$/)
    expect(nearestPassing('#767676', '#ffffff', 4.5)).toBe('#767676')
  })

  test('passes for every pair, and a step less does not', () => {
    fc.assert(
      fc.property(colour, colour, (one, background) => {
        const found = nearestPassing(one, background, 4.5)
        expect(contrastOf(found, background)).toBeGreaterThanOrEqual(4.5)
        if (contrastOf(one, background) >= 4.5) expect(found).toBe(one)
      }),
    )
  })
})

describe('a look', () => {
  test.each(LOOK_PRESET_NAMES)('of the preset %s has no weak pair', (preset) => {
    expect(weakPairs(makeLook({ preset, ...LOOK_PRESETS[preset] }))).toEqual([])
  })

  test('with pale text is refused by field, ratio and a colour that does', () => {
    const light = { background: '#ffffff', text: '#aaaaaa', accent: '#dddddd' }
    const weak = weakPairs(makeLook({ light }))
    expect(weak).toMatchObject([
      { scheme: 'light', colour: 'text', ratio: 2.32, least: 4.5 },
      { scheme: 'light', colour: 'accent', ratio: 1.35, least: 3 },
    ])
    const [text] = weak
    expect(text && contrastOf(text.nearest, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(text && fieldOf(text)).toEqual({
      field: 'look.light.text',
      reason: `contrast with the background is 2.32:1, at least 4.5:1 is needed; the nearest colour that has it is ${text?.nearest}`,
    })
  })

  test('a ratio is cut off and never rounded up to what is needed', () => {
    const light = { background: '#ffffff', text: '#777777', accent: '#2a4d8f' }
    expect(weakPairs(makeLook({ light }))).toMatchObject([{ ratio: 4.47 }])
  })

  test('that passes has every pair of the card pass', () => {
    fc.assert(
      fc.property(
        fc.record({ background: colour, text: colour, accent: colour }),
        fc.boolean(),
        (palette, isStrong) => {
          fc.pre(weakPairs(makeLook({ light: palette })).length === 0)
          const of = cardColours(palette, isStrong)
          const words = [
            [of.ink, of.bg],
            [of.muted, of.bg],
            [of.bad, of.bg],
            [of.on, of.accent],
            [of.ink, of.soft],
            [of.chosen, of.soft],
          ] as const
          for (const pair of words) expect(contrastOf(...pair)).toBeGreaterThanOrEqual(4.5)
          const controls = [
            [of.mark, of.bg],
            [of.accent, of.bg],
            [of.accent, of.soft],
          ] as const
          for (const pair of controls) expect(contrastOf(...pair)).toBeGreaterThanOrEqual(3)
        },
      ),
      { numRuns: 300 },
    )
  })
})
