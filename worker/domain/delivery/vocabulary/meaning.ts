import type { IssueType, ParcelStatus } from '#contract/delivery/words.ts'
import { cut } from '#worker/domain/delivery/reading/values.ts'
import type { HeardParcel } from '#worker/domain/delivery/heard.ts'

/** What a sender's code says: where the parcel is, and what went wrong. */
export type Meaning = readonly [status: ParcelStatus | null, issue: IssueType | null]
export type Vocabulary = ReadonlyMap<string, Meaning>

/** A table of codes. A map, so that `constructor` is a code like any other that nobody knows. */
export function vocabulary(codes: Record<string, Meaning>): Vocabulary {
  return new Map(Object.entries(codes))
}

/** What a code makes of a parcel. */
export type Said = Pick<HeardParcel, 'status' | 'issue' | 'raw' | 'isUnknown'>

/** The meaning of a code of one vocabulary; one that it lacks is kept raw and says nothing. */
export function say(codes: Vocabulary, code: string): Said {
  const meaning = codes.get(code)
  const [status, issue] = meaning ?? [null, null]
  return { status, issue, raw: cut(code), ...(meaning ? {} : { isUnknown: true }) }
}

/**
 * The meaning of a finer code; where its vocabulary lacks it, that of the main code, and it is kept as
 * unknown: nothing is guessed from its name.
 */
export function sayFiner(
  { main, finer }: { main: Vocabulary; finer: Vocabulary },
  mainCode: string,
  finerCode: string | undefined,
): Said {
  if (finerCode === undefined) return say(main, mainCode)
  if (finer.has(finerCode)) return say(finer, finerCode)
  return { ...say(main, mainCode), raw: cut(finerCode), isUnknown: true }
}
