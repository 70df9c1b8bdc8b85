import * as z from 'zod'
import { namesSchema } from '#contract/names.ts'
import {
  channelSchema,
  daySchema,
  handleSchema,
  textSchema,
  traitNameSchema,
} from '#contract/schemas.ts'
import { JOURNEY_KINDS, LIMITS } from '#contract/words.ts'
import { MAP_LIMITS } from './limits.ts'

/*
 * A whole map as one document: what the editor changes, a draft holds and a version keeps. What an
 * edit does to it stands in apply.ts, for browsers and the Worker alike.
 */

const nameSchema = textSchema(LIMITS.mapName).trim().min(1)
const named = { id: handleSchema, name: nameSchema, names: namesSchema.default({}) }

/** Something that the team has written down: a need or a barrier. */
export const noteSchema = z.strictObject({
  id: handleSchema,
  text: textSchema(MAP_LIMITS.note).trim().min(1),
})

/** What customers are wanted to do at a touchpoint, by the event that tells of it. */
export const wantedActionSchema = z.strictObject({
  event: handleSchema,
  name: textSchema(LIMITS.mapName).trim().default(''),
  /** Days after the touchpoint was reached; null for any time. */
  withinDays: z.int().min(1).max(MAP_LIMITS.frameDays).nullable().default(null),
})

export const mapTouchpointSchema = z.strictObject({
  ...named,
  channels: z.array(channelSchema).max(MAP_LIMITS.parts).default([]),
  actions: z.array(wantedActionSchema).max(MAP_LIMITS.actions).default([]),
})

/** An improvement, and the day it begins. */
export const mapSolutionSchema = z.strictObject({
  id: handleSchema,
  text: textSchema(MAP_LIMITS.note).trim().min(1),
  startsOn: daySchema.nullable().default(null),
})

export const mapStageSchema = z.strictObject({
  ...named,
  /** Days in which a customer is expected to pass the stage; null for no frame. */
  frameDays: z.int().min(1).max(MAP_LIMITS.frameDays).nullable().default(null),
  /** The sentiment that the team assumes, −100…100; null until it has said one. */
  assumed: z.int().min(-100).max(100).nullable().default(null),
  /** Who keeps the stage current, in the team's own words. */
  owner: textSchema(LIMITS.personName).trim().default(''),
  reviewOn: daySchema.nullable().default(null),
  needs: z.array(noteSchema).max(MAP_LIMITS.parts).default([]),
  barriers: z.array(noteSchema).max(MAP_LIMITS.parts).default([]),
  solutions: z.array(mapSolutionSchema).max(MAP_LIMITS.parts).default([]),
  touchpoints: z.array(mapTouchpointSchema).max(MAP_LIMITS.parts).default([]),
})

/** Something that happened, and that the curve should remind of. */
export const annotationSchema = z.strictObject({
  id: handleSchema,
  on: daySchema,
  text: textSchema(MAP_LIMITS.note).trim().min(1),
})

/** One fact that somebody is known by: the trait is one of the values, compared as text. */
const ruleSchema = z.strictObject({
  trait: traitNameSchema.min(1),
  is: z.array(textSchema(MAP_LIMITS.ruleValue).trim().min(1)).min(1).max(MAP_LIMITS.ruleValues),
})

/** Somebody whom the team plans for. Of several that fit, the first in the list counts. */
export const personaSchema = z.strictObject({
  ...named,
  /** All of them must hold. Without any, it is for the shop's page to say who this is. */
  rules: z.array(ruleSchema).max(MAP_LIMITS.rules).default([]),
})

/** A large group of customers, by the id that the shop's page sends as `traits.segment`. */
export const segmentSchema = z.strictObject(named)

export const mapDocumentSchema = z
  .strictObject({
    ...named,
    kind: z.enum(JOURNEY_KINDS),
    stages: z.array(mapStageSchema).max(MAP_LIMITS.parts),
    annotations: z.array(annotationSchema).max(MAP_LIMITS.annotations).default([]),
    personas: z.array(personaSchema).max(MAP_LIMITS.personas).default([]),
    segments: z.array(segmentSchema).max(MAP_LIMITS.segments).default([]),
  })
  .superRefine((map, context) => {
    const twice = idsOf(map).find((id, index, ids) => ids.indexOf(id) !== index)
    if (twice !== undefined)
      context.addIssue({ code: 'custom', message: `the id “${twice}” stands twice` })
  })
export type MapDocument = z.output<typeof mapDocumentSchema>
export type MapStage = MapDocument['stages'][number]
export type MapTouchpoint = MapStage['touchpoints'][number]
export type MapNote = z.output<typeof noteSchema>
export type MapPersona = z.output<typeof personaSchema>
export type PersonaRule = z.output<typeof ruleSchema>
export type MapSegment = z.output<typeof segmentSchema>
export type MapSolution = z.output<typeof mapSolutionSchema>

function idsOf({ id, stages, annotations, personas, segments }: MapDocument): string[] {
  return [
    id,
    ...[...annotations, ...personas, ...segments].map((one) => one.id),
    ...stages.flatMap((stage) =>
      [stage, ...stage.touchpoints, ...stage.needs, ...stage.barriers, ...stage.solutions].map(
        (part) => part.id,
      ),
    ),
  ]
}
