import { Hono } from 'hono'
import { recognised, recognisedGuest } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { privateAnswers, sameOrigin, soundAnswers } from '#worker/http/own-origin.ts'
import { answerError } from '#worker/http/problems.ts'
import { answerUnknown } from '#worker/http/unknown.ts'
import { account } from '#worker/routes/accounts/account.ts'
import { passkeys } from '#worker/routes/accounts/passkeys.ts'
import { session } from '#worker/routes/accounts/session.ts'
import { signInPasskey } from '#worker/routes/accounts/sign-in-passkey.ts'
import { setUp } from '#worker/routes/accounts/set-up.ts'
import { signIn } from '#worker/routes/accounts/sign-in.ts'
import { asks } from '#worker/routes/collect/asks.ts'
import { codes } from '#worker/routes/channels/codes.ts'
import { hosted } from '#worker/routes/channels/hosted.ts'
import { recipientPage } from '#worker/routes/channels/recipient-page.ts'
import { recipients } from '#worker/routes/channels/recipients.ts'
import { collect } from '#worker/routes/collect/collect.ts'
import { funnel } from '#worker/routes/collect/funnel.ts'
import { inlinedLoader, siteConfig } from '#worker/routes/collect/site-config.ts'
import { cases } from '#worker/routes/cases/cases.ts'
import { caseDesk } from '#worker/routes/cases/desk.ts'
import { caseLinks } from '#worker/routes/cases/links.ts'
import { caseRules } from '#worker/routes/cases/rules.ts'
import { caseSteps } from '#worker/routes/cases/steps.ts'
import { askTrials } from '#worker/routes/cases/trials.ts'
import { deliveryFigures } from '#worker/routes/delivery/figures.ts'
import { costs } from '#worker/routes/delivery/costs/costs.ts'
import { faults } from '#worker/routes/delivery/costs/faults.ts'
import { recovery } from '#worker/routes/delivery/costs/recovery.ts'
import { issues } from '#worker/routes/delivery/issues.ts'
import { orders } from '#worker/routes/delivery/orders.ts'
import { connections } from '#worker/routes/delivery/connections.ts'
import { inbound } from '#worker/routes/delivery/inbound.ts'
import { improvements } from '#worker/routes/improvements/improvements.ts'
import { check } from '#worker/routes/install/check.ts'
import { install } from '#worker/routes/install/install.ts'
import { answerFiles } from '#worker/routes/answer-files.ts'
import { answerKinds } from '#worker/routes/answer-kinds.ts'
import { answerReasons } from '#worker/routes/answer-reasons.ts'
import { answers } from '#worker/routes/answers.ts'
import { demoShop } from '#worker/routes/demo-shop.ts'
import { holds } from '#worker/routes/holds.ts'
import { imports } from '#worker/routes/imports/imports.ts'
import { importPreview } from '#worker/routes/imports/preview.ts'
import { importOrderPieces } from '#worker/routes/imports/order-pieces.ts'
import { importPieces } from '#worker/routes/imports/pieces.ts'
import { journeyDraft } from '#worker/routes/journey-draft.ts'
import { journeyLanes } from '#worker/routes/journey-lanes.ts'
import { journeyNames } from '#worker/routes/journey-names.ts'
import { digestPaths, digests } from '#worker/routes/digests.ts'
import { journeys } from '#worker/routes/journey.ts'
import { newJourney } from '#worker/routes/new-journey.ts'
import { auditFiles } from '#worker/routes/site/audit-files.ts'
import { audit } from '#worker/routes/site/audit.ts'
import { keys } from '#worker/routes/site/keys.ts'
import { mcpOver } from '#worker/routes/mcp/mcp.ts'
import { endpoints } from '#worker/routes/outbox/endpoints.ts'
import { sends } from '#worker/routes/outbox/sends.ts'
import { privacy } from '#worker/routes/privacy.ts'
import { look } from '#worker/routes/site/look.ts'
import { settings } from '#worker/routes/site/settings.ts'
import { sharedEntrance, shares } from '#worker/routes/site/shares.ts'
import { alerts } from '#worker/routes/insight/alerts.ts'
import { drivers } from '#worker/routes/insight/drivers.ts'
import { moves } from '#worker/routes/insight/moves.ts'
import { opportunities } from '#worker/routes/insight/opportunities.ts'
import { groups } from '#worker/routes/insight/groups.ts'
import { heard } from '#worker/routes/insight/heard.ts'
import { sample } from '#worker/routes/insight/sample.ts'
import { segments } from '#worker/routes/insight/segments.ts'
import { standouts } from '#worker/routes/insight/standouts.ts'
import { weighted } from '#worker/routes/insight/weighted.ts'
import { users } from '#worker/routes/site/users.ts'
import { askReport } from '#worker/routes/surveys/ask-report.ts'
import { surveyDrafts } from '#worker/routes/surveys/drafts.ts'
import { surveyFunnel } from '#worker/routes/surveys/funnel.ts'
import { surveyLife } from '#worker/routes/surveys/life.ts'
import { surveyList } from '#worker/routes/surveys/list.ts'

