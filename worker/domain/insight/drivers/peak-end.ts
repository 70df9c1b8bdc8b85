import type { Drivers } from '#contract/insight/drivers.ts'
import { FEW_BELOW, type Scale } from '#contract/words.ts'
import { sentimentOf } from '#worker/domain/scoring.ts'
import { at, sum } from '#worker/domain/stats/arrays.ts'
import { Z_95 } from '#worker/domain/stats/interval.ts'
import type { Outcome } from './outcome.ts'

/** With fewer answers peak and end are the journey. */
const LEAST_ANSWERS = 3

/**
 * Peak–end and the plain mean of what persons had answered before, on the scale that most of them have
 * three answers of, each beside what they said in the end. Null under thirty persons.
 * Source: Fredrickson & Kahneman 1993; whether it tells more than the mean is what the two r say.
 */
export function personalPeakEnd(outcomes: readonly Outcome[], scale: Scale): Drivers['peakEnd'] {
  const persons = outcomes.flatMap((one) => {
    const scales = [...Map.groupBy(one.before, (answer) => answer.scale)]
    return scales
      .filter(([, answers]) => answers.length >= LEAST_ANSWERS)
      .map(([own, answers]) => ({
        own,
        // The newest stands first: it is the end.
        felt: answers.map(({ score }) => sentimentOf(own, score)),
        outcome: sentimentOf(scale, one.score),
      }))
  })
  const [most] = [...Map.groupBy(persons, ({ own }) => own)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  if (!most || most[1].length < FEW_BELOW) return null
  const [own, told] = most
  const ends = told.map(({ outcome }) => outcome)
  const means = told.map(({ felt }) => sum(felt) / felt.length)
  const peakEnds = told.map(({ felt }) => peakEndOf(felt))
  const [meanR, peakEndR] = [correlation(means, ends), correlation(peakEnds, ends)]
  return {
    scale: own,
    n: told.length,
    mean: sum(means) / told.length,
    peakEnd: sum(peakEnds) / told.length,
    meanR,
    meanInterval: fisher(meanR, told.length),
    peakEndR,
    peakEndInterval: fisher(peakEndR, told.length),
  }
}

/** @param felt the newest first: of two peaks as far from 0 the later counts */
function peakEndOf(felt: readonly number[]): number {
  const peak = felt.reduce((far, one) => (Math.abs(one) > Math.abs(far) ? one : far))
  return (peak + at(felt, 0)) / 2
}

/** Pearson's r; null where a side does not vary. */
function correlation(a: readonly number[], b: readonly number[]): number | null {
  const centred = (values: readonly number[]) => {
    const mean = sum(values) / values.length
    return values.map((value) => value - mean)
  }
  const [x, y] = [centred(a), centred(b)]
  const product = (one: readonly number[], other: readonly number[]) =>
    sum(one.map((value, index) => value * at(other, index)))
  const size = Math.sqrt(product(x, x) * product(y, y))
  return size > 1e-9 ? Math.max(-1, Math.min(1, product(x, y) / size)) : null
}

/** Fisher's z: tanh(atanh r ± 1.96 / √(n − 3)). */
function fisher(r: number | null, n: number): [number, number] | null {
  if (r === null) return null
  const half = Z_95 / Math.sqrt(n - 3)
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)]
}
