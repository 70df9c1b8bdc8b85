import { newTrialSchema, trialChangeSchema } from '#contract/cases/trial.ts'
import { trialsViewSchema } from '#contract/cases/trial-view.ts'
import {
  bulkReportSchema,
  bulkStepSchema,
  bulkUndoSchema,
  caseChangesSchema,
  casesPageSchema,
  casesQuerySchema,
  caseStepBodySchema,
  newCaseSchema,
} from '#contract/cases/cases.ts'
import { answerLinksSchema, linkDecisionSchema } from '#contract/cases/links.ts'
import { deskBodySchema, deskViewSchema } from '#contract/cases/desk.ts'
import {
  dryRunReportSchema,
  dryRunSchema,
  rulesBodySchema,
  rulesViewSchema,
} from '#contract/cases/rules-api.ts'
import { casePeopleSchema, caseSchema, orderStorySchema } from '#contract/cases/story.ts'
import { orderBatchSchema, orderReceiptSchema } from '#contract/delivery/generic.ts'
import { orderPageSchema, orderQuerySchema } from '#contract/delivery/orders.ts'
import { readerQuerySchema } from '#contract/names.ts'
import { json, type Operation } from './operation.ts'

const needs = 'cases:work'

/** Cases, and the orders behind them. */
export const CASE_OPERATIONS = [
  {
    method: 'get',
    path: '/api/cases',
    summary: 'Cases of a list, newest first or by what is due next.',
    needs,
    query: casesQuerySchema,
    answers: { 200: casesPageSchema },
  },
  {
    method: 'get',
    path: '/api/cases/changes',
    summary: 'Whether any case has changed; cheap enough to ask every few seconds.',
    needs,
    answers: { 200: caseChangesSchema },
  },
  {
    method: 'get',
    path: '/api/cases/:id',
    summary: 'A case with its order, parcels, answers, links and notes.',
    needs,
    query: readerQuerySchema,
    answers: { 200: caseSchema },
  },
  {
    method: 'post',
    path: '/api/cases',
    summary: 'Open a case by hand, for an answer or an order.',
    needs,
    body: json(newCaseSchema),
    answers: { 201: caseSchema },
  },
  {
    method: 'post',
    path: '/api/cases/:id/steps',
    summary: 'Take one step: take, assign, wait, snooze, resolve, dismiss, note and more.',
    needs,
    body: json(caseStepBodySchema),
    answers: { 200: caseSchema },
  },
  {
    method: 'put',
    path: '/api/cases/:id/links',
    summary: 'Confirm, reject, set or undo a link of a case to its order or issue.',
    needs,
    query: readerQuerySchema,
    body: json(linkDecisionSchema),
    answers: { 200: caseSchema },
  },
  {
    method: 'get',
    path: '/api/answers/:id/links',
    summary: 'The order and issues of an answer, and what its references suggest.',
    needs,
    answers: { 200: answerLinksSchema },
  },
  {
    method: 'put',
    path: '/api/answers/:id/links',
    summary: 'Confirm, reject, set or undo a link of an answer to an order or issue.',
    needs,
    body: json(linkDecisionSchema),
    answers: { 200: answerLinksSchema },
  },
  {
    method: 'post',
    path: '/api/cases/:id/seen',
    summary: 'Whoever is mentioned in it has looked.',
    needs,
    answers: { 204: null },
  },
  {
    method: 'post',
    path: '/api/cases/steps',
    summary: 'The same step for all that match, in pieces, by `next`.',
    needs,
    body: json(bulkStepSchema),
    answers: { 200: bulkReportSchema },
  },
  {
    method: 'post',
    path: '/api/cases/undo',
    summary: 'Take a bulk step back, except where somebody has gone on.',
    needs,
    body: json(bulkUndoSchema),
    answers: { 200: bulkReportSchema },
  },
  {
    method: 'get',
    path: '/api/case-people',
    summary: 'Whom a case may be given to.',
    needs,
    answers: { 200: casePeopleSchema },
  },
  {
    method: 'get',
    path: '/api/case-desk',
    summary: 'Business hours, terms, teams and currency of the cases.',
    needs,
    answers: { 200: deskViewSchema },
  },
  {
    method: 'put',
    path: '/api/case-desk',
    summary: 'Change them.',
    needs: 'site:manage',
    body: json(deskBodySchema),
    answers: { 200: deskViewSchema },
  },
  {
    method: 'get',
    path: '/api/ask-trials',
    summary: 'The newest trial of when to ask, and what another one could show.',
    needs: 'figures:read',
    answers: { 200: trialsViewSchema },
  },
  {
    method: 'post',
    path: '/api/ask-trials',
    summary: 'Begin a trial of when to ask. One that is running ends with it.',
    needs: 'site:manage',
    body: json(newTrialSchema),
    answers: { 201: trialsViewSchema },
  },
  {
    method: 'patch',
    path: '/api/ask-trials',
    summary: 'Stop a trial before it has its answers.',
    needs: 'site:manage',
    body: json(trialChangeSchema),
    answers: { 200: trialsViewSchema },
  },
  {
    method: 'get',
    path: '/api/case-rules',
    summary: 'Rules that open cases by themselves, in the order in which they are tried.',
    needs,
    answers: { 200: rulesViewSchema },
  },
  {
    method: 'put',
    path: '/api/case-rules',
    summary: 'Change them.',
    needs: 'site:manage',
    body: json(rulesBodySchema),
    answers: { 200: rulesViewSchema },
  },
  {
    method: 'post',
    path: '/api/case-rules/dry-run',
    summary: 'How many cases rules would have opened in the last thirty days, in pieces.',
    needs: 'site:manage',
    body: json(dryRunSchema),
    answers: { 200: dryRunReportSchema },
  },
  {
    method: 'get',
    path: '/api/orders',
    summary:
      'Orders with where their parcels are, by keyset; or those of one number, tracking code or address.',
    needs: 'people:read',
    query: orderQuerySchema,
    answers: { 200: orderPageSchema },
  },
  {
    method: 'post',
    path: '/api/orders',
    summary:
      'Tell of up to a hundred orders and steps of parcels. Sent again it changes nothing; an older change never undoes a newer one.',
    needs: 'orders:write',
    body: json(orderBatchSchema),
    answers: { 200: orderReceiptSchema },
  },
  {
    method: 'get',
    path: '/api/orders/:id',
    summary: 'All that is known of an order, by its id, number or key.',
    needs: 'people:read',
    query: readerQuerySchema,
    answers: { 200: orderStorySchema },
  },
] as const satisfies Operation[]
