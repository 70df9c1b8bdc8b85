import * as z from 'zod'
import { clientIdSchema, respondentSchema, traitsSchema } from './answers.ts'
import { channelSchema, handleSchema, siteKeySchema, textSchema } from './words.ts'

/** Shown and closed questions: the denominators of every response rate. */
const DISPLAY_TYPES = ['shown', 'dismissed', 'abandoned'] as const
const eventCore = {
  id: clientIdSchema,
  at: z.int().min(0).max(8_640_000_000_000_000),
  channel: channelSchema,
  respondent: respondentSchema.nullish(),
  traits: traitsSchema.optional(),
  token: textSchema(2048).nullish(),
}

const displayEventSchema = z.strictObject({
  type: z.enum(DISPLAY_TYPES),
  survey: handleSchema,
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
  events: z.array(eventSchema).min(1).max(50),
})

export const eventsReceiptSchema = z.strictObject({ accepted: z.int(), duplicate: z.int() })
export type EventsReceipt = z.infer<typeof eventsReceiptSchema>
