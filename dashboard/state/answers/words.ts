import type { Channel, Kind } from '#contract/words.ts'

/*
 * The contract's lists as values: only its types may come in here, because zod would come with
 * them. `satisfies Record` makes a missing or an unknown word a type error.
 */

const channels = {
  web: 1,
  app: 1,
  email: 1,
  sms: 1,
  chat: 1,
  social: 1,
  ads: 1,
  store: 1,
  phone: 1,
  courier: 1,
  locker: 1,
  print: 1,
  tv: 1,
  word_of_mouth: 1,
} satisfies Record<Channel, 1>

const kinds = {
  csat: true,
  emotion: true,
  pain_point: false,
  nps: true,
  ces: true,
  expectation: true,
  arrived: true,
  text: false,
} satisfies Record<Kind, boolean>

export const CHANNELS = Object.keys(channels) as Channel[]
/** Kinds whose answers carry a score, so that a curve can be drawn. */
export const SCORED_KINDS = (Object.keys(kinds) as Kind[]).filter((kind) => kinds[kind])
