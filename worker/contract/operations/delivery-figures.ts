import * as z from 'zod'
import { costReportSchema, costStepSchema } from '#contract/delivery/costs/costs.ts'
import {
  evidenceQuerySchema,
  faultQuerySchema,
  faultReportSchema,
} from '#contract/delivery/costs/faults.ts'
import { recoveryReportSchema } from '#contract/delivery/costs/recovery.ts'
import { carriersQuerySchema } from '#contract/delivery/carriers.ts'
import { plansSchema } from '#contract/delivery/plan.ts'
import { json, type Operation } from './operation.ts'

/** What deliveries come to: figures, and the evidence behind them. */
export const DELIVERY_FIGURE_OPERATIONS = [
  {
    method: 'get',
    path: '/api/delivery/costs',
    summary: 'What goes with each delivery issue of each carrier, as it was counted last.',
    needs: 'figures:read',
    answers: { 200: costReportSchema },
  },
  {
    method: 'post',
    path: '/api/delivery/costs',
    summary: 'Count it anew, or go on: a step of five hundred orders.',
    needs: 'cases:work',
    body: json(costStepSchema),
    answers: { 200: costReportSchema },
  },
  {
    method: 'get',
    path: '/api/delivery/faults',
    summary: 'Whose doing the issues of each carrier were.',
    needs: 'figures:read',
    query: faultQuerySchema,
    answers: { 200: faultReportSchema },
  },
  {
    method: 'get',
    path: '/api/delivery/evidence.csv',
    summary:
      'The issues of a carrier with promises, tracking and answers, as a CSV file for a claim.',
    needs: 'answers:export',
    query: evidenceQuerySchema,
    answers: { 200: z.string() },
    file: 'text/csv',
  },
  {
    method: 'get',
    path: '/api/delivery/recovery',
    summary: 'What became of customers after cases: sentiment beside buying again.',
    needs: 'figures:read',
    answers: { 200: recoveryReportSchema },
  },
  {
    method: 'get',
    path: '/api/delivery/plan',
    summary: 'Parcels against their plan: told of, and delivered by the promised day.',
    needs: 'figures:read',
    query: carriersQuerySchema,
    answers: { 200: plansSchema },
  },
] as const satisfies Operation[]
