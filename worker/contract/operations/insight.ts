import { alertsSchema } from '#contract/insight/alerts.ts'
import {
  movesQuerySchema,
  movesSchema,
  whyQuerySchema,
  whySchema,
} from '#contract/insight/moves.ts'
import { sampleQuerySchema, sampleSchema } from '#contract/insight/sample.ts'
import type { Operation } from './operation.ts'

/** What explains the curve: who answers, what moved, and why. */
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
    path: '/api/alerts',
    summary: 'Places where more answers than usual were unhappy, the last to be raised first.',
    needs: 'figures:read',
    answers: { 200: alertsSchema },
  },
] as const satisfies Operation[]
