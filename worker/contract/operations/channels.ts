import * as z from 'zod'
import {
  codeItemSchema,
  codeListSchema,
  mailBlockSchema,
  mailQuerySchema,
  newCodeSchema,
} from '#contract/channels/codes.ts'
import { json, type Operation } from './operation.ts'

const pageQuery = z.strictObject({
  lang: z.string().optional(),
  s: z.string().optional(),
  c: z.string().optional(),
  kiosk: z.string().optional(),
})
const formSchema = z.strictObject({
  id: z.string(),
  at: z.string(),
  lang: z.string(),
  revision: z.string(),
  score: z.string().optional(),
  choice: z.string().optional(),
  comment: z.string().optional(),
})

/** Short codes, and the pages that they lead to. */
export const CHANNEL_OPERATIONS = [
  {
    method: 'get',
    path: '/api/codes',
    summary: 'Short codes, also those that are over, and the surveys that one may be made for.',
    needs: 'site:manage',
    answers: { 200: codeListSchema },
  },
  {
    method: 'post',
    path: '/api/codes',
    summary: 'Make a short code for a survey, a channel and a place.',
    needs: 'site:manage',
    body: json(newCodeSchema),
    answers: { 201: codeItemSchema },
  },
  {
    method: 'delete',
    path: '/api/codes/:code',
    summary: 'End a code for good: its page says that the survey is over.',
    needs: 'site:manage',
    answers: { 204: null },
  },
  {
    method: 'get',
    path: '/api/codes/:code/mail',
    summary: 'The question with one link an answer, for mails as HTML and text and for messages.',
    needs: 'site:manage',
    query: mailQuerySchema,
    answers: { 200: mailBlockSchema },
  },
  {
    method: 'get',
    path: '/q/:code',
    summary:
      'The page of a short code. It writes nothing; `s` and `c` choose an answer beforehand.',
    needs: 'page',
    query: pageQuery,
    answers: { 200: z.string() },
    file: 'text/html',
  },
  {
    method: 'get',
    path: '/Q/:code',
    summary: 'The same, as printed squares have its address.',
    needs: 'page',
    query: pageQuery,
    answers: { 200: z.string() },
    file: 'text/html',
  },
  {
    method: 'post',
    path: '/q/:code',
    summary: 'Send an answer as a form, from a browser without scripts.',
    needs: 'page',
    query: pageQuery,
    body: { type: 'application/x-www-form-urlencoded', schema: formSchema },
    answers: { 200: z.string() },
    file: 'text/html',
  },
] as const satisfies Operation[]
