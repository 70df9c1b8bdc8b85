import * as z from 'zod'
import { codebookSchema } from '#contract/codebook.ts'
import {
  answerKindsQuerySchema,
  answerKindsSchema,
  answersFileQuerySchema,
  answersLinesQuerySchema,
  answersPageSchema,
  answersQuerySchema,
  reasonsQuerySchema,
  reasonsSchema,
} from '#contract/answers.ts'
import { journeyNamesSchema, readerQuerySchema } from '#contract/names.ts'
import {
  curveQuerySchema,
  curveSchema,
  journeyListSchema,
  journeyReceiptSchema,
  journeySchema,
  newJourneySchema,
} from '#contract/journey.ts'
import { templateListSchema } from '#contract/templates.ts'
import { json, type Operation } from './operation.ts'

/** Reading the journey: signed in, by key, or as the guest of a share link. */
const READING = [
  {
    method: 'get',
    path: '/journeys',
    summary: 'The site and its journeys with stages and touchpoints, named in a language.',
    query: readerQuerySchema,
    answers: { 200: journeyListSchema },
  },
  {
    method: 'get',
    path: '/journeys/:id',
    summary: 'One journey, named in a language.',
    query: readerQuerySchema,
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
] as const satisfies Omit<Operation, 'needs'>[]

type Reading = (typeof READING)[number]
/** An operation under a base, for those who may reach it there. */
type Under<Item, Base extends string, Needs> = Item extends { path: infer Path extends string }
  ? Omit<Item, 'path'> & { path: `${Base}${Path}`; needs: Needs }
  : never

function under<Base extends string, Needs extends Operation['needs']>(
  base: Base,
  needs: Needs,
): Under<Reading, Base, Needs>[] {
  // A template string widens to `string`; its two parts are the literals that the type names.
  return READING.map((operation) => ({
    ...operation,
    path: `${base}${operation.path}`,
    needs,
  })) as unknown as Under<Reading, Base, Needs>[]
}

/** The journey and its answers. */
export const JOURNEY_OPERATIONS = [
  ...under('/api', 'figures:read'),
  ...under('/api/shared', 'guest'),
  {
    method: 'get',
    path: '/api/answers.csv',
    summary: 'All answers of a selection as a CSV file, newest first, as far as they may be read.',
    needs: 'answers:export',
    query: answersFileQuerySchema,
    answers: { 200: z.string() },
    file: 'text/csv',
  },
  {
    method: 'get',
    path: '/api/answers/codebook',
    summary:
      'What stands in the files of answers: each column with its meaning, form and missing values, and what scores and codes are called.',
    needs: 'answers:export',
    query: readerQuerySchema,
    answers: { 200: codebookSchema },
  },
  {
    method: 'get',
    path: '/api/answers.ndjson',
    summary: 'The same with one JSON object a line.',
    needs: 'answers:export',
    query: answersLinesQuerySchema,
    answers: { 200: z.string() },
    file: 'application/x-ndjson',
  },
  {
    method: 'get',
    path: '/api/templates',
    summary: 'What a journey may start from: stages, and how many touchpoints and questions.',
    needs: 'site:manage',
    query: readerQuerySchema,
    answers: { 200: templateListSchema },
  },
  {
    method: 'post',
    path: '/api/journeys',
    summary: 'Start a journey from a template. Questions that it knows where to ask are live.',
    needs: 'site:manage',
    body: json(newJourneySchema),
    answers: { 201: journeyReceiptSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/names',
    summary: 'What a journey, its stages, touchpoints and surveys are called in other languages.',
    needs: 'site:manage',
    answers: { 200: journeyNamesSchema },
  },
  {
    method: 'put',
    path: '/api/journeys/:id/names',
    summary: 'Replace these translations, all of them: what is left out has none any more.',
    needs: 'site:manage',
    body: json(journeyNamesSchema),
    answers: { 200: journeyNamesSchema },
  },
  {
    method: 'get',
    path: '/api/answers/kinds',
    summary: 'How many answers of each question kind there are, with a score and without one.',
    needs: 'figures:read',
    query: answerKindsQuerySchema,
    answers: { 200: answerKindsSchema },
  },
  {
    method: 'get',
    path: '/api/answers/reasons',
    summary: 'What people chose, the most picked first: of the newest thousand answers at most.',
    needs: 'figures:read',
    query: reasonsQuerySchema,
    answers: { 200: reasonsSchema },
  },
] as const satisfies Operation[]
