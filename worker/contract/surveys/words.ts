/*
 * Lists of what a survey may say: plain values for the dashboard too, so nothing is imported here.
 */

/**
 * What makes a question due: the page · a tracked event · the pointer leaving towards the tab bar ·
 * a part of the page scrolled through · a click on something · something coming into view · time
 * spent on a page in view.
 */
export const TRIGGERS = ['load', 'event', 'exit', 'scroll', 'click', 'visible', 'dwell'] as const
export type Trigger = (typeof TRIGGERS)[number]
/** Where a question appears: on a card over the page, or in an element of the page. */
export const SURFACES = ['card', 'inline'] as const
export const URL_OPERATORS = [
  'equals',
  'contains',
  'starts_with',
  'ends_with',
  'matches',
  'not_equals',
  'not_contains',
  'not_starts_with',
  'not_ends_with',
  'not_matches',
] as const
export type UrlOperator = (typeof URL_OPERATORS)[number]
/** The choice whose comment says what it is. */
export const OTHER = 'other'
/** Whether one of the positive address rules has to hold, or every one. */
export const URL_MATCHES = ['any', 'all'] as const
export const DEVICES = ['mobile', 'desktop'] as const
export const FREQUENCIES = ['once', 'untilAnswered', 'recurring', 'always'] as const
/** The smallest share of a question in turn: an answer by it counts a hundredfold. */
export const LEAST_TURN = 0.01
export const SURVEY_STATES = ['draft', 'live', 'paused', 'archived'] as const
export type SurveyState = (typeof SURVEY_STATES)[number]

/**
 * Where a page view ended for a survey: the first step that it did not get past. Up to `pause`
 * somebody was not meant to be asked; what comes after `sample` was due and not seen.
 */
export const FUNNEL_STEPS = [
  /** Its address rules do not hold on the page. */
  'address',
  'device',
  'language',
  'segment',
  /** Its own frequency: asked, or answered, before. */
  'asked',
  /** The site's pause after any question. */
  'pause',
  /** The dice of its share. */
  'sample',
  /** What it waits for did not happen, or not long enough before the page was left. */
  'trigger',
  /** The page was left before its delay was over. */
  'left',
  /** Another question was there first, there was no room, or nothing was seen of the page. */
  'other',
  /** Seen and not answered. */
  'shown',
  'answered',
] as const
export type FunnelStep = (typeof FUNNEL_STEPS)[number]
/** One page in so many is counted, where a site counts why nobody was asked. */
export const FUNNEL_SHARES = [1, 10, 100] as const
export type FunnelShare = (typeof FUNNEL_SHARES)[number]
/** Days that can be looked back on. */
export const FUNNEL_DAYS = [7, 28, 90] as const
export const FUNNEL_LIMITS = {
  /** Days for which a site may count. */
  days: 31,
  /** Steps that a page tells of at once. */
  lines: 100,
  /** Views of one page without a reload that it tells of. */
  views: 50,
} as const

/** Why a survey may not go live; `field` of the problem says where. */
export const SURVEY_PROBLEMS = [
  /** Not of the shape that the field has; `detail` says how. */
  'shape',
  /** The site's own language lacks the text. */
  'noText',
  /** A language that other texts of the survey have is missing here. */
  'halfLanguage',
  'noSuchTouchpoint',
  /** The scale is none of this kind of question. */
  'otherScale',
  /** A survey that has been asked keeps its touchpoint and scale: its answers are counted by them. */
  'fixed',
  'fewChoices',
  'codeTwice',
  /** A range of scores ends before it begins, or lies outside the scale. */
  'badRange',
  'noEvent',
  'noSelector',
  'noDepth',
  'noSeconds',
  /** No regular expression that browsers understand. */
  'badPattern',
  /** The rules exclude each other: nobody would ever be asked. */
  'neverTrue',
  'unknownSegment',
  /** The shares of the questions in turn at its touchpoint would add up to more than all visitors. */
  'turnsOver',
  /** It ends before it begins, or before today. */
  'isOver',
] as const
export type SurveyProblem = (typeof SURVEY_PROBLEMS)[number]

/** Fields of a survey that hold one text in several languages. */
export const TEXT_FIELDS = ['names', 'question', 'label', 'low', 'high', 'text', 'thanks'] as const
