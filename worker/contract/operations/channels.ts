import * as z from 'zod'
import {
  codeItemSchema,
  codeListSchema,
  mailBlockSchema,
  mailQuerySchema,
  newCodeSchema,
} from '#contract/channels/codes.ts'
import {
  newRecipientListSchema,
  recipientLinksSchema,
  recipientListSchema,
  recipientListsSchema,
  recipientMailQuerySchema,
  recipientPlanSchema,
  recipientRemindersSchema,
  recipientResultSchema,
} from '#contract/channels/recipients.ts'
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
  {
    method: 'get',
    path: '/api/recipients',
    summary: 'Lists of people who are asked by links of their own, and how many opted out.',
    needs: 'site:manage',
    answers: { 200: recipientListsSchema },
  },
  {
    method: 'post',
    path: '/api/recipients',
    summary: 'Begin a list of people who are asked by links of their own.',
    needs: 'site:manage',
    body: json(newRecipientListSchema),
    answers: { 201: recipientListSchema },
  },
  {
    method: 'post',
    path: '/api/recipients/plan',
    summary: 'Whom of a file could be asked, and why others not. Nothing is stored.',
    needs: 'site:manage',
    body: json(recipientPlanSchema),
    answers: { 200: recipientResultSchema },
  },
  {
    method: 'post',
    path: '/api/recipients/:code/links',
    summary:
      'Links for the rows of a file, within the budget of asks. The same rows again are the same links.',
    needs: 'site:manage',
    body: json(recipientLinksSchema),
    answers: { 200: recipientResultSchema },
  },
  {
    method: 'post',
    path: '/api/recipients/:code/reminders',
    summary: 'The links once more of those who were asked some days ago and have not answered.',
    needs: 'site:manage',
    body: json(recipientRemindersSchema),
    answers: { 200: recipientResultSchema },
  },
  {
    method: 'get',
    path: '/api/recipients/:code/mail',
    summary:
      'The question for a mail, with `{{link}}` and `{{opt_out}}` for what stands in the file.',
    needs: 'site:manage',
    query: recipientMailQuerySchema,
    answers: { 200: mailBlockSchema },
  },
  {
    method: 'delete',
    path: '/api/recipients/:code',
    summary: 'End the links of a list for good.',
    needs: 'site:manage',
    answers: { 204: null },
  },
  {
    method: 'get',
    path: '/q/:code/:link',
    summary:
      'The page of one recipient. It writes nothing; `s` and `c` choose an answer beforehand.',
    needs: 'page',
    query: pageQuery,
    answers: { 200: z.string() },
    file: 'text/html',
  },
  {
    method: 'post',
    path: '/q/:code/:link',
    summary: 'Send its answer as a form, from a browser without scripts.',
    needs: 'page',
    query: pageQuery,
    body: { type: 'application/x-www-form-urlencoded', schema: formSchema },
    answers: { 200: z.string() },
    file: 'text/html',
  },
  {
    method: 'get',
    path: '/q/:code/:link/optout',
    summary: 'Asks whether this person is not to be asked any more. It writes nothing.',
    needs: 'page',
    query: pageQuery,
    answers: { 200: z.string() },
    file: 'text/html',
  },
  {
    method: 'post',
    path: '/q/:code/:link/optout',
    summary:
      'Asks this person nothing more, in any channel. A mail’s one-click unsubscribe posts here.',
    needs: 'page',
    query: pageQuery,
    answers: { 200: z.string() },
    file: 'text/html',
  },
] as const satisfies Operation[]
