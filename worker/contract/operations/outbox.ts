import {
  changedEndpointSchema,
  endpointImportReceiptSchema,
  endpointImportSchema,
  endpointItemSchema,
  endpointListSchema,
  endpointReceiptSchema,
  newEndpointSchema,
  replayReceiptSchema,
  replaySchema,
  sendItemSchema,
  sendPageSchema,
  sendsQuerySchema,
} from '#contract/outbox/endpoints.ts'
import { json, type Operation } from './operation.ts'

const needs = 'site:manage'

/** Where other systems are told what happens, and what became of it. */
export const OUTBOX_OPERATIONS = [
  {
    method: 'get',
    path: '/api/endpoints',
    summary: 'Endpoints: webhooks, chats and systems for tickets, newest first.',
    needs,
    answers: { 200: endpointListSchema },
  },
  {
    method: 'post',
    path: '/api/endpoints',
    summary: 'Make an endpoint. The secret of a webhook is shown this once.',
    needs,
    body: json(newEndpointSchema),
    answers: { 201: endpointReceiptSchema },
  },
  {
    method: 'post',
    path: '/api/endpoints/import',
    summary: 'Make several endpoints, all or none, as a list from another deployment.',
    needs,
    body: json(endpointImportSchema),
    answers: { 201: endpointImportReceiptSchema },
  },
  {
    method: 'patch',
    path: '/api/endpoints/:id',
    summary: 'Change an endpoint, or turn it on or off; what is named is changed.',
    needs,
    body: json(changedEndpointSchema),
    answers: { 200: endpointItemSchema },
  },
  {
    method: 'delete',
    path: '/api/endpoints/:id',
    summary: 'Delete an endpoint with its log and all that waits for it.',
    needs,
    answers: { 204: null },
  },
  {
    method: 'post',
    path: '/api/endpoints/:id/rotate',
    summary: 'Give a webhook another secret; the old one signs along for 24 hours.',
    needs,
    answers: { 200: endpointReceiptSchema },
  },
  {
    method: 'post',
    path: '/api/endpoints/:id/test',
    summary:
      'Send an example and say what came of it. Of systems for tickets one is only looked for.',
    needs,
    answers: { 200: sendItemSchema },
  },
  {
    method: 'get',
    path: '/api/endpoints/:id/sends',
    summary: 'The log of an endpoint: every try of every message, newest first.',
    needs,
    query: sendsQuerySchema,
    answers: { 200: sendPageSchema },
  },
  {
    method: 'post',
    path: '/api/endpoints/:id/replay',
    summary: 'Send a message of the log once more, or an answer, under the same id.',
    needs,
    body: json(replaySchema),
    answers: { 202: replayReceiptSchema },
  },
] as const satisfies Operation[]
