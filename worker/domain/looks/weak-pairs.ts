import type { FieldError } from '#contract/problem.ts'
import type { Look, WeakPair } from '#contract/site/look.ts'
import { LEAST_CONTRAST, SCHEMES } from '#contract/site/look-words.ts'
import { contrastOf, nearestPassing } from './contrast.ts'

/**
 * Colours of a look that are too close to its background: text that cannot be read, or an accent that
 * neither a control nor the focus ring can be told by. All other pairs follow from these two and pass
 * where they do.
 */
export function weakPairs(look: Look): WeakPair[] {
  return SCHEMES.flatMap((scheme) =>
    (['text', 'accent'] as const).flatMap((colour) => {
      const { [colour]: chosen, background } = look[scheme]
      const least = LEAST_CONTRAST[colour]
      const exact = contrastOf(chosen, background)
      if (exact >= least) return []
      // Cut off: 4.499 is not 4.5.
      const ratio = Math.floor(exact * 100) / 100
      return [{ scheme, colour, ratio, least, nearest: nearestPassing(chosen, background, least) }]
    }),
  )
}

/** A weak pair as the field of a refused body. */
export function fieldOf({ scheme, colour, ratio, least, nearest }: WeakPair): FieldError {
  return {
    field: `look.${scheme}.${colour}`,
    reason: `contrast with the background is ${ratio}:1, at least ${least}:1 is needed; the nearest colour that has it is ${nearest}`,
  }
}
