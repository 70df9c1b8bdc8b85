import * as z from 'zod'
import { askBodySchema, askReplySchema } from '#contract/collect/asks.ts'
import { eventsBodySchema, eventsReceiptSchema } from '#contract/collect/events.ts'
import { funnelBodySchema, funnelReceiptSchema } from '#contract/surveys/funnel.ts'
import { checkBodySchema, checkResultSchema } from '#contract/install.ts'
import { answerBodySchema, answerReceiptSchema } from '#contract/collect/answers.ts'
import { json, type Operation } from './operation.ts'

const ignored = z.strictObject({ ignored: z.string() })
const langQuery = z.strictObject({ lang: z.string().optional() })

/** What a shop's page calls. */
export const COLLECT_OPERATIONS = [
  {
    method: 'post',
    path: '/v1/answers',
    summary: 'Send an answer. The same id and body again answers 200; another body answers 409.',
    needs: 'page',
    body: json(answerBodySchema),
    answers: { 201: answerReceiptSchema, 200: answerReceiptSchema, 202: ignored },
  },
  {
    method: 'post',
    path: '/v1/events',
    summary: 'Count displays and journey events, at most 50 at once, all of them or none.',
    needs: 'page',
    body: json(eventsBodySchema),
    answers: { 200: eventsReceiptSchema, 202: ignored },
  },
  {
    method: 'post',
    path: '/v1/asks',
    summary:
      'Ask before somebody known is asked: what is granted counts at once against their budget. The same id again is the same ask.',
    needs: 'page',
    body: json(askBodySchema),
    answers: { 200: askReplySchema, 202: ignored },
  },
  {
    method: 'post',
    path: '/v1/funnel',
    summary:
      'Where the views of one page ended for each survey, while the site counts why nobody was asked: numbers only.',
    needs: 'page',
    body: json(funnelBodySchema),
    answers: { 200: funnelReceiptSchema, 202: ignored },
  },
  {
    method: 'get',
    path: '/v1/sites/:key/config',
    summary: 'What the widget may ask on a site, in one language. Empty for an unknown site.',
    needs: 'page',
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
    needs: 'page',
    query: langQuery,
    answers: { 200: z.string(), 304: null },
  },
  {
    method: 'post',
    path: '/v1/check',
    summary:
      'What the widget tells of a page that was opened with the link of the installation check.',
    needs: 'page',
    body: json(checkBodySchema),
    answers: { 200: checkResultSchema, 202: ignored },
  },
] as const satisfies Operation[]
