import * as z from 'zod'

/** Calls one function of the statistics core with a case's `in`; answers in the shape of `expect`. */
export type Adapter = (input: unknown) => unknown

/** @throws ZodError when the input does not have the shape that the function takes. */
export function adapter<Input>(schema: z.ZodType<Input>, call: (input: Input) => unknown): Adapter {
  return (input) => call(schema.parse(input))
}

export const number = z.number()
export const numbers = z.array(number)
export const table = z.array(numbers)
export const continuity = z.boolean().default(false)
/** Two samples, paired or not. */
export const samples = z.object({ a: numbers, b: numbers })
/** Successes and trials of two groups. */
export const twoGroups = z.object({ x1: number, n1: number, x2: number, n2: number })

/** An interval as golden cases write it. */
export function ends(interval: { low: number; high: number } | null): [number, number] | null {
  return interval && [interval.low, interval.high]
}

/** Two lists side by side, each pair made into one value. */
export function zip<T>(
  first: readonly number[],
  second: readonly number[],
  make: (a: number, b: number) => T,
): T[] {
  if (first.length !== second.length) throw new RangeError('The lists differ in length.')
  return first.map((a, i) => make(a, second[i] ?? Number.NaN))
}
