import { checkValue } from '#contract/check-value.ts'
import { surveyDocumentSchema, type SurveyDocument } from '#contract/surveys/document.ts'
import type { FoundProblem, LooseSurvey } from '#contract/surveys/draft.ts'
import { CHOICE_KINDS, SCALES, type Scale } from '#contract/words.ts'
import { type SurveyProblem } from '#contract/surveys/words.ts'
import { hasRoom } from '#worker/domain/surveys/turns.ts'
import { isNeverTrue, patternOf } from './never-true.ts'
import { languagesOf, textsOf } from './texts.ts'
import { withoutBlanks } from './without-blanks.ts'

/** What a survey is checked against. */
export interface SurveyPlace {
  /** The site's own language: no text may lack it. */
  language: string
  /** Today in the site's time zone. */
  today: string
  /** Touchpoints of the map, each with the segments that its journey tells apart. */
  touchpoints: ReadonlyMap<string, string[]>
  /** Where and how it has been asked; null before it ever was. */
  asked: { touchpoint: string; scale: Scale } | null
  /** The shares of other questions in turn, summed by their touchpoint. */
  turns: ReadonlyMap<string, number>
}

/** A survey that may go live, or what keeps it from that. */
export type CheckedSurvey =
  | { survey: SurveyDocument; problems: [] }
  | { survey: SurveyDocument | null; problems: FoundProblem[] }

/** Checks a draft, whatever was typed into it. Texts that are empty count as not written. */
export function checkSurvey(draft: LooseSurvey, place: SurveyPlace): CheckedSurvey {
  const checked = checkValue(surveyDocumentSchema, withoutBlanks(draft))
  if ('fields' in checked)
    return {
      survey: null,
      problems: checked.fields.map(({ field, reason }) =>
        isUnwritten(reason) ? { code: 'noText', field } : { code: 'shape', field, detail: reason },
      ),
    }
  const survey = checked.data
  const problems = [
    ...checkTexts(survey, place),
    ...checkPlace(survey, place),
    ...checkChoices(survey),
    ...checkRanges(survey),
    ...checkTrigger(survey),
    ...checkAudience(survey, place),
    ...checkPlan(survey, place),
  ]
  return { survey, problems }
}

/** As the schemas of texts say of what is empty. */
function isUnwritten(reason: string): boolean {
  return reason === 'at least one language' || /received undefined/.test(reason)
}

function problem(code: SurveyProblem, field: string, detail?: string): FoundProblem {
  return { code, field, ...(detail === undefined ? {} : { detail }) }
}

function checkTexts({ definition }: SurveyDocument, { language }: SurveyPlace): FoundProblem[] {
  const texts = textsOf(definition)
  return languagesOf(texts, language).flatMap((one) =>
    texts
      .filter((text) => text.texts[one] === undefined)
      .map(({ field }) => problem(one === language ? 'noText' : 'halfLanguage', `${field}.${one}`)),
  )
}

function checkPlace(
  { touchpoint, definition }: SurveyDocument,
  { touchpoints, asked }: SurveyPlace,
): FoundProblem[] {
  const { kind, scale } = definition
  return [
    ...(touchpoints.has(touchpoint) ? [] : [problem('noSuchTouchpoint', 'touchpoint')]),
    ...(SCALES[scale].kind === kind ? [] : [problem('otherScale', 'definition.scale')]),
    ...(asked && asked.touchpoint !== touchpoint ? [problem('fixed', 'touchpoint')] : []),
    ...(asked && asked.scale !== scale ? [problem('fixed', 'definition.scale')] : []),
  ]
}

function checkChoices({ definition }: SurveyDocument): FoundProblem[] {
  const { kind, choices, multiple, followUp } = definition
  const named = [
    ...choices.map(({ code }, index) => ({ code, field: `definition.choices[${index}].code` })),
    ...(followUp?.reasons ?? []).map(({ code }, index) => ({
      code,
      field: `definition.followUp.reasons[${index}].code`,
    })),
  ]
  const isAgain = ({ code }: { code: string }, index: number) =>
    named.findIndex((other) => other.code === code) < index
  return [
    ...(CHOICE_KINDS.includes(kind) && choices.length < 2
      ? [problem('fewChoices', 'definition.choices')]
      : []),
    // Shares of what several were chosen of do not add up to a whole.
    ...(kind === 'source' && multiple
      ? [problem('shape', 'definition.multiple', 'must be false: a source is one choice')]
      : []),
    ...named.filter(isAgain).map(({ field }) => problem('codeTwice', field)),
  ]
}

/** Follow-up questions and reasons go by raw scores; a range that no score meets is never shown. */
function checkRanges({ definition }: SurveyDocument): FoundProblem[] {
  const { followUp, scale } = definition
  const { lowest, highest } = SCALES[scale]
  if (lowest === null || highest === null) return []
  const isBad = ({ from, to }: { from: number; to: number }) =>
    from > to || to < lowest || from > highest
  const bad = (list: 'questions' | 'reasons') =>
    (followUp?.[list] ?? []).flatMap((one, index) =>
      isBad(one) ? [problem('badRange', `definition.followUp.${list}[${index}].from`)] : [],
    )
  return [...bad('questions'), ...bad('reasons')]
}

function checkTrigger({ definition }: SurveyDocument): FoundProblem[] {
  const { trigger, urls, urlMatch } = definition
  const needs = {
    load: null,
    exit: null,
    event: trigger.event ? null : 'noEvent',
    click: trigger.selector ? null : 'noSelector',
    visible: trigger.selector ? null : 'noSelector',
    scroll: trigger.depth ? null : 'noDepth',
    dwell: trigger.seconds ? null : 'noSeconds',
  } as const satisfies Record<string, SurveyProblem | null>
  const missing = needs[trigger.on]
  const field = { noEvent: 'event', noSelector: 'selector', noDepth: 'depth', noSeconds: 'seconds' }
  return [
    ...(missing ? [problem(missing, `definition.trigger.${field[missing]}`)] : []),
    ...urls.flatMap(({ op, value }, index) =>
      op.endsWith('matches') && !patternOf(value)
        ? [problem('badPattern', `definition.urls[${index}].value`)]
        : [],
    ),
    ...(isNeverTrue(urls, urlMatch) ? [problem('neverTrue', 'definition.urls')] : []),
  ]
}

function checkAudience(
  { touchpoint, definition }: SurveyDocument,
  { touchpoints }: SurveyPlace,
): FoundProblem[] {
  const { audience } = definition
  const known = touchpoints.get(touchpoint) ?? audience.segments ?? []
  return [
    ...(['devices', 'languages', 'segments'] as const).flatMap((list) =>
      audience[list]?.length === 0 ? [problem('neverTrue', `definition.audience.${list}`)] : [],
    ),
    ...(audience.segments ?? []).flatMap((segment, index) =>
      known.includes(segment)
        ? []
        : [problem('unknownSegment', `definition.audience.segments[${index}]`, segment)],
    ),
  ]
}

function checkPlan(
  { plan, touchpoint }: SurveyDocument,
  { today, turns }: SurveyPlace,
): FoundProblem[] {
  const { startsOn, endsOn, turn } = plan
  const others = turns.get(touchpoint) ?? 0
  const isOver = endsOn !== null && (endsOn < today || (startsOn !== null && endsOn < startsOn))
  return [
    ...(isOver ? [problem('isOver', 'plan.endsOn')] : []),
    ...(turn === null || hasRoom(turn, others)
      ? []
      : [problem('turnsOver', 'plan.turn', `${Math.max(0, Math.floor((1 - others) * 100))}`)]),
  ]
}
