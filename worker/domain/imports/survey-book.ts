import type { SurveyDefinition } from '#contract/surveys.ts'
import { checkAnswer } from '#worker/domain/collect/check-answer.ts'
import type { Fault } from '#worker/domain/imports/file/rows.ts'
import { importSurvey, isImported, withChoices } from '#worker/domain/imports/import-survey.ts'
import type { CheckedRow } from '#worker/domain/imports/row/check-row.ts'
import type { ImportTarget, TargetSurvey } from '#worker/domain/imports/target.ts'

/** A survey that must be stored before the answers that need it. */
export interface SurveyChange {
  type: 'create' | 'revise'
  survey: TargetSurvey
}

export interface SurveyBook {
  /** The survey that a row answers, or what does not fit. May plan a change. */
  fit(row: CheckedRow): { survey: TargetSurvey } | { faults: Fault[] }
  /** Hands over the changes planned since the last call. */
  takeChanges(): SurveyChange[]
  /** Ids of all surveys planned so far. */
  created(): string[]
  /** Changes planned so far, also those that were handed over. */
  planned(): number
}

/** Where several surveys ask the same at one touchpoint, the one that is asked now is meant. */
const PREFERRED = ['live', 'paused', 'archived', 'draft']
/** As many as a survey may declare. */
const MOST_CHOICES = 20

/** Finds the survey of each row, and plans archived ones for questions the site does not have. */
export function surveyBook(site: ImportTarget): SurveyBook {
  const target = { ...site, surveys: [...site.surveys] }
  const changes = new Map<string, SurveyChange>()
  const created: string[] = []
  let planned = 0
  const book = new Map<string, TargetSurvey>()
  const rank = (survey: TargetSurvey) => PREFERRED.indexOf(survey.state)
  for (const survey of target.surveys.toSorted((a, b) => rank(a) - rank(b))) {
    const question = `${survey.touchpointId} ${survey.definition.kind}`
    if (!book.has(question)) book.set(question, survey)
  }

  function plan(change: SurveyChange): void {
    changes.set(change.survey.id, change)
    planned += 1
  }

  function create(question: string, survey: TargetSurvey): void {
    book.set(question, survey)
    target.surveys.push(survey)
    created.push(survey.id)
    plan({ type: 'create', survey })
  }

  function extend(survey: TargetSurvey, definition: SurveyDefinition): void {
    survey.definition = definition
    if (changes.has(survey.id)) return
    survey.revision += 1
    plan({ type: 'revise', survey })
  }

  return {
    fit(row) {
      const question = `${row.touchpoint} ${row.kind}`
      const known = book.get(question)
      const survey = known ?? importSurvey(row, target)
      const definition = isImported(survey)
        ? withChoices(survey.definition, row.choices, target.language)
        : survey.definition
      const faults = checkFit(row, definition)
      if (faults.length > 0) return { faults }
      if (!known) create(question, survey)
      if (definition !== survey.definition) extend(survey, definition)
      return { survey }
    },
    takeChanges() {
      const taken = [...changes.values()]
      changes.clear()
      return taken
    },
    created: () => [...created],
    planned: () => planned,
  }
}

/** The rules of the live route, for an answer that comes from a file. */
function checkFit(row: CheckedRow, definition: SurveyDefinition): Fault[] {
  if (definition.choices.length > MOST_CHOICES)
    return [{ field: 'choices', reason: `would be more than ${MOST_CHOICES} for one question` }]
  const { answerId: id, answeredAt, score, choices, comment } = row
  const body = { id, answeredAt, score, choices, comment, revision: 1 }
  const place = { site: '', survey: '', channel: 'web', lang: 'en' } as const
  return checkAnswer({ ...body, ...place }, definition).map(({ field, reason }) => ({
    field: field.replace(/\[\d+\]$/, ''),
    reason,
  }))
}
