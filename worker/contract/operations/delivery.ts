import * as z from 'zod'
import {
  carriersQuerySchema,
  carriersSchema,
  incidentsSchema,
} from '#contract/delivery/carriers.ts'
import {
  connectionChangeSchema,
  connectionListSchema,
  connectionSchema,
  madeConnectionSchema,
  messagePageSchema,
  messagesQuerySchema,
  newConnectionSchema,
  replayReportSchema,
  replaySchema,
  testReportSchema,
} from '#contract/delivery/connections.ts'
import {
  issueChangeSchema,
  issueItemSchema,
  issuePageSchema,
  issueQuerySchema,
} from '#contract/delivery/issues.ts'
import { json, type Operation } from './operation.ts'

const taken = z.strictObject({ ok: z.boolean(), reason: z.string().optional() })
/** Each sender has its own form: docs/connections.md. */
const anything = { type: 'application/json', schema: z.unknown() } as const
const needs = 'site:manage'

/** Orders, parcels, and who tells of them. */
export const DELIVERY_OPERATIONS = [
  {
    method: 'get',
    path: '/v1/in/:id',
    summary: 'Whether anybody is at the address of a connection; some senders ask first.',
    needs: 'page',
    answers: { 200: taken },
  },
  {
    method: 'post',
    path: '/v1/in/:id',
    summary: 'A message of a shop system or carrier, signed by it.',
    needs: 'page',
    body: anything,
    answers: { 200: taken, 202: taken },
  },
  {
    method: 'put',
    path: '/v1/in/:id',
    summary: 'The same, from senders whose messages are PUT.',
    needs: 'page',
    body: anything,
    answers: { 200: taken, 202: taken },
  },
  {
    method: 'get',
    path: '/v1/in/:id/:secret',
    summary: 'The same as without a secret, for senders that sign nothing.',
    needs: 'page',
    answers: { 200: taken },
  },
  {
    method: 'post',
    path: '/v1/in/:id/:secret',
    summary: 'A message of a sender that signs nothing: the address is the proof.',
    needs: 'page',
    body: anything,
    answers: { 200: taken, 202: taken },
  },
  {
    method: 'put',
    path: '/v1/in/:id/:secret',
    summary: 'The same, from senders whose messages are PUT.',
    needs: 'page',
    body: anything,
    answers: { 200: taken, 202: taken },
  },
  {
    method: 'get',
    path: '/api/connections',
    summary: 'Connections, newest first, with their last message and last refusal.',
    needs,
    answers: { 200: connectionListSchema },
  },
  {
    method: 'post',
    path: '/api/connections',
    summary: 'Make a connection; its secret is shown once.',
    needs,
    body: json(newConnectionSchema),
    answers: { 201: madeConnectionSchema },
  },
  {
    method: 'patch',
    path: '/api/connections/:id',
    summary: 'Rename a connection, or change its secret.',
    needs,
    body: json(connectionChangeSchema),
    answers: { 200: madeConnectionSchema },
  },
  {
    method: 'delete',
    path: '/api/connections/:id',
    summary: 'End a connection for good: its messages are refused.',
    needs,
    answers: { 204: null },
  },
  {
    method: 'get',
    path: '/api/connections/:id/messages',
    summary: 'Messages of the last thirty days, newest first.',
    needs,
    query: messagesQuerySchema,
    answers: { 200: messagePageSchema },
  },
  {
    method: 'post',
    path: '/api/connections/:id/replays',
    summary: 'Read kept messages anew, dry or for real; in steps, by `next`.',
    needs,
    body: json(replaySchema),
    answers: { 200: replayReportSchema },
  },
  {
    method: 'post',
    path: '/api/connections/:id/poll',
    summary: 'Ask a sender at once that sends nothing; some orders a call, the job goes on.',
    needs,
    answers: { 200: connectionSchema },
  },
  {
    method: 'post',
    path: '/api/connections/:id/test',
    summary: 'Run a recorded message of this sender through check and reader; nothing is stored.',
    needs,
    answers: { 200: testReportSchema },
  },
  {
    method: 'get',
    path: '/api/delivery/issues',
    summary: 'What went wrong with deliveries, newest first; orders for who may see people.',
    needs: 'figures:read',
    query: issueQuerySchema,
    answers: { 200: issuePageSchema },
  },
  {
    method: 'patch',
    path: '/api/delivery/issues/:id',
    summary: 'Say whose doing it was.',
    needs: 'cases:work',
    body: json(issueChangeSchema),
    answers: { 200: issueItemSchema },
  },
  {
    method: 'get',
    path: '/api/delivery/carriers',
    summary: 'Each carrier: on time, issues, who answered, said and seen; days of the site.',
    needs: 'figures:read',
    query: carriersQuerySchema,
    answers: { 200: carriersSchema },
  },
  {
    method: 'get',
    path: '/api/delivery/incidents',
    summary: 'Times in which customers of a carrier named an issue far more often than usual.',
    needs: 'figures:read',
    answers: { 200: incidentsSchema },
  },
] as const satisfies Operation[]
