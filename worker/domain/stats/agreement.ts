import { at, sum } from './arrays.ts'
import { requireCounts } from './input-checks.ts'

/**
 * Van der Eijk's agreement of answers on an ordered scale: 1 all in one category, 0 spread evenly,
 * −1 split between the two ends. `counts` holds one entry for each category, in order. Null without
 * answers, and with fewer than three categories, where a split cannot be told from a spread.
 * Source: van der Eijk 2001, "Measuring agreement in ordered rating scales", Quality & Quantity
 * 35:325–341. @throws RangeError unless counts are finite and at least 0.
 */
export function agreement(counts: readonly number[]): number | null {
  requireCounts('Answers', counts)
  const total = sum(counts)
  if (total === 0 || counts.length < 3) return null
  const heights = [...new Set(counts)].filter((count) => count > 0).sort((a, b) => a - b)
  let weighted = 0
  let below = 0
  for (const height of heights) {
    const layer = counts.map((count) => count >= height)
    const width = layer.filter(Boolean).length
    weighted += (((height - below) * width) / total) * layerAgreement(layer, width)
    below = height
  }
  return weighted
}

/** Agreement of a layer in which a category is either present or not. */
function layerAgreement(layer: readonly boolean[], width: number): number {
  const k = layer.length
  const { unimodal, split } = triples(layer)
  const seen = unimodal + split
  const u = seen === 0 ? 1 : ((k - 2) * unimodal - (k - 1) * split) / ((k - 2) * seen)
  return u * (1 - (width - 1) / (k - 1))
}

/** Triples of categories with exactly two present: side by side (110, 011) or apart (101). */
function triples(layer: readonly boolean[]): { unimodal: number; split: number } {
  let unimodal = 0
  let split = 0
  for (let i = 0; i < layer.length; i += 1) {
    for (let j = i + 1; j < layer.length; j += 1) {
      for (let k = j + 1; k < layer.length; k += 1) {
        const ends = Number(at(layer, i)) + Number(at(layer, k))
        const middle = at(layer, j)
        if (ends === 2 && !middle) split += 1
        if (ends === 1 && middle) unimodal += 1
      }
    }
  }
  return { unimodal, split }
}
