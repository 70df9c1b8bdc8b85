import type { AdviceCode } from '#contract/surveys/advice.ts'
import type { Scale } from '#contract/words.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import type { Plain } from './phrases.ts'
import { type Text, withoutScene } from './text.ts'

/** Instruments with degrees, where yes or no is no answer. */
const DEGREES = new Set<Scale>([
  'csat5',
  'csat7',
  'emotion5',
  'nps11',
  'ces7_agree',
  'ces7_effort',
  'ces5_effort',
])
const EFFORT = new Set<Scale>(['ces7_effort', 'ces5_effort'])
const MOOD = new Set<Scale>(['csat5', 'csat7', 'emotion5'])

export interface Found {
  code: AdviceCode
  at?: string
}

/** Where the words of a question and its scale speak of different things. */
export function scaleFit(text: Text, scale: Scale, lexicon: Lexicon): Found[] {
  const { asks } = lexicon
  const found: Found[] = []
  const recommend = asks.recommend(text.whole)
  const agree = asks.agree(text.whole)
  const satisfied = asks.satisfied(text.whole)
  const effort = asks.effort(text.whole)
  if (
    agree !== null &&
    scale !== 'ces7_agree' &&
    (DEGREES.has(scale) || scale === 'expectation3')
  ) {
    found.push({ code: 'agreementOnSatisfaction', at: agree })
  }
  if (scale === 'ces7_agree' && agree === null) {
    const degree = text.asked.map((one) => startsWith(one, lexicon, asks.degree)).find(Boolean)
    if (satisfied !== null && degree) found.push({ code: 'agreementOnSatisfaction', at: satisfied })
    else if (degree) found.push({ code: 'scaleMismatch', at: degree })
  }
  if (scale === 'nps11' && recommend === null) found.push({ code: 'npsWithoutRecommending' })
  const strange = strangeWords(scale, { recommend, satisfied, effort })
  if (strange !== null) found.push({ code: 'scaleMismatch', at: strange })
  if (scale === 'arrived2') {
    const degree = text.asked.map((one) => startsWith(one, lexicon, asks.degree)).find(Boolean)
    if (degree) found.push({ code: 'scaleMismatch', at: degree })
  }
  // Likelihood is how a scale of 0…10 under "would you recommend us" is read, with its usual ends.
  const yesNo = recommend !== null && scale === 'nps11' ? null : yesNoOf(text, lexicon)
  if (DEGREES.has(scale) && yesNo !== null) found.push({ code: 'yesNoOnScale', at: yesNo })
  return found
}

function strangeWords(
  scale: Scale,
  words: { recommend: string | null; satisfied: string | null; effort: string | null },
): string | null {
  if (MOOD.has(scale)) return words.recommend ?? words.effort
  if (EFFORT.has(scale)) return words.effort === null ? (words.satisfied ?? words.recommend) : null
  if (scale === 'ces7_agree') return words.recommend
  if (scale === 'expectation3') return words.recommend ?? words.satisfied
  return null
}

/** The words by which the text asks for yes or no, or null. */
export function yesNoOf(text: Text, lexicon: Lexicon): string | null {
  for (const one of text.asked) {
    const found = yesNoSentence(one, lexicon)
    if (found !== null) return found
  }
  return null
}

/** The words by which one sentence asks for yes or no, or null. */
export function yesNoSentence(sentence: Plain, lexicon: Lexicon): string | null {
  const { asks } = lexicon
  if (!sentence.includes(' ? ') || asks.polite(sentence) !== null) return null
  const rest = withoutScene(sentence, lexicon.joins.scene)
  const start = startsWith(rest, lexicon, asks.yesNo)
  if (start !== null) return start
  return asks.open(sentence) === null ? '?' : null
}

function startsWith(
  sentence: Plain,
  lexicon: Lexicon,
  find: (text: Plain) => string | null,
): string | null {
  const rest = withoutScene(sentence, lexicon.joins.scene)
  const start = ` ${rest.trim().split(' ').slice(0, 4).join(' ')} `
  const found = find(start)
  return found !== null && start.startsWith(` ${found} `) ? found : null
}
