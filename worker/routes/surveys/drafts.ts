import { Hono } from 'hono'
import { WORDINGS } from '#contract/surveys/advice.ts'
import { toSurveyFile } from '#contract/surveys/document.ts'
import {
  newSurveySchema,
  previewQuerySchema,
  saveSurveyDraftSchema,
  type LooseSurvey,
  type SurveyCheck,
  type SurveyDraft,
} from '#contract/surveys/draft.ts'
import { LIMITS, SCALES } from '#contract/words.ts'
import {
  beginSurvey,
  discardSurveyDraft,
  findSurvey,
  listPlaces,
  saveSurveyDraft,
} from '#worker/db/surveys/drafts.ts'
import { unbroken } from '#worker/db/accounts/guard.ts'
import { previewConfig } from '#worker/domain/surveys/preview-config.ts'
import { adviseOn } from '#worker/domain/surveys/advice/advise.ts'
import {
  type Lexicons,
  type LexiconSources,
  readLexicons,
} from '#worker/domain/surveys/advice/lexicon/read-lexicons.ts'
import { checkSurvey } from '#worker/domain/surveys/check/check-survey.ts'
import { fieldsThatDiffer, isNewWording } from '#worker/domain/surveys/check/differences.ts'
import { languagesOf, textsOf } from '#worker/domain/surveys/check/texts.ts'
import { usualQuestion } from '#worker/domain/surveys/usual.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { keptAsset } from '#worker/http/kept-asset.ts'
import { readJson, validate } from '#worker/http/validate.ts'
import { openSurvey } from './open-survey.ts'

/** The wordings that guard rails know. */
const lexiconsOf = keptAsset<LexiconSources, Lexicons>(WORDINGS, readLexicons)

/** Surveys while they are written: whatever is typed is kept, and checked before it goes live. */
export const surveyDrafts = new Hono<AppEnv>()
  .post('/surveys', may('surveys:draft'), async (c) => {
    const { id, name, touchpoint, scale, template, question } = await readJson(
      c.req.raw,
      newSurveySchema,
      16_384,
    )
    const db = c.get('db')
    const places = await listPlaces(db)
    if (!places.some((place) => place.id === touchpoint))
      throw new AppError(
        'invalid',
        'There is no such touchpoint; take one from GET /api/journeys.',
        [{ field: 'touchpoint', reason: 'no such touchpoint' }],
      )
    const usual = usualQuestion(scale, template)
    const definition = question ? { ...usual, question } : usual
    const draft = { name, names: {}, touchpoint, definition, plan: {} } as unknown as LooseSurvey
    const isMade = await unbroken(
      beginSurvey(db, { id, touchpoint, name, names: {}, scale, draft }),
    )
    if (!isMade)
      throw new AppError('conflict', 'A survey of this id is there already; choose another id.')
    return c.json({ id }, 201)
  })
  .get('/surveys/:id', may('site:manage'), async (c) => {
    const { site, found, survey, place } = await openSurvey(c)
    const { id, state, scale, revision, published, draft, rate, revisions } = found
    return c.json({
      id,
      state,
      kind: SCALES[scale].kind,
      scale,
      revision,
      published,
      survey,
      seq: draft?.seq ?? 0,
      isOpen: draft?.survey != null,
      saved: draft ? { by: draft.savedBy, at: draft.savedAt } : null,
      rate,
      revisions,
      language: site.language,
      today: place.today,
    } satisfies SurveyDraft)
  })
  .put('/surveys/:id/draft', may('site:manage'), async (c) => {
    const body = await readJson(c.req.raw, saveSurveyDraftSchema, LIMITS.surveyDraftBytes)
    const db = c.get('db')
    const id = c.req.param('id')
    const seq = await saveSurveyDraft(db, { id, ...body })
    if (seq !== null) return c.json({ seq })
    if (!(await findSurvey(db, id))) throw new AppError('not_found', 'There is no such survey.')
    throw isOver()
  })
  .delete('/surveys/:id/draft', may('site:manage'), async (c) => {
    const { found, survey } = await openSurvey(c)
    const name = found.published?.name ?? (typeof survey.name === 'string' ? survey.name : '')
    const isNew = found.revision === 0
    await discardSurveyDraft(c.get('db'), { id: found.id, name, isNew })
    return c.body(null, 204)
  })
  .get('/surveys/:id/check', may('site:manage'), async (c) => {
    const { found, survey: draft, place } = await openSurvey(c)
    const { survey, problems } = checkSurvey(draft, place)
    const { published } = found
    return c.json({
      seq: found.draft?.seq ?? 0,
      problems,
      changes: fieldsThatDiffer(published ?? {}, survey ?? draft),
      isNewWording: published !== null && survey !== null && isNewWording(published, survey),
      advice: survey ? adviseOn(survey.definition, await lexiconsOf(c.env)) : [],
      languages: survey
        ? languagesOf(textsOf(survey.definition), place.language)
        : [place.language],
    } satisfies SurveyCheck)
  })
  .get(
    '/surveys/:id/preview',
    may('site:manage'),
    validate('query', previewQuerySchema),
    async (c) => {
      const { site, found, survey: draft, place } = await openSurvey(c)
      const { survey } = checkSurvey(draft, place)
      if (!survey) return c.json({ config: null })
      const { language, look } = site
      const { lang = language } = c.req.valid('query')
      const { definition } = survey
      const { id, touchpoint: touchpointId } = found
      // As it would be published: an answer of revision 0 is none at all.
      const asked = { id, revision: found.revision + 1, touchpointId, definition }
      return c.json({ config: previewConfig({ language, look, survey: asked }, lang) })
    },
  )
  .get('/surveys/:id/file', may('site:manage'), async (c) => {
    const { found } = await openSurvey(c)
    if (!found.published)
      throw new AppError('conflict', 'This survey has never been published: publish it first.')
    c.header('content-disposition', `attachment; filename="${found.id}.survey.json"`)
    return c.body(`${JSON.stringify(toSurveyFile(found.published), null, 2)}\n`, 200, {
      'content-type': 'application/json; charset=utf-8',
    })
  })

/** The draft that somebody looked at is no longer the one that is there. */
export function isOver(): AppError {
  return new AppError(
    'conflict',
    'The draft was saved or published by somebody else meanwhile. Read it again.',
  )
}
