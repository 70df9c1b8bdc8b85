import { randomUUID } from 'node:crypto'
import { PERSONAS, SEGMENTS, touchpointId, TOUCHPOINTS } from './shop.ts'

const DAY_MS = 86_400_000

/** A file of the documented columns, its answers spread over the last 100 days. */
export function makeCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const at = new Date(Date.now() - ((index * 7919) % (100 * DAY_MS))).toISOString()
    const persona = PERSONAS[index % PERSONAS.length]
    const comment = index % 4 === 0 ? `"Late, but whole. No. ${index}"` : ''
    return [
      randomUUID(),
      at,
      touchpointId(index % TOUCHPOINTS),
      'csat',
      1 + (index % 5),
      comment,
      'web',
      'en',
      `visitor-${index}`,
      SEGMENTS[index % SEGMENTS.length],
      persona,
    ].join(',')
  })
  const columns =
    'answer_id,answered_at,touchpoint,kind,score,comment,channel,lang,respondent,segment,persona'
  return [columns, ...lines].join('\n')
}
