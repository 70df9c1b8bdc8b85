import * as z from 'zod'
import {
  channelSchema,
  clientIdSchema,
  handleSchema,
  instantSchema,
  respondentSchema,
  siteKeySchema,
  textSchema,
  traitsSchema,
} from '#contract/schemas.ts'
import { DISPLAY_TYPES, LIMITS } from '#contract/words.ts'

const eventCore = {
  id: clientIdSchema,
  at: instantSchema,
  channel: channelSchema,
  respondent: respondentSchema.nullish(),
  traits: traitsSchema.optional(),
  token: textSchema(2048).nullish(),
}

const displayEventSchema = z.strictObject({
  type: z.enum(DISPLAY_TYPES),
  survey: handleSchema,
  /** Of an ending: no other event tells of the display, this one counts it, too. */
  displayed: z.boolean().optional(),
  ...eventCore,
})
const reachedEventSchema = z.strictObject({
  type: z.literal('reached'),
  touchpoint: handleSchema,
  ...eventCore,
})
const completedEventSchema = z.strictObject({
  type: z.literal('completed'),
  touchpoint: handleSchema,
  /** A desired action that the touchpoint declares. */
  action: handleSchema,
  ...eventCore,
})

export const eventSchema = z.discriminatedUnion('type', [
  displayEventSchema,
  reachedEventSchema,
  completedEventSchema,
])
export type JourneyEvent = z.infer<typeof eventSchema>

/** `POST /v1/events`: all of them are stored, or none. */
export const eventsBodySchema = z.strictObject({
  site: siteKeySchema,
  events: z.array(eventSchema).min(1).max(LIMITS.events),
})

export const eventsReceiptSchema = z.strictObject({ accepted: z.int(), duplicate: z.int() })
export type EventsReceipt = z.infer<typeof eventsReceiptSchema>
