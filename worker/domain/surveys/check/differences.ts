import type { SurveyDocument } from '#contract/surveys/document.ts'
import { isRecord } from './is-record.ts'
import type { Localized, SurveyDefinition } from '#contract/surveys.ts'

/**
 * The fields in which two surveys differ, as paths: `definition.choices[2].label.pl`. What only one
 * of them has is one field, whatever is in it.
 */
export function fieldsThatDiffer(before: unknown, after: unknown, at = ''): string[] {
  if (Object.is(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after))
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
      fieldsThatDiffer(before[index], after[index], `${at}[${index}]`),
    ).flat()
  if (!isRecord(before) || !isRecord(after)) return [at]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    fieldsThatDiffer(before[key], after[key], at === '' ? key : `${at}.${key}`),
  )
}

/**
 * Whether another question is asked than before: other words in a language that both have, another
 * set of choices to pick the answer from, or another scale. A further translation is not.
 */
export function isNewWording(before: SurveyDocument, after: SurveyDocument): boolean {
  const [old, now] = [before.definition, after.definition]
  return (
    old.scale !== now.scale ||
    old.multiple !== now.multiple ||
    (old.ends === undefined) !== (now.ends === undefined) ||
    isReworded(old.question, now.question) ||
    (old.ends !== undefined &&
      now.ends !== undefined &&
      (isReworded(old.ends.low, now.ends.low) || isReworded(old.ends.high, now.ends.high))) ||
    hasOtherChoices(old, now)
  )
}

function isReworded(before: Localized, after: Localized): boolean {
  return Object.keys(before).some(
    (language) => after[language] !== undefined && after[language] !== before[language],
  )
}

function hasOtherChoices({ choices: old }: SurveyDefinition, { choices: now }: SurveyDefinition) {
  return (
    old.length !== now.length ||
    old.some(({ code, label }) => {
      const same = now.find((one) => one.code === code)
      return !same || isReworded(label, same.label)
    })
  )
}
