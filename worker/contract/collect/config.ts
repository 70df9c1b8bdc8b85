import * as z from 'zod'
import { languageSchema } from '#contract/schemas.ts'
import type { Channel, Kind } from '#contract/words.ts'
import type { Trigger } from '#contract/surveys/words.ts'
import type { SurveyDefinition } from '#contract/surveys.ts'

/*
 * What `GET /v1/sites/{siteKey}/config?lang=xx` sends to a shop's page: one language a survey, defaults
 * left out, short enough for one packet. The loader's promise is to understand every older form.
 */

/**
 * Its query. A language that is no tag must not break the page: it counts as not asked for. Pages
 * write `pl_PL` as well.
 */
export const configQuerySchema = z.object({
  lang: z
    .string()
    .transform((tag) => tag.replaceAll('_', '-'))
    .pipe(languageSchema)
    .optional()
    .catch(undefined),
})

/** The widget's own words, in one language. */
export interface WidgetStrings {
  /** Names of the faces and of csat5's steps, worst first. */
  faces: [string, string, string, string, string]
  /** Names of `expectation` steps, worst first. */
  expectation: [string, string, string]
  yes: string
  no: string
  /** Ends of a numbered scale without ends of its own, by kind. */
  ends: Record<'csat' | 'nps' | 'ces' | 'effort', [string, string]>
  send: string
  close: string
  tellMore: string
  thanks: string
  /** Spoken by the live region when the card appears; the question follows it. */
  newQuestion: string
  chooseFirst: string
  writeFirst: string
  /** The answer could not be sent yet; it is kept and goes out later. */
  savedForLater: string
  /** Name of the card for screen readers. */
  region: string
}

/**
 * One of the triggers that a page says nothing of by itself. It is watched for by a file of its own,
 * which then tells of an event whose name no page tracks: an older loader waits for that in vain.
 */
export interface PageWatch {
  /** `place` waits for nothing but the element that the question stands in. */
  on: Exclude<Trigger, 'load' | 'event'> | 'place'
  /** A selector of that element: without it nothing is told. */
  place?: string
  /** Of what is clicked or comes into view. */
  selector?: string
  /** Percent of the page's height. */
  depth?: number
  /** Seconds in which the page is in view. */
  seconds?: number
}

export interface ReasonConfig {
  code: string
  label: string
  from: number
  to: number
}

export interface SurveyConfig {
  id: string
  revision: number
  touchpoint: string
  kind: Kind
  /** Lowest and highest raw score; absent for kinds without one. */
  range?: [number, number]
  question: string
  /** Absent where the survey speaks the site's language of this config; else all three are there. */
  lang?: string
  dir?: 'ltr' | 'rtl'
  strings?: WidgetStrings
  /** Words at the two ends of the scale, low raw score first. */
  ends?: [string, string]
  choices?: { code: string; label: string }[]
  multiple?: true
  /** Choices and reasons stand in another order for each visitor, `other` and `none` last. */
  shuffle?: true
  followUp?: {
    questions?: { from: number; to: number; text: string }[]
    reasons?: ReasonConfig[]
    comment?: true
  }
  thanks?: string
  /** Absent means `web`. */
  channel?: Channel
  /** A selector of the element in the page that it stands in; absent means a card over the page. */
  target?: string
  /** Absent fields mean: on load, at once. */
  trigger?: {
    event?: string
    where?: Record<string, string | number | boolean>
    delay?: number
  }
  urls?: SurveyDefinition['urls']
  audience?: SurveyDefinition['audience']
  /** Absent means everyone. */
  sample?: number
  /**
   * Of questions in turn: what the dice are turned by before they are held against `sample`, in
   * 1 / 2³², so that each question has a part of the circle of its own.
   */
  turn?: number
  /** Absent means `once`. */
  frequency?: SurveyDefinition['frequency']
  everyDays?: number
  maxDisplays?: number
}

export interface SiteConfig {
  site: string
  lang: string
  /** Absent means left to right. */
  dir?: 'rtl'
  /** Days without any question after one was shown, over all surveys; absent means none. */
  cooldownDays?: number
  /** Somebody who is known is asked only if the budget of asks grants it: `POST /v1/asks`. */
  budget?: true
  /** The page's origin is none of the site's: nothing is asked there, and answers are ignored. */
  ignored?: 'origin'
  /**
   * A file of ours to load beside the questions: it watches the page for what `watch` of a trigger
   * says, or counts why nobody was asked and then loads that one. What it has to know stands in its
   * fragment, so that the file is the same for everybody.
   */
  more?: string
  /** Style rules that dress the card as the site wants it; they stand behind its own. */
  look?: string
  /** Absent when there is nothing to ask. */
  strings?: WidgetStrings
  surveys: SurveyConfig[]
}
