import { askFiguresQuerySchema, askFiguresSchema } from '#contract/collect/asks.ts'
import { surveyFileSchema } from '#contract/surveys/document.ts'
import {
  estimateSchema,
  newSurveySchema,
  previewQuerySchema,
  previewSchema,
  publishedSurveySchema,
  publishSurveySchema,
  savedSurveyDraftSchema,
  saveSurveyDraftSchema,
  surveyCheckSchema,
  surveyDraftSchema,
  surveyReceiptSchema,
  surveyStateSchema,
} from '#contract/surveys/draft.ts'
import {
  countWhyBodySchema,
  countWhyReplySchema,
  funnelQuerySchema,
  funnelSchema,
} from '#contract/surveys/funnel.ts'
import { surveyListSchema, surveysQuerySchema } from '#contract/surveys/list.ts'
import { json, type Operation } from './operation.ts'

/** Writing surveys: a draft that keeps whatever was typed, checked when it is published. */
export const SURVEY_OPERATIONS = [
  {
    method: 'get',
    path: '/api/surveys',
    summary:
      'What is asked on the site, or at one touchpoint: each survey with its question in the reader’s language, its state, and how it was answered in the last 28 days.',
    needs: 'site:manage',
    query: surveysQuerySchema,
    answers: { 200: surveyListSchema },
  },
  {
    method: 'post',
    path: '/api/surveys',
    summary:
      'Begin a survey as a draft, with the usual question of its scale or one of your own words.',
    needs: 'surveys:draft',
    body: json(newSurveySchema),
    answers: { 201: surveyReceiptSchema },
  },
  {
    method: 'get',
    path: '/api/surveys/:id',
    summary: 'A survey as it was published and as it is drafted, with its revisions.',
    needs: 'site:manage',
    answers: { 200: surveyDraftSchema },
  },
  {
    method: 'put',
    path: '/api/surveys/:id/draft',
    summary: 'Keep the draft, sound or not; 409 if somebody else has saved since it was read.',
    needs: 'site:manage',
    body: json(saveSurveyDraftSchema),
    answers: { 200: savedSurveyDraftSchema },
  },
  {
    method: 'delete',
    path: '/api/surveys/:id/draft',
    summary: 'Give the draft up; a survey that was never published goes with it.',
    needs: 'site:manage',
    answers: { 204: null },
  },
  {
    method: 'get',
    path: '/api/surveys/:id/check',
    summary: 'What keeps the draft from going live, and what publishing it would change.',
    needs: 'site:manage',
    answers: { 200: surveyCheckSchema },
  },
  {
    method: 'post',
    path: '/api/surveys/:id/publish',
    summary:
      'Publish the draft as it was at a number, as a new revision; 409 if it has changed since, 422 with what is wrong.',
    needs: 'site:manage',
    body: json(publishSurveySchema),
    answers: { 200: publishedSurveySchema },
  },
  {
    method: 'post',
    path: '/api/surveys/:id/state',
    summary:
      'Pause a survey, let it go on, or archive it; what was never published cannot go live.',
    needs: 'site:manage',
    body: json(surveyStateSchema),
    answers: { 204: null },
  },
  {
    method: 'get',
    path: '/api/surveys/:id/preview',
    summary: 'What the widget would be given of the draft, in one language.',
    needs: 'site:manage',
    query: previewQuerySchema,
    answers: { 200: previewSchema },
  },
  {
    method: 'get',
    path: '/api/surveys/:id/estimate',
    summary: 'How many people a week the draft would ask, by what was counted in four weeks.',
    needs: 'site:manage',
    answers: { 200: estimateSchema },
  },
  {
    method: 'get',
    path: '/api/surveys/:id/funnel',
    summary:
      'Where page views ended for a survey: counted ones, and by them about how many of all, by the first step that they did not get past.',
    needs: 'site:manage',
    query: funnelQuerySchema,
    answers: { 200: funnelSchema },
  },
  {
    method: 'put',
    path: '/api/funnel',
    summary:
      'Count why nobody was asked on one page view in so many, for some days from now; with no days it ends.',
    needs: 'site:manage',
    body: json(countWhyBodySchema),
    answers: { 200: countWhyReplySchema },
  },
  {
    method: 'get',
    path: '/api/surveys/:id/file',
    summary: 'The published survey as a file, byte for byte the same as long as the survey is.',
    needs: 'site:manage',
    answers: { 200: surveyFileSchema },
  },
  {
    method: 'get',
    path: '/api/asks',
    summary: 'How often people who are known were asked, and what the budget has kept from them.',
    needs: 'figures:read',
    query: askFiguresQuerySchema,
    answers: { 200: askFiguresSchema },
  },
] as const satisfies Operation[]
