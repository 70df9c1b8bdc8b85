import * as z from 'zod'
import { answersPageSchema, answersQuerySchema } from '#contract/answers.ts'
import { importQuerySchema, importReportSchema } from '#contract/imports.ts'
import {
  curveQuerySchema,
  curveSchema,
  journeyListSchema,
  journeySchema,
} from '#contract/journeys.ts'
import type { Operation } from './operation.ts'

/** Reading the journey: signed in, by key, or as the guest of a share link. */
const READING = [
  {
    method: 'get',
    path: '/journeys',
    summary: 'The site and its journeys with stages and touchpoints.',
    answers: { 200: journeyListSchema },
  },
  {
    method: 'get',
    path: '/journeys/:id',
    summary: 'One journey.',
    answers: { 200: journeySchema },
  },
  {
    method: 'get',
    path: '/journeys/:id/curve',
    summary: 'The emotional curve: sentiment, interval, answers and response rate of every stage.',
    query: curveQuerySchema,
    answers: { 200: curveSchema },
  },
  {
    method: 'get',
    path: '/answers',
    summary: 'Answers, newest first. A page may be short while `next` says that there may be more.',
    query: answersQuerySchema,
    answers: { 200: answersPageSchema },
  },
] as const satisfies Omit<Operation, 'access'>[]

/** The journey and its answers. */
export const JOURNEY_OPERATIONS: Operation[] = [
  ...READING.map((operation): Operation => ({
    ...operation,
    path: `/api${operation.path}`,
    access: 'figures:read',
  })),
  ...READING.map((operation): Operation => ({
    ...operation,
    path: `/api/shared${operation.path}`,
    access: 'guest',
  })),
  {
    method: 'post',
    path: '/api/import/answers',
    summary: 'Import answers from CSV or NDJSON. Good rows land, bad rows are listed.',
    access: 'answers:write',
    query: importQuerySchema,
    body: { type: 'text/csv', schema: z.string() },
    answers: { 200: importReportSchema },
  },
]
