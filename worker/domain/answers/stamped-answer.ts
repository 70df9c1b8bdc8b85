import type { Channel, Reference, Scale } from '#contract/words.ts'
import type { Traits } from '#contract/schemas.ts'

/** One answer, placed in time and on the map and ready to store, whatever way it came. */
export interface StampedAnswer {
  /** A UUIDv7 in the order of time: the key. */
  id: string
  /** The id that its sender knows it by. */
  claimedId: string
  /** Tells a retry from another answer under the same id. */
  bodyHash: string
  /** The same for all answers of one order, proved by a token, to one survey; null for others. */
  onceKey: string | null
  journeyId: string
  mapVersion: number
  surveyId: string
  revision: number
  touchpointId: string
  scale: Scale
  stageId: string
  channel: Channel
  /** A declared segment and persona; '' is unassigned. */
  segment: string
  persona: string
  /** Local day of `answeredAt` in the site's time zone. */
  day: string
  score: number | null
  choices: string[]
  comment: string | null
  lang: string
  url: string | null
  respondent: string | null
  orderRef: string | null
  customerRef: string | null
  /** How far the references can be trusted; null where there are none. */
  reference: Reference | null
  traits: Traits
  /** Share of visitors that were asked, 0…1. */
  sample: number
  /** Unix milliseconds, these three. */
  shownAt: number | null
  answeredAt: number
  receivedAt: number
  /** 1 if no event of its own tells of the display, which then counts with the answer; else 0. */
  displays: 0 | 1
  /** The network it came from, as a code of the day; null where that is not known. */
  source: string | null
  /** The hold that keeps it out of the figures from the beginning; 0 for none. */
  held: number
  /** The import that it came with; 0 for none. */
  importId: number
}

/** What stands in an answer for everything that its sender did not tell. */
export const NOT_TOLD = {
  onceKey: null,
  segment: '',
  persona: '',
  choices: [],
  comment: null,
  url: null,
  respondent: null,
  orderRef: null,
  customerRef: null,
  reference: null,
  traits: {},
  sample: 1,
  shownAt: null,
  displays: 0,
  source: null,
  held: 0,
  importId: 0,
} satisfies Partial<StampedAnswer>
