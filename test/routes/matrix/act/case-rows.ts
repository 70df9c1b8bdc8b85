import { makeCase, makeLinkedAnswer } from '#test/support/act.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import type { Row } from '../rows.ts'

const access = 'cases:work'
const id = async (site: TestSite) => await makeCase(site)

/** Cases, and the desk that works on them. */
export const CASE_ROWS: Record<string, Row> = {
  'GET /api/cases': { access, status: 200 },
  'GET /api/cases/changes': { access, status: 200 },
  'GET /api/cases/:id': { access, status: 200, id },
  'POST /api/cases': { access, status: 201, body: () => ({ title: 'A call' }) },
  'POST /api/cases/:id/steps': {
    access,
    status: 200,
    id,
    body: () => ({ seq: 1, step: { do: 'note', text: 'Called.' } }),
  },
  'PUT /api/cases/:id/links': {
    access,
    status: 200,
    id,
    body: () => ({ kind: 'order', target: 'order-7', state: 'none', version: '1' }),
  },
  'GET /api/answers/:id/links': { access, status: 200, id: makeLinkedAnswer },
  'PUT /api/answers/:id/links': {
    access,
    status: 200,
    id: makeLinkedAnswer,
    body: () => ({ kind: 'order', target: 'order-7', state: 'none', version: '1.7' }),
  },
  // Whether they have looked is their own, and in no log.
  'POST /api/cases/:id/seen': { access, status: 204, id, isUnlogged: true },
  'POST /api/cases/steps': {
    access,
    status: 200,
    // None is of that team: what many of them leave stands in cases.test.ts.
    isUnlogged: true,
    body: () => ({
      filter: { team: 'nobody' },
      step: { do: 'dismiss', reason: 'spam' },
      bulk: crypto.randomUUID(),
    }),
  },
  'POST /api/cases/undo': {
    access,
    status: 200,
    isUnlogged: true,
    body: () => ({ bulk: crypto.randomUUID() }),
  },
  'GET /api/case-people': { access, status: 200 },
  'GET /api/case-desk': { access, status: 200 },
  'PUT /api/case-desk': { access: 'site:manage', status: 409, isUnlogged: true, body: () => DESK },
  'GET /api/ask-trials': { access: 'figures:read', status: 200 },
  // Neither has such a trial: what a change leaves stands in trials.test.ts.
  'POST /api/ask-trials': {
    access: 'site:manage',
    status: 409,
    isUnlogged: true,
    body: () => ({ days: [1, 7], answers: 100, seen: 9 }),
  },
  'PATCH /api/ask-trials': {
    access: 'site:manage',
    status: 409,
    isUnlogged: true,
    body: () => ({ stop: 9 }),
  },
  'GET /api/case-rules': { access, status: 200 },
  'PUT /api/case-rules': {
    access: 'site:manage',
    // Somebody has changed them since: what a change leaves stands in cases.test.ts.
    status: 409,
    isUnlogged: true,
    body: () => ({ rules: [], seq: 99 }),
  },
  'POST /api/case-rules/dry-run': {
    access: 'site:manage',
    status: 200,
    isUnlogged: true,
    body: () => ({ rules: [] }),
  },
}

const DESK = {
  seq: 99,
  desk: {
    hours: { week: [[], [], [], [], [], [], []], holidays: [] },
    firstContact: 60,
    resolution: 600,
    escalations: [],
    teams: ['Returns'],
    currency: 'PLN',
    refundDays: 5,
  },
}
