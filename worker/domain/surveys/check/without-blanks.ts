import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { TEXT_FIELDS } from '#contract/surveys/words.ts'
import { isRecord } from './is-record.ts'

const TEXTS = new Set<string>(TEXT_FIELDS)

/**
 * A draft without the texts that are still empty: a field that was opened and left blank is not
 * there, and neither are ends or thanks of which nothing is written.
 */
export function withoutBlanks(survey: LooseSurvey): unknown {
  return strip(survey)
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip)
  if (!isRecord(value)) return value
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    TEXTS.has(key) && isRecord(one) ? written(one) : strip(one),
  ])
  return Object.fromEntries(entries.filter(([key, one]) => !isUnwritten(String(key), one)))
}

function written(texts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(texts).filter(([, text]) => typeof text !== 'string' || text.trim() !== ''),
  )
}

/** What may be left out altogether. */
function isUnwritten(key: string, value: unknown): boolean {
  if (!isRecord(value)) return false
  if (key === 'thanks') return Object.keys(value).length === 0
  return key === 'ends' && Object.values(value).every((one) => isRecord(one) && isEmpty(one))
}

function isEmpty(record: Record<string, unknown>): boolean {
  return Object.keys(record).length === 0
}
