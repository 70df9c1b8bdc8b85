import type * as z from 'zod'
import { ACCOUNT_OPERATIONS } from './operations/accounts.ts'
import { CASE_OPERATIONS } from './operations/cases.ts'
import { CHANNEL_OPERATIONS } from './operations/channels.ts'
import { COLLECT_OPERATIONS } from './operations/collect.ts'
import { DELIVERY_OPERATIONS } from './operations/delivery.ts'
import { DELIVERY_FIGURE_OPERATIONS } from './operations/delivery-figures.ts'
import { DIGEST_OPERATIONS } from './operations/digests.ts'
import { IMPROVEMENT_OPERATIONS } from './operations/improvements.ts'
import { HOLD_OPERATIONS } from './operations/holds.ts'
import { IMPORT_OPERATIONS } from './operations/imports.ts'
import { INSIGHT_OPERATIONS } from './operations/insight.ts'
import { JOURNEY_OPERATIONS } from './operations/journey.ts'
import { MAP_OPERATIONS } from './operations/map.ts'
import { MCP_OPERATIONS } from './operations/mcp.ts'
import { OUTBOX_OPERATIONS } from './operations/outbox.ts'
import { PRIVACY_OPERATIONS } from './operations/privacy.ts'
import { SITE_OPERATIONS } from './operations/site.ts'
import { SURVEY_OPERATIONS } from './operations/surveys.ts'

/** Every operation of the API; a test compares them with the router. */
export const OPERATIONS = [
  ...COLLECT_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...JOURNEY_OPERATIONS,
  ...MAP_OPERATIONS,
  ...DIGEST_OPERATIONS,
  ...INSIGHT_OPERATIONS,
  ...SURVEY_OPERATIONS,
  ...CHANNEL_OPERATIONS,
  ...DELIVERY_OPERATIONS,
  ...DELIVERY_FIGURE_OPERATIONS,
  ...IMPROVEMENT_OPERATIONS,
  ...CASE_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...HOLD_OPERATIONS,
  ...OUTBOX_OPERATIONS,
  ...SITE_OPERATIONS,
  ...PRIVACY_OPERATIONS,
  ...MCP_OPERATIONS,
]

type Known = (typeof OPERATIONS)[number]
type RouteOf<Item> = Item extends {
  method: infer Method extends string
  path: infer Path extends string
}
  ? `${Uppercase<Method>} ${Path}`
  : never

/** Method and path as the router has them: `DELETE /api/keys/:id`. */
export type Route = RouteOf<Known>

type At<R extends Route> = Known extends infer Item
  ? Item extends Known
    ? RouteOf<Item> extends R
      ? Item
      : never
    : never
  : never
type Names<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never
type Answers<Item> = Item extends { answers: infer All } ? All[keyof All] : never

/** What stands for the `:name` parts of a path. */
export type ParamsOf<R extends Route> = { [Name in Names<At<R>['path']>]: string }
/** The query of a route as a caller writes it; `undefined` where it takes none. */
export type QueryOf<R extends Route> =
  At<R> extends { query: infer Schema extends z.ZodType } ? z.input<Schema> : undefined
/** The body of a route as a caller writes it; `undefined` where it takes none. */
export type BodyOf<R extends Route> =
  At<R> extends { body: { schema: infer Schema extends z.ZodType } } ? z.input<Schema> : undefined
/** What a route answers with when all is well; `void` where it has no body. */
export type AnswerOf<R extends Route> =
  Answers<At<R>> extends infer Schema ? (Schema extends z.ZodType ? z.output<Schema> : void) : never