/** What a guest of a share link reaches: reading, and nothing that is not mounted here. */
const sharedRoutes = new Hono<AppEnv>()
  .use(recognisedGuest)
  .route('/', journeys)
  .route('/', digests)
  .route('/', answers)

/** Everything behind sign-in: the site comes from the session or the key. */
const knownRoutes = new Hono<AppEnv>()
  .use(recognised)
  .route('/', account)
  .route('/', passkeys)
  .route('/', journeys)
  .route('/', digests)
  .route('/', digestPaths)
  .route('/', journeyNames)
  .route('/', journeyLanes)
  .route('/', heard)
  .route('/', sample)
  .route('/', standouts)
  .route('/', segments)
  .route('/', opportunities)
  .route('/', weighted)
  .route('/', groups)
  .route('/', drivers)
  .route('/', moves)
  .route('/', alerts)
  .route('/', journeyDraft)
  .route('/', surveyDrafts)
  .route('/', surveyLife)
  .route('/', askReport)
  .route('/', surveyFunnel)
  .route('/', surveyList)
  .route('/', codes)
  .route('/', connections)
  .route('/', caseSteps)
  .route('/', caseLinks)
  .route('/', cases)
  .route('/', caseDesk)
  .route('/', askTrials)
  .route('/', caseRules)
  .route('/', issues)
  .route('/', deliveryFigures)
  .route('/', costs)
  .route('/', faults)
  .route('/', recovery)
  .route('/', improvements)
  .route('/', orders)
  .route('/', recipients)
  .route('/', answers)
  .route('/', answerFiles)
  .route('/', newJourney)
  .route('/', answerKinds)
  .route('/', importPieces)
  .route('/', importOrderPieces)
  .route('/', importPreview)
  .route('/', answerReasons)
  .route('/', imports)
  .route('/', holds)
  .route('/', endpoints)
  .route('/', sends)
  .route('/', settings)
  .route('/', look)
  .route('/', users)
  .route('/', keys)
  .route('/', shares)
  .route('/', privacy)
  .route('/', audit)
  .route('/', auditFiles)
  .route('/', install)

const api = new Hono<AppEnv>()
  .use(privateAnswers)
  .use(sameOrigin)
  .route('/', signIn)
  .route('/', setUp)
  .route('/', signInPasskey)
  .route('/', session)
  .route('/shared', sharedEntrance)
  .route('/shared', sharedRoutes)
  .route('/', knownRoutes)

/** The same for calls that begin inside the Worker: they get an answer, whatever happens. */
const apiWithin = new Hono<AppEnv>().onError(answerError).route('/api', api)

export const app = new Hono<AppEnv>()
  .onError(answerError)
  .notFound(answerUnknown)
  .use(soundAnswers)
  .route('/v1', collect)
  .route('/v1', asks)
  .route('/v1', funnel)
  .route('/v1', siteConfig)
  .route('/v1', check)
  .route('/v1', inbound)
  .route('/w', inlinedLoader)
  .route('/demo', demoShop)
  .route('/', hosted)
  .route('/', recipientPage)
  .route('/api', api)
  .route('/mcp', mcpOver(apiWithin))
