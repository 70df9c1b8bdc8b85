import * as z from 'zod'
import {
  answerBodySchema,
  answerReceiptSchema,
  answersPageSchema,
  answersQuerySchema,
} from './answers.ts'
import { eventsBodySchema, eventsReceiptSchema } from './events.ts'
import { importQuerySchema, importReportSchema } from './imports.ts'
import { curveQuerySchema, curveSchema, journeyListSchema, journeySchema } from './journeys.ts'
import { sessionSchema, signInSchema } from './sessions.ts'

/** One operation of the API, as /openapi.json describes it. */
export interface Operation {
  method: 'get' | 'post' | 'delete'
  /** As the router has it, with `:name` for parameters. */
  path: string
  summary: string
  /** `page`: any page of the web, no credentials · `session`: the dashboard's cookie · `none` */
  access: 'page' | 'session' | 'none'
  query?: z.ZodType
  body?: { type: string; schema: z.ZodType }
  /** Status → schema of the answer; null where there is no body. */
  answers: Record<number, z.ZodType | null>
}

const json = (schema: z.ZodType) => ({ type: 'application/json', schema })
const ignored = z.strictObject({ ignored: z.string() })
const langQuery = z.strictObject({ lang: z.string().optional() })

export const OPERATIONS: Operation[] = [
  {
    method: 'post',
    path: '/v1/answers',
    summary: 'Send an answer. The same id and body again answers 200; another body answers 409.',
    access: 'page',
    body: json(answerBodySchema),
    answers: { 201: answerReceiptSchema, 200: answerReceiptSchema, 202: ignored },
  },
  {
    method: 'post',
    path: '/v1/events',
    summary: 'Count displays and journey events, at most 50 at once, all of them or none.',
    access: 'page',
    body: json(eventsBodySchema),
    answers: { 200: eventsReceiptSchema, 202: ignored },
  },
  {
    method: 'get',
    path: '/v1/sites/:key/config',
    summary: 'What the widget may ask on a site, in one language. Empty for an unknown site.',
    access: 'page',
    query: langQuery,
    answers: {
      200: z.looseObject({ site: z.string(), lang: z.string(), surveys: z.array(z.unknown()) }),
      304: null,
    },
  },
  {
    method: 'get',
    path: '/w/:file{wf_pk_[A-Za-z0-9]+\\.js}',
    summary: "The loader with the site's config inlined: one request instead of two.",
    access: 'page',
    query: langQuery,
    answers: { 200: z.string(), 304: null },
  },
  {
    method: 'post',
    path: '/api/sign-in',
    summary: 'Exchange the token of a one-time sign-in link for a session cookie.',
    access: 'none',
    body: json(signInSchema),
    answers: { 204: null },
  },
  {
    method: 'get',
    path: '/api/session',
    summary: 'Which site this session may see.',
    access: 'session',
    answers: { 200: sessionSchema },
  },
  {
    method: 'delete',
    path: '/api/session',
    summary: 'Sign out.',
    access: 'none',
    answers: { 204: null },
  },
  {
    method: 'get',
    path: '/api/journeys',
    summary: 'The site and its journeys with stages and touchpoints.',
    access: 'session',
    answers: { 200: journeyListSchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id',
    summary: 'One journey.',
    access: 'session',
    answers: { 200: journeySchema },
  },
  {
    method: 'get',
    path: '/api/journeys/:id/curve',
    summary: 'The emotional curve: sentiment, interval, answers and response rate of every stage.',
    access: 'session',
    query: curveQuerySchema,
    answers: { 200: curveSchema },
  },
  {
    method: 'get',
    path: '/api/answers',
    summary: 'Answers, newest first. A page may be short while `next` says that there may be more.',
    access: 'session',
    query: answersQuerySchema,
    answers: { 200: answersPageSchema },
  },
  {
    method: 'post',
    path: '/api/import/answers',
    summary: 'Import answers from CSV or NDJSON. Good rows land, bad rows are listed.',
    access: 'session',
    query: importQuerySchema,
    body: { type: 'text/csv', schema: z.string() },
    answers: { 200: importReportSchema },
  },
]
