import type { Look } from '#contract/site/look.ts'
import { LOOK_PRESETS } from '#contract/site/look-words.ts'

/** A look like the card's own, but for what a test changes. */
export function makeLook(changes: Partial<Look> = {}): Look {
  return {
    preset: 'plain',
    ...LOOK_PRESETS.plain,
    position: 'bottom-end',
    phone: 'sheet',
    ...changes,
  }
}
