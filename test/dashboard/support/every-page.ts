import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { expect } from 'vitest'
import {
  makeEntry,
  makePublishable,
  makeSecret,
  CODE_SURVEY,
  makeCodeItem,
  makeRecipientList,
  makeShare,
  makeSharedView,
} from '#test/dashboard/support/access.ts'
import { done, type FakeApi, open, page, problem } from '#test/dashboard/support/app.tsx'
import { makeEndpointItem } from '#test/dashboard/support/endpoints.ts'
import {
  CASE_PEOPLE,
  CASE_RULE,
  makeCase,
  makeCaseItem,
  makeCasesPage,
  makeDeskView,
} from '#test/dashboard/support/cases.ts'
import { makeConnection } from '#test/dashboard/support/connections.ts'
import { makeAnswer, makeSite } from '#test/dashboard/support/fixtures.ts'
import { makeGroups } from '#test/dashboard/support/groups.ts'
import { curveOf, makeHold, makeSources, makeSuspicion } from '#test/dashboard/support/forgery.ts'
import { makeCarriers, makeIncidents } from '#test/dashboard/support/carriers.ts'
import { makeImport } from '#test/dashboard/support/imports.ts'
import { makePlans } from '#test/dashboard/support/plans.ts'
import { makeTrials } from '#test/dashboard/support/trials.ts'
import { makeCosts, makeFaults, makeRecovery } from '#test/dashboard/support/costs.ts'
import { makeImprovement, makePlan, makeRunning } from '#test/dashboard/support/improvements.ts'
import {
  makeAlerts,
  makeSummary,
  makeMove,
  makeMoves,
  makeWhy,
} from '#test/dashboard/support/moves.ts'
import { makeIssueItem, makeOrderItem } from '#test/dashboard/support/orders.ts'
import { knowsPasskeys } from '#test/dashboard/support/passkeys.ts'
import {
  makeEstimate,
  makeListedSurvey,
  makeSurveyCheck,
  makeSurveyDraft,
  NO_ASKS,
} from '#test/dashboard/support/surveys.ts'
import {
  makeBrowser,
  makeInvitation,
  makePasskey,
  makePerson,
  makeViewer,
} from '#test/dashboard/support/people.ts'

const SHOP = 'https://zielony.example'
/** A deployment with something of everything. */
export const FULL_API: FakeApi = {
  suspicions: () => ({ suspicions: [makeSuspicion(), makeSuspicion({ source: 'b'.repeat(16) })] }),
  curve: curveOf,
  answers: () => page([makeAnswer({ lang: 'en', choices: ['late'] }), makeAnswer()], 'older'),
  'GET /api/sources': () => makeSources(),
  'GET /api/holds': () => ({ holds: [makeHold(), makeHold({ id: 8, releasedAt: 1 })] }),
  'GET /api/site': () => makeSite(),
  'GET /api/users': () => ({ users: [makePerson(), makeViewer()] }),
  'GET /api/invitations': () => ({ invitations: [makeInvitation()] }),
  'GET /api/keys': () => ({
    keys: [makePublishable(), makeSecret(), makeSecret({ id: 'old', revokedAt: 1 })],
  }),
  'GET /api/signing-keys': () => ({ keys: [{ id: 'sig1', createdAt: 0, revokedAt: null }] }),
  'GET /api/codes': () => ({
    codes: [makeCodeItem(), makeCodeItem({ code: 'ZZZZ2222', endedAt: 1 })],
    surveys: [CODE_SURVEY],
    language: 'en',
  }),
  'GET /api/endpoints': () => ({
    endpoints: [
      makeEndpointItem(),
      makeEndpointItem({ id: 'b', state: 'disabled', reason: 'gone', failedAt: 1 }),
    ],
  }),
  'GET /api/recipients': () => ({ lists: [makeRecipientList()], optOuts: 3 }),
  'GET /api/journeys/shopping/groups': () => makeGroups(),
  'GET /api/journeys/shopping/moves': () => makeMoves([makeMove(), makeMove({ stage: 'help' })]),
  'GET /api/alerts': () => makeAlerts(),
  'GET /api/summary': () => makeSummary(),
  'GET /api/journeys/shopping/moves/why': () => makeWhy(),
  'GET /api/orders': () => ({ orders: [makeOrderItem()], next: 'more' }),
  'GET /api/delivery/costs': () => makeCosts(),
  'GET /api/delivery/faults': () => makeFaults(),
  'GET /api/delivery/recovery': () => makeRecovery(),
  'GET /api/ask-trials': () => makeTrials(),
  'GET /api/improvements': () => ({
    today: '2026-11-21',
    improvements: [makeRunning(), makeImprovement()],
  }),
  'GET /api/improvements/plan': () => makePlan(),
  'GET /api/delivery/issues': () => ({ issues: [makeIssueItem()], next: 'more' }),
  'GET /api/delivery/carriers': () => makeCarriers(),
  'GET /api/delivery/plan': () => makePlans(),
  'GET /api/delivery/incidents': () => makeIncidents(),
  'GET /api/connections': () => ({
    connections: [makeConnection(), makeConnection({ id: 'OLD', endedAt: 1 })],
  }),
  'GET /api/shares': () => ({ shares: [makeShare(), makeShare({ id: 'b', revokedAt: 1 })] }),
  'GET /api/privacy/erasures': () => ({
    erasures: [
      { id: 'e', kind: 'order', state: 'running', scanned: 1, erased: 0, total: 9, createdAt: 1 },
    ],
  }),
  'GET /api/imports': () => ({ imports: [makeImport(), makeImport({ id: 6, state: 'undone' })] }),
  'GET /api/audit': () => ({ entries: [makeEntry()], next: 'older' }),
  'GET /api/install': () => ({
    key: 'wf_pk_demo1',
    origins: [SHOP],
    heardAt: 1,
    surveys: [{ id: 'order-csat', name: 'Po zamówieniu' }],
    findings: [{ kind: 'loaded', at: 1, origin: SHOP, detail: SHOP }],
    checkingUntil: 2,
    testAnswers: [{ id: 'a', at: 1, survey: 'x', score: 4, comment: null, origin: null }],
    firstAnswerAt: 1,
  }),
  'GET /api/account/passkeys': () => ({ passkeys: [makePasskey()] }),
  'GET /api/account/sessions': () => ({
    sessions: [makeBrowser({ id: 'here', current: true }), makeBrowser()],
  }),
  'GET /api/sign-in': () => ({ mail: true, access: true, setUp: 'done' }),
  'POST /api/sign-in/access': () => problem(401, 'unauthenticated'),
  'POST /api/shared/open': () => done(),
  'GET /api/surveys': () => ({
    range: { from: '2026-10-25', to: '2026-11-21' },
    surveys: [
      makeListedSurvey(),
      makeListedSurvey({ id: 'later', state: 'draft', question: null }),
    ],
  }),
  'GET /api/asks': () => NO_ASKS,
  'GET /api/surveys/orders': () => makeSurveyDraft(),
  'GET /api/surveys/orders/check': () => makeSurveyCheck(),
  'GET /api/surveys/orders/estimate': () => makeEstimate(),
  'GET /api/surveys/orders/preview': () => ({ config: null }),
  'GET /api/cases': () => makeCasesPage([makeCaseItem(), makeCaseItem({ number: 317 })], null),
  'GET /api/cases/changes': () => ({ changedAt: 1, newest: 318 }),
  'GET /api/cases/318': () => makeCase(),
  'GET /api/case-people': () => CASE_PEOPLE,
  'GET /api/case-desk': () => makeDeskView(),
  'GET /api/case-rules': () => ({ rules: [CASE_RULE], seq: 1, neverTrue: [] }),
  'GET /api/shared': () => makeSharedView({ comments: true }),
}

