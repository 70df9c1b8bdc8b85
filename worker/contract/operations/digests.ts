import { momentsSchema } from '#contract/digests/moments.ts'
import { onwardSchema } from '#contract/digests/onward.ts'
import { painsSchema } from '#contract/digests/pains.ts'
import { pathsSchema } from '#contract/digests/paths.ts'
import { speedSchema } from '#contract/digests/speed.ts'
import { stageTimesSchema } from '#contract/digests/stage-times.ts'
import { digestQuerySchema } from '#contract/digests/view.ts'
import type { Operation } from './operation.ts'

const PAINS = {
  method: 'get',
  summary: 'What hurts at each touchpoint: chosen and written, with how many and how much.',
  query: digestQuerySchema,
  answers: { 200: painsSchema },
} as const
const MOMENTS = {
  method: 'get',
  summary: 'Where the same people felt better or worse from one touchpoint to the next.',
  query: digestQuerySchema,
  answers: { 200: momentsSchema },
} as const

/** What is understood of a journey, from counts by the week. */
export const DIGEST_OPERATIONS = [
  { ...PAINS, path: '/api/journeys/:id/pains', needs: 'figures:read' },
  { ...PAINS, path: '/api/shared/journeys/:id/pains', needs: 'guest' },
  { ...MOMENTS, path: '/api/journeys/:id/moments', needs: 'figures:read' },
  { ...MOMENTS, path: '/api/shared/journeys/:id/moments', needs: 'guest' },
  {
    method: 'get',
    path: '/api/journeys/:id/paths',
    summary: 'Which ways people take from answer to answer, and how they felt on them.',
    needs: 'figures:read',
    query: digestQuerySchema,
    answers: { 200: pathsSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/onward',
    summary: 'How far people get, and who goes on and comes back by what they felt.',
    needs: 'figures:read',
    query: digestQuerySchema,
    answers: { 200: onwardSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/stage-times',
    summary: 'How long people stay in each stage, with those who are still in it.',
    needs: 'figures:read',
    query: digestQuerySchema,
    answers: { 200: stageTimesSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/speed',
    summary: 'How many answers came quicker than one can read, and what figures are without them.',
    needs: 'figures:read',
    query: digestQuerySchema,
    answers: { 200: speedSchema },
  },
] as const satisfies Operation[]
