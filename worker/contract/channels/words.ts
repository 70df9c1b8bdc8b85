/* Lists and limits of people who are asked one by one: plain values, like those of words.ts. */

/** Channels in which people are asked one by one, by an address. */
export const RECIPIENT_CHANNELS = ['email', 'sms'] as const
export type RecipientChannel = (typeof RECIPIENT_CHANNELS)[number]

/** Why somebody may be asked at an address: they agreed, or were told when they gave it. */
export const BASES = ['consent', 'notice'] as const
export type Basis = (typeof BASES)[number]

/** What becomes of a row of a file of recipients; only `ready` has a link. */
export const RECIPIENT_OUTCOMES = [
  'ready',
  /** It does not say why this person may be asked. */
  'no-basis',
  'opted-out',
  'budget',
  'gap',
  'bad-address',
  /** An earlier row has the same person. */
  'double',
  /** Somebody else was asked by the link of this row before: it is another file. */
  'changed',
  /* Of a reminder: */
  'unknown',
  'answered',
  'reminded',
  'too-early',
] as const
export type RecipientOutcome = (typeof RECIPIENT_OUTCOMES)[number]

export const RECIPIENT_LIMITS = {
  /** Rows that one call takes, its bytes, and the longest cell of such a row. */
  rows: 200,
  bytes: 512 * 1024,
  cell: 320,
  /** Rows of a file. */
  lines: 50_000,
  /** Lists that a site keeps, and days for which their links work. */
  lists: 200,
  days: 90,
} as const