/** The pages, each with something that it shows once it is there. */
export const PAGES: [path: string, shown: string | RegExp][] = [
  ['/?stage=delivery&channel=locker', 'Show older'],
  ['/?view=table', 'Show older'],
  ['/settings/site', 'Save changes'],
  ['/settings/team', 'Invite somebody'],
  ['/settings/keys', 'New secret key'],
  ['/settings/shares', 'New share link'],
  ['/settings/privacy', 'Continue'],
  ['/settings/audit', 'Show older'],
  ['/settings/install', 'Start a new check'],
  ['/sites/new', 'Create site'],
  ['/account', 'Add a passkey'],
  ['/sign-in', 'Mail me a link'],
  ['/set-up#token', 'Set up'],
  ['/shared#slug', 'Show older'],
  ['/settings/holds', 'Release: Source 4c1e'],
  ['/settings/import', 'Undo reviews.csv'],
  ['/?without=suspicions', 'Hold them'],
  ['/surveys', 'New survey'],
  ['/surveys/orders', 'Review and publish'],
  ['/settings/channels', 'New code'],
  ['/settings/webhooks', 'New endpoint'],
  ['/inbox', 'Select case 318'],
  ['/inbox/318', /^Resolve and next/],
  ['/settings/cases', 'Add a rule'],
  ['/settings/connections', 'New connection'],
  ['/delivery', /^Save as CSV/],
  ['/delivery/said', /^Save as CSV/],
  ['/delivery/incidents', 'Save as CSV: What is watched'],
  ['/delivery/orders', 'Show more'],
  ['/delivery/issues', 'Show more'],
  ['/delivery/plan', 'Save as CSV: How it felt'],
  ['/delivery/costs', 'Count again'],
  ['/improvements', 'Save as CSV'],
  ['/delivery/recovery', 'Save as CSV: What was said'],
  ['/?tab=moves', 'CSV: Moves, the surest first'],
  ['/?by=segment&cmp=none', 'CSV: The curve of each segment'],
]

/** Opens a page with all that can be folded out on it. */
export async function openFully([path, shown]: (typeof PAGES)[number]): Promise<void> {
  knowsPasskeys()
  await open(path, FULL_API)
  await screen.findByRole('button', { name: shown }, { timeout: 10_000 })
  // Forms that are folded away belong to the page, too.
  for (const button of document.querySelectorAll('.maker [aria-expanded=false]'))
    fireEvent.click(button)
  await waitFor(() => expect(document.querySelector('.maker [aria-expanded=false]')).toBeNull())
}
