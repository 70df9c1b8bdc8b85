import { surveyDefinitionSchema, type SurveyDefinition } from '#contract/surveys.ts'
import { KIND_FACTS, type Kind } from '#contract/words.ts'
import type { ImportTarget, TargetSurvey } from '#worker/domain/imports/target.ts'

const LONGEST_ID = 64
const PREFIX = 'import-'

/**
 * An archived survey for answers to a question that the site does not ask, so that no answer is
 * without its question. It is never shown, and takes every choice that the file names.
 */
export function importSurvey(
  { touchpoint, kind }: { touchpoint: string; kind: Kind },
  target: ImportTarget,
): TargetSurvey {
  const place = target.touchpoints.get(touchpoint)?.name ?? touchpoint
  const scale = KIND_FACTS[kind].imported
  return {
    id: freeId({ touchpoint, kind }, target),
    touchpointId: touchpoint,
    state: 'archived',
    scale,
    revision: 1,
    definition: surveyDefinitionSchema.parse({
      kind,
      scale,
      question: { [target.language]: `${place} (${kind}, imported)`.slice(0, 300) },
      multiple: kind !== 'source',
      trigger: { on: 'event' },
    }),
  }
}

/** Whether a survey was made by an import and is still as it was made. */
export function isImported({ id, state }: TargetSurvey): boolean {
  return state === 'archived' && id.startsWith(PREFIX)
}

/** The definition with those of the choices added that it does not declare yet. */
export function withChoices(
  definition: SurveyDefinition,
  choices: string[],
  language: string,
): SurveyDefinition {
  const declared = new Set(definition.choices.map((choice) => choice.code))
  const added = choices.filter((code) => !declared.has(code))
  if (added.length === 0) return definition
  const labelled = added.map((code) => ({ code, label: { [language]: code } }))
  return { ...definition, choices: [...definition.choices, ...labelled] }
}

/** `import-<touchpoint>-<kind>`, cut to the length of an id and numbered where it is taken. */
function freeId(
  { touchpoint, kind }: { touchpoint: string; kind: Kind },
  { surveys }: ImportTarget,
): string {
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? `-${kind}` : `-${kind}-${number}`
    const id = PREFIX + touchpoint.slice(0, LONGEST_ID - PREFIX.length - end.length) + end
    if (!surveys.some((survey) => survey.id === id)) return id
  }
}
