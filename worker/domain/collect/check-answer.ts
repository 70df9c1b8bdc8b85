import type { FieldError } from '#contract/problem.ts'
import type { SurveyDefinition } from '#contract/surveys.ts'
import { CHOICE_KINDS, SCALES } from '#contract/words.ts'
import type { AnswerBody } from '#contract/collect/answers.ts'

/** What is wrong with an answer, given the question it belongs to; empty when nothing is. */
export function checkAnswer(body: AnswerBody, definition: SurveyDefinition): FieldError[] {
  return [
    ...checkScore(body, definition),
    ...checkChoices(body, definition),
    ...checkComment(body, definition),
  ]
}

function checkScore({ score }: AnswerBody, { scale }: SurveyDefinition): FieldError[] {
  const { lowest, highest } = SCALES[scale]
  if (lowest === null || highest === null) {
    return score === null ? [] : [{ field: 'score', reason: `must be null: ${scale} has no score` }]
  }
  if (score !== null && score >= lowest && score <= highest) return []
  return [
    { field: 'score', reason: `must be a whole number from ${lowest} to ${highest} (${scale})` },
  ]
}

function checkChoices({ choices = [] }: AnswerBody, definition: SurveyDefinition): FieldError[] {
  const declared = new Set([
    ...definition.choices.map((choice) => choice.code),
    ...(definition.followUp?.reasons ?? []).map((reason) => reason.code),
  ])
  const errors = choices.flatMap((code, index) =>
    declared.has(code)
      ? []
      : [{ field: `choices[${index}]`, reason: `"${code}" is not a choice of this survey` }],
  )
  if (new Set(choices).size < choices.length)
    errors.push({ field: 'choices', reason: 'names a choice twice' })
  if (!CHOICE_KINDS.includes(definition.kind)) return errors
  if (choices.length === 0)
    errors.push({ field: 'choices', reason: 'must name at least one choice' })
  if (!definition.multiple && choices.length > 1)
    errors.push({ field: 'choices', reason: 'must name one choice' })
  return errors
}

function checkComment({ comment }: AnswerBody, { kind }: SurveyDefinition): FieldError[] {
  if (kind !== 'text' || comment?.trim()) return []
  return [{ field: 'comment', reason: 'must not be empty: it is the answer' }]
}
