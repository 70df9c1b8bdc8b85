import {
  improvementChangeSchema,
  improvementListSchema,
  improvementPlanSchema,
  improvementSchema,
  improvementsQuerySchema,
  newImprovementSchema,
  planQuerySchema,
} from '#contract/improvements/improvements.ts'
import { json, type Operation } from './operation.ts'

const needs = 'site:manage'

/** Improvements, and what became of them. */
export const IMPROVEMENT_OPERATIONS = [
  {
    method: 'get',
    path: '/api/improvements',
    summary: 'The improvements of a journey with their verdicts, the last to start first.',
    needs: 'figures:read',
    query: improvementsQuerySchema,
    answers: { 200: improvementListSchema },
  },
  {
    method: 'get',
    path: '/api/improvements/plan',
    summary: 'What change the answers of the last four weeks would show, after how many weeks.',
    needs: 'figures:read',
    query: planQuerySchema,
    answers: { 200: improvementPlanSchema },
  },
  {
    method: 'post',
    path: '/api/improvements',
    summary: 'Write an improvement down. What is judged, when and how, is fixed by that.',
    needs,
    body: json(newImprovementSchema),
    answers: { 201: improvementSchema },
  },
  {
    method: 'patch',
    path: '/api/improvements/:id',
    summary: 'Rename an improvement, or stop it before its planned end.',
    needs,
    body: json(improvementChangeSchema),
    answers: { 200: improvementSchema },
  },
  {
    method: 'delete',
    path: '/api/improvements/:id',
    summary: 'Take an improvement back that has not begun.',
    needs,
    answers: { 204: null },
  },
] as const satisfies Operation[]
