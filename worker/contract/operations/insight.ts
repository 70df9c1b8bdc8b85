import { alertPlaceSchema, alertsSchema } from '#contract/insight/alerts.ts'
import { driversQuerySchema, driversSchema } from '#contract/insight/drivers.ts'
import { groupsQuerySchema, groupsSchema } from '#contract/insight/groups.ts'
import { heardQuerySchema, heardSchema } from '#contract/insight/heard.ts'
import {
  movesQuerySchema,
  movesSchema,
  whyQuerySchema,
  whySchema,
} from '#contract/insight/moves.ts'
import { opportunitiesSchema } from '#contract/insight/opportunities.ts'
import { sampleQuerySchema, sampleSchema } from '#contract/insight/sample.ts'
import { segmentsQuerySchema, segmentsSchema } from '#contract/insight/segments.ts'
import { lastSummarySchema } from '#contract/insight/summary.ts'
import { standoutsQuerySchema, standoutsSchema } from '#contract/insight/standouts.ts'
import { weightedQuerySchema, weightedSchema } from '#contract/insight/weighted.ts'
import type { Operation } from './operation.ts'

/** What explains the curve: who answers, what moved and why, what stands out, what goes with the outcome. */
export const INSIGHT_OPERATIONS = [
  {
    method: 'get',
    path: '/api/journeys/:id/sample',
    summary:
      'Who answered beside who was asked: R-indicator with partial indicators, of displays and of parcels.',
    needs: 'figures:read',
    query: sampleQuerySchema,
    answers: { 200: sampleSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/weighted',
    summary:
      'Touchpoints whose questions were shown to different shares of visitors, in turn or as samples: the whole weighted by these shares, and each question.',
    needs: 'figures:read',
    query: weightedQuerySchema,
    answers: { 200: weightedSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/groups',
    summary: 'The curve once for each of the groups that tell customers apart, by one instrument.',
    needs: 'figures:read',
    query: groupsQuerySchema,
    answers: { 200: groupsSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/heard',
    summary:
      'Where people say they heard of the shop: the share of each source with its interval, and what "other" was.',
    needs: 'figures:read',
    query: heardQuerySchema,
    answers: { 200: heardSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/moves',
    summary: 'What moved between two periods, ranked by how far it went at least.',
    needs: 'figures:read',
    query: movesQuerySchema,
    answers: { 200: movesSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/moves/why',
    summary:
      'Whether a move comes from other people answering or from the same ones feeling otherwise.',
    needs: 'figures:read',
    query: whyQuerySchema,
    answers: { 200: whySchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/standouts',
    summary:
      'What the curve does not say: wow, channels of a touchpoint, assumed and measured, one index, splits.',
    needs: 'figures:read',
    query: standoutsQuerySchema,
    answers: { 200: standoutsSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/segments',
    summary:
      'Which touchpoint fails which segment, against everybody else there, and which pains a segment names more.',
    needs: 'figures:read',
    query: segmentsQuerySchema,
    answers: { 200: segmentsSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/opportunities',
    summary: 'Touchpoints by importance × what the best segment is above all × how many pass.',
    needs: 'figures:read',
    query: segmentsQuerySchema,
    answers: { 200: opportunitiesSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/drivers',
    summary:
      'What goes with the NPS or CSAT of a journey: earlier touchpoints one by one, facts together, peak and end.',
    needs: 'figures:read',
    query: driversQuerySchema,
    answers: { 200: driversSchema },
  },
  {
    method: 'get',
    path: '/api/alerts',
    summary: 'Places where more answers than usual were unhappy, the last to be raised first.',
    needs: 'figures:read',
    answers: { 200: alertsSchema },
  },
  {
    method: 'post',
    path: '/api/alerts/anew',
    summary: 'Learns anew what is usual at a place that has changed for good; ends its alert.',
    needs: 'site:manage',
    body: { type: 'application/json', schema: alertPlaceSchema },
    answers: { 204: null },
  },
  {
    method: 'get',
    path: '/api/summary',
    summary: 'The last week that is over, in words and figures, as it was told on its Monday.',
    needs: 'figures:read',
    answers: { 200: lastSummarySchema },
  },
] as const satisfies Operation[]
