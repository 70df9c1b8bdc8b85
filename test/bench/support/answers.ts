import { uuidv7 } from '#test/support/new-answer.ts'
import { CHANNELS, PERSONAS, SEGMENTS, touchpointId, TOUCHPOINTS } from './shop.ts'

/** One answer as the widget sends it, and the id it was sent under. */
export interface SentAnswer {
  id: string
  body: string
}

export interface AnswerChoice {
  /** Which answer of the run this is: decides everything but the id and the clock. */
  index: number
  id?: string
  at?: number
}

/**
 * An answer with everything a shop usually tells: page, respondent, segment and persona, a comment
 * on every fourth. Scores, channels and cells are spread evenly and without chance.
 */
export function makeAnswer(
  site: string,
  { index, id = uuidv7(), at = Date.now() }: AnswerChoice,
): SentAnswer {
  const touchpoint = touchpointId(index % TOUCHPOINTS)
  const answer = {
    id,
    site,
    survey: `q-${touchpoint}`,
    revision: 1,
    score: 1 + (index % 5),
    channel: index % 4 === 1 ? CHANNELS[1] : CHANNELS[0],
    lang: 'en',
    url: `https://shop.example/orders/${index}/thanks`,
    shownAt: at - 4200,
    answeredAt: at,
    respondent: `visitor-${index}`,
    traits: {
      segment: SEGMENTS[index % SEGMENTS.length],
      persona: PERSONAS[Math.floor(index / 2) % PERSONAS.length],
    },
    ...(index % 4 === 0
      ? { comment: `The parcel came late, but it came whole. No. ${index}` }
      : {}),
  }
  return { id, body: JSON.stringify(answer) }
}
