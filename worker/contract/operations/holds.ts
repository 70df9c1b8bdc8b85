import {
  holdChangeSchema,
  holdListSchema,
  holdQuerySchema,
  holdSchema,
  sourcesQuerySchema,
  sourcesSchema,
  suspicionChangeSchema,
  suspicionListSchema,
} from '#contract/holds.ts'
import { json, type Operation } from './operation.ts'

/** Answers that look forged: what was found, what is held, and letting it in again. */
export const HOLD_OPERATIONS = [
  {
    method: 'get',
    path: '/api/holds',
    summary: 'What is kept out of the figures, or was until it was released, the latest first.',
    needs: 'answers:hold',
    answers: { 200: holdListSchema },
  },
  {
    method: 'post',
    path: '/api/holds',
    summary: 'Keep answers out of every figure: a source, a span or some of them. Can be undone.',
    needs: 'answers:hold',
    body: json(holdQuerySchema),
    answers: { 201: holdSchema },
  },
  {
    method: 'patch',
    path: '/api/holds/:id',
    summary: 'Let what a hold keeps out count again, or keep it out after all.',
    needs: 'answers:hold',
    body: json(holdChangeSchema),
    answers: { 200: holdSchema },
  },
  {
    method: 'get',
    path: '/api/suspicions',
    summary: 'Sources whose answers look unlike the rest, the most answers first.',
    needs: 'answers:hold',
    answers: { 200: suspicionListSchema },
  },
  {
    method: 'patch',
    path: '/api/suspicions',
    summary: 'Say that a source is genuine, or that it is not known after all.',
    needs: 'answers:hold',
    body: json(suspicionChangeSchema),
    answers: { 204: null },
  },
  {
    method: 'get',
    path: '/api/sources',
    summary: 'Where the answers of a stage came from in the last eight days, by network.',
    needs: 'answers:hold',
    query: sourcesQuerySchema,
    answers: { 200: sourcesSchema },
  },
] as const satisfies Operation[]
