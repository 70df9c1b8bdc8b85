import { makeSurveyDraft } from '#test/support/world.ts'
import type { Row } from './rows.ts'

const access = 'site:manage'
const id = makeSurveyDraft

/** Writing surveys. What is saved of a draft leaves no entry; what goes live does. */
export const SURVEY_ROWS: Record<string, Row> = {
  'GET /api/surveys': { access, status: 200 },
  'POST /api/surveys': {
    access: 'surveys:draft',
    status: 201,
    body: () => ({
      id: `q-${crypto.randomUUID()}`,
      name: 'Checkout',
      touchpoint: 'checkout',
      scale: 'csat5',
    }),
  },
  'GET /api/surveys/:id': { access, status: 200, id },
  'PUT /api/surveys/:id/draft': {
    access,
    status: 200,
    id,
    isUnlogged: true,
    body: () => ({
      seq: 1,
      survey: { name: 'X', names: {}, touchpoint: 7, definition: null, plan: {} },
    }),
  },
  'DELETE /api/surveys/:id/draft': { access, status: 204, id },
  'GET /api/surveys/:id/check': { access, status: 200, id },
  'POST /api/surveys/:id/publish': { access, status: 200, id, body: () => ({ seq: 1 }) },
  // A draft has nothing to pause; what is paused leaves its entry in surveys.test.ts.
  'POST /api/surveys/:id/state': {
    access,
    status: 409,
    id,
    isUnlogged: true,
    body: () => ({ state: 'paused' }),
  },
  'GET /api/surveys/:id/preview': { access, status: 200, id, query: '?lang=pl' },
  'GET /api/surveys/:id/estimate': { access, status: 200, id },
  'GET /api/surveys/:id/funnel': { access, status: 200, id, query: '?days=7' },
  'PUT /api/funnel': { access, status: 200, body: () => ({ days: 7 }) },
  'GET /api/asks': { access: 'figures:read', status: 200, query: '?days=7' },
  'GET /api/surveys/:id/file': { access, status: 409, id },
}
