import { keyOf } from './counts.ts'
import { MOST_STEPS, type Facts, type Said } from './facts.ts'
import type { OnwardAdd } from './onward.ts'

/*
 * Who could name a pain in a stage, who named it, and where their journey went afterwards: by the week
 * of its last answer, as paths are, so that it is known how long ago that was.
 */

/**
 * Journeys that could name a pain at some touchpoints of a stage, by the stages they were in after it
 * (`a`), and those that named it there (`n`). Every answer takes its journey out as it was before.
 */
export function barrierAdds({ place, path, said, before }: Facts): OnwardAdd[] {
  if (place === null || !said || place > MOST_STEPS + 1) return []
  // Of a journey with more answers than a path tells, nothing is left.
  const isLonger = place > MOST_STEPS
  const now = isLonger ? [] : keysOf(path, said)
  const known = isLonger ? said.length : said.length - 1
  const was = before ? keysOf(path.slice(0, known), said.slice(0, known)) : []
  return [
    ...now.map((key) => ({ key, counters: [1] })),
    ...was.map((key) => ({ key, counters: [-1], ...(before && { week: before.week }) })),
  ]
}

/** @param path touchpoints of the answers that said so */
function keysOf(path: readonly string[], said: readonly Said[]): string[] {
  return listed(said.map(([stage]) => stage)).flatMap((stage) => {
    const own = said.flatMap(([of, codes], step) =>
      of === stage && codes ? [{ touchpoint: path[step] ?? '', codes }] : [],
    )
    if (own.length === 0) return []
    const after = said.slice(said.findLastIndex(([of]) => of === stage) + 1)
    const where = [
      stage,
      listed(own.map(({ touchpoint }) => touchpoint)).join(' '),
      listed(after.map(([of]) => of)).join(' '),
    ]
    const codes = listed(own.flatMap((one) => one.codes))
    return [keyOf('a', ...where), ...codes.map((code) => keyOf('n', ...where, code))]
  })
}

/** Each once, in one order whatever came first. */
function listed(ids: string[]): string[] {
  return [...new Set(ids)].toSorted()
}
