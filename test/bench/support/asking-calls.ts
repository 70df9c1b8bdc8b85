import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { actingDb, actingDirectory } from '#worker/db/connect.ts'
import { createCode, reserveCode } from '#worker/db/channels/codes.ts'
import { changeSite } from '#worker/db/site/sites.ts'
import { usualQuestion } from '#worker/domain/surveys/usual.ts'
import { JOURNEY, type Shop } from './shop.ts'
import type { MeasuredRoute } from './route-calls.ts'
import type { RouteCall } from '../workers/routes-worker.ts'

const SURVEY = 'q-tp-00'
const HOSTED = 'BENCHXYZ'
/** Of a budget of one ask, the first call of this visitor takes it. */
const ASKED_BEFORE = 'visitor-asked'
/** What the database remembers of an ask names it, so that each replay has to be the same one. */
const GRANTED = '0190163d-8694-739b-aea5-966c26f8ad91'
const DRAFT: LooseSurvey = {
  name: 'Touchpoint 0',
  names: {},
  touchpoint: 'tp-00',
  definition: JSON.parse(JSON.stringify(usualQuestion('csat5', 'driver'))),
  plan: {},
}
const CODE = { survey: SURVEY, channel: 'print', name: 'Till 2', kiosk: {} }

/** What the measured requests of asking need: a budget, and a code with a page. */
export async function prepareAsking({ own, db }: Shop): Promise<void> {
  const stamp = { kind: 'system', id: 'bench', name: 'bench', now: Date.now() } as const
  const askBudget = { most: 1, days: 30, gaps: [] }
  const acting = actingDirectory(own, own.siteId, stamp)
  await changeSite(acting, { askBudget }, { fields: [], before: [], after: [] })
  await reserveCode(own, HOSTED)
  const kiosk = { reset: 5, idle: 30 }
  const made = { code: HOSTED, surveyId: SURVEY, channel: 'print', name: 'Till 1', kiosk } as const
  await createCode(actingDb(own, db.siteId, stamp), made)
}

interface Ways {
  site: string
  page: (path: string, body?: string) => RouteCall
  read: (path: string) => RouteCall
  write: (path: string, body: string) => RouteCall
  /** Of the map: `from=…&to=…`. */
  range: string
}

/** Surveys as they are written, who may be asked, codes and the map, in an order in which each works. */
export function askingCalls({ site, page, read, write, range }: Ways): MeasuredRoute[] {
  const survey = `/api/surveys/${SURVEY}`
  const ask = (known: { id?: string; respondent: string }) =>
    page('/v1/asks', JSON.stringify({ site, survey: SURVEY, ...known }))
  const draft = JSON.stringify({ seq: 0, survey: DRAFT })
  return [
    {
      name: 'POST /v1/asks, granted',
      call: ask({ id: GRANTED, respondent: 'visitor-{{uuid}}' }),
      budgetMs: 1,
    },
    { name: 'POST /v1/asks, kept back', call: ask({ respondent: ASKED_BEFORE }) },
    { name: 'GET /api/asks', call: read('/api/asks?days=30') },
    { name: 'GET /q/:code', call: { ...page(`/q/${HOSTED}`), headers: {} } },
    { name: 'GET /api/codes', call: read('/api/codes') },
    { name: 'POST /api/codes', call: write('/api/codes', JSON.stringify(CODE)) },
    { name: 'GET /api/codes/:code/mail', call: read(`/api/codes/${HOSTED}/mail`) },
    { name: 'GET /api/surveys', call: read('/api/surveys') },
    {
      name: 'PUT /api/surveys/:id/draft',
      call: { ...write(`${survey}/draft`, draft), method: 'PUT' },
    },
    { name: 'GET /api/surveys/:id', call: read(survey) },
    { name: 'GET /api/surveys/:id/check', call: read(`${survey}/check`) },
    { name: 'GET /api/surveys/:id/preview', call: read(`${survey}/preview?lang=en`) },
    { name: 'GET /api/surveys/:id/estimate', call: read(`${survey}/estimate`) },
    {
      name: 'POST /api/surveys/:id/publish',
      call: write(`${survey}/publish`, JSON.stringify({ seq: 1 })),
    },
    {
      name: 'GET /api/journeys/:id/lanes, 90 days',
      call: read(`/api/journeys/${JOURNEY}/lanes?${range}`),
    },
  ]
}
