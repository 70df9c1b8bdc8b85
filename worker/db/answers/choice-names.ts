import type { Answer } from '#contract/answers.ts'
import type { Names } from '#contract/names.ts'
import { run, type SiteDb } from '#worker/db/connect.ts'

/** Each revision is one seek into its key; all that an answer may have chosen stands in it. */
const CHOICES = `/* listChoiceNames */
SELECT survey_id AS survey, revision, definition -> '$.choices' AS choices,
  definition -> '$.followUp.reasons' AS reasons
FROM json_each(?2) AS asked CROSS JOIN survey_revisions ON site_id = ?1
  AND survey_id = asked.value ->> 0 AND revision = asked.value ->> 1`

type Asked = Pick<Answer, 'survey' | 'revision'>

/** What a choice of an answer is called, in every language that its question has it in. */
export type ChoiceNames = (answer: Asked, code: string) => Names

/**
 * Reads what the choices of some answers are called, as their own question said it: a row for each
 * revision of a question in which something was chosen, and none where nothing was.
 */
export async function listChoiceNames(
  db: SiteDb,
  answers: (Asked & Pick<Answer, 'choices'>)[],
): Promise<ChoiceNames> {
  const asked = new Map(
    answers
      .filter(({ choices }) => choices.length > 0)
      .map((answer) => [keyOf(answer), [answer.survey, answer.revision]]),
  )
  if (asked.size === 0) return () => ({})
  const parameters = [db.siteId, JSON.stringify([...asked.values()])]
  const { rows } = await run<Found>(db, CHOICES, parameters)
  const namesOf = new Map(rows.map((row) => [keyOf(row), declaredIn(row)]))
  return (answer, code) => namesOf.get(keyOf(answer))?.get(code) ?? {}
}

/** Revisions that are looked at for all codes of a site. */
const MOST_REVISIONS = 1000

const ALL_CHOICES = `/* listAllChoices */
SELECT survey_id AS survey, revision, definition -> '$.choices' AS choices,
  definition -> '$.followUp.reasons' AS reasons
FROM survey_revisions WHERE site_id = ?1 ORDER BY survey_id, revision DESC LIMIT ${MOST_REVISIONS}`

/** A code that answers of a survey may hold. */
export interface SurveyChoice {
  survey: string
  code: string
  label: Names
  sort: 'choice' | 'reason'
}

/** All codes that surveys of the site ever offered, as each said them last. */
export async function listAllChoices(
  db: SiteDb,
): Promise<{ choices: SurveyChoice[]; isAll: boolean }> {
  const { rows } = await run<Found>(db, ALL_CHOICES, [db.siteId])
  const found = new Map<string, SurveyChoice>()
  for (const { survey, choices, reasons } of rows)
    for (const [sort, text] of [
      ['choice', choices],
      ['reason', reasons],
    ] as const)
      for (const [code, label] of declaredIn({ choices: text, reasons: null })) {
        const key = JSON.stringify([survey, sort, code])
        if (!found.has(key)) found.set(key, { survey, code, label, sort })
      }
  return { choices: [...found.values()], isAll: rows.length < MOST_REVISIONS }
}

interface Found extends Asked {
  choices: string | null
  reasons: string | null
}

function declaredIn({ choices, reasons }: Pick<Found, 'choices' | 'reasons'>): Map<string, Names> {
  const declared = [choices, reasons].flatMap(
    // As the schema of a survey let it in.
    (text) => JSON.parse(text ?? '[]') as { code: string; label: Names }[],
  )
  return new Map(declared.map(({ code, label }) => [code, label]))
}

function keyOf({ survey, revision }: Asked): string {
  return `${survey} ${revision}`
}
