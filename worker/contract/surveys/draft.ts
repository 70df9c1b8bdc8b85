import * as z from 'zod'
import {
  daySchema,
  handleSchema,
  kindSchema,
  languageSchema,
  scaleSchema,
  textSchema,
} from '#contract/schemas.ts'
import { shallowJsonSchema } from '#contract/shallow-json.ts'
import { localizedSchema } from '#contract/surveys.ts'
import { LIMITS } from '#contract/words.ts'
import { SURVEY_PROBLEMS, SURVEY_STATES } from '#contract/surveys/words.ts'
import { ADVICE_CODES, ADVICE_FIELDS } from './advice.ts'
import { surveyDocumentSchema } from './document.ts'

/*
 * A survey while it is written. A draft holds whatever its author has typed, sound or not, so that
 * nothing is ever lost; what may go live is checked when it is published.
 */

/** `POST /api/surveys`: a survey that begins as a draft with its kind's usual question. */
export const newSurveySchema = z.strictObject({
  /** Unique within the site; it stands in addresses and on pages. */
  id: handleSchema,
  name: textSchema(LIMITS.mapName).trim().min(1),
  touchpoint: handleSchema,
  scale: scaleSchema,
  /** `driver`: a score, then what helped or hurt, after OMB Circular A-11, section 280. */
  template: z.enum(['usual', 'driver']).default('usual'),
  /** Its words, by language, in place of the usual ones. */
  question: localizedSchema.optional(),
})

/** What a draft is made of: the fields of a survey, with anything in them. */
export const looseSurveySchema = z.strictObject({
  name: shallowJsonSchema,
  names: shallowJsonSchema,
  touchpoint: shallowJsonSchema,
  definition: shallowJsonSchema,
  plan: shallowJsonSchema,
})
export type LooseSurvey = z.output<typeof looseSurveySchema>

/** `PUT /api/surveys/{id}/draft`; 409 where somebody else has saved since. */
export const saveSurveyDraftSchema = z.strictObject({
  /** The number that the draft had when it was read. */
  seq: z.int().min(0),
  survey: looseSurveySchema,
})
export const savedSurveyDraftSchema = z.strictObject({ seq: z.int() })

const revisionSchema = z.strictObject({
  revision: z.int(),
  /** Revisions that ask the same: their answers are one series. Another wording begins another. */
  series: z.int(),
  /** Unix milliseconds. */
  publishedAt: z.int(),
  /** Who published it; '' where that is not known. */
  publishedBy: z.string(),
})

/** `GET /api/surveys/{id}` */
export const surveyDraftSchema = z.strictObject({
  id: z.string(),
  state: z.enum(SURVEY_STATES),
  kind: kindSchema,
  scale: scaleSchema,
  /** The revision that is asked; 0 before the first. */
  revision: z.int(),
  /** As it was published; null before that. */
  published: surveyDocumentSchema.nullable(),
  /** As it would be published: the draft where there is one, else what was published. */
  survey: looseSurveySchema,
  /** Number of the draft's last save; goes on counting when a draft is over. */
  seq: z.int(),
  isOpen: z.boolean(),
  /** Who saved last, and when; null where nobody has. */
  saved: z.strictObject({ by: z.string(), at: z.int() }).nullable(),
  /** The share that a steady sample asks now; null where the share is fixed. */
  rate: z.number().nullable(),
  /** The newest first. */
  revisions: z.array(revisionSchema),
  /** The language that no text may lack. */
  language: languageSchema,
  today: daySchema,
})
export type SurveyDraft = z.output<typeof surveyDraftSchema>

/** What keeps a survey from going live. */
export const surveyProblemSchema = z.strictObject({
  code: z.enum(SURVEY_PROBLEMS),
  /** Where, as a path: `definition.choices[2].label.pl`. */
  field: z.string(),
  /** More of it in English, where the code does not say all. */
  detail: z.string().optional(),
})
export type FoundProblem = z.output<typeof surveyProblemSchema>

/** `GET /api/surveys/{id}/check`: of the draft as it is saved. */
export const surveyCheckSchema = z.strictObject({
  seq: z.int(),
  problems: z.array(surveyProblemSchema),
  /** Fields that differ from what is published, as paths; everything before the first revision. */
  changes: z.array(z.string()),
  /** Whether publishing would begin a new series, unless it is called a correction of spelling. */
  isNewWording: z.boolean(),
  /** What a methodologist would remark; it never keeps a survey from going live. */
  advice: z.array(
    z.strictObject({
      code: z.enum(ADVICE_CODES),
      /** The language whose text is meant; null where it is about the survey as a whole. */
      lang: z.string().nullable(),
      field: z.enum(ADVICE_FIELDS),
      /** The words concerned, in lower case, where some can be named. */
      at: z.string().optional(),
      source: z.string(),
    }),
  ),
  /** Every language that any text of the survey has, the site's own first. */
  languages: z.array(z.string()),
})
export type SurveyCheck = z.output<typeof surveyCheckSchema>

/** `POST /api/surveys/{id}/publish`: what was looked at, and nothing else. */
export const publishSurveySchema = z.strictObject({
  seq: z.int().min(0),
  /** The wording says the same as before: answers go on in the same series. */
  isCorrection: z.boolean().default(false),
})
export const publishedSurveySchema = z.strictObject({ revision: z.int(), series: z.int() })

/** `POST /api/surveys/{id}/state` */
export const surveyStateSchema = z.strictObject({ state: z.enum(['live', 'paused', 'archived']) })

/** `GET /api/surveys/{id}/preview?lang=pl`: the config that the widget would get of the draft. */
export const previewQuerySchema = z.strictObject({ lang: languageSchema.optional() })
/** As the widget takes it; null while the draft is no survey yet. */
export const previewSchema = z.strictObject({ config: shallowJsonSchema.nullable() })

/** `GET /api/surveys/{id}/estimate`: how many would be asked a week, step by step. */
export const estimateSchema = z.strictObject({
  /** What the first figure was counted by; `none`: nothing has been counted at the touchpoint yet. */
  basis: z.enum(['reached', 'shown', 'none']),
  /** Days that were looked at. */
  days: z.int(),
  /** A week's visits of the touchpoint that reach it, or that were asked there. */
  visits: z.number().nullable(),
  /** Share of them whose segment is asked, 0…1. */
  audience: z.number(),
  /** Share that is asked, 0…1. */
  sample: z.number(),
  /** What comes out of it. */
  shown: z.number().nullable(),
  /** Share that answers there, 0…1, whatever was asked; null where nothing was. */
  responseRate: z.number().nullable(),
  /** Answers a week. */
  answers: z.number().nullable(),
  /** How sure they will be, by the survey's own figure first; none for choices and texts. */
  precision: z.array(
    z.strictObject({
      metric: z.enum(['share', 'nps', 'sentiment']),
      /** Half the width of the 95 % interval after two weeks, in points of a hundred; null for no answer. */
      halfWidth: z.number().nullable(),
      /** Answers for ±10 points. */
      forTen: z.int(),
    }),
  ),
})
export type Estimate = z.output<typeof estimateSchema>

export const surveyReceiptSchema = z.strictObject({ id: z.string() })
