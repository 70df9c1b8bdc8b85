import type { Scale } from '#contract/words.ts'
import { joinedWords } from './joined.ts'
import type { Lexicon, WordedCode } from './lexicon/lexicon.ts'
import { negatedWords } from './negated.ts'
import { type Plain, phrases, without, wordsOf } from './phrases.ts'
import { hardToRead } from './reading.ts'
import { type Found, scaleFit, yesNoSentence } from './scale-fit.ts'
import { readText, type Text } from './text.ts'

/** Characters above which a question is too long in a language whose words are not counted. */
const LONG_TEXT = 220
const AND_WHY = ['and|i|и why|dlaczego|czemu|почему']
const WHY = phrases(...AND_WHY)

/** How a text is asked. */
export interface Asked {
  scale: Scale
  isScored: boolean
  /** Follow-ups depend on the score, so that they may take it for granted. */
  isFollowUp: boolean
}

/** All that is remarkable in the words of one question; little without a lexicon. */
export function wordingOf(raw: string, lexicon: Lexicon | null, asked: Asked): Found[] {
  const request = lexicon?.asks.request
  const text = readText(raw, (sentence) => request?.(sentence) != null)
  const several = (raw.normalize('NFKC').match(/[?؟]+/gu) ?? []).length > 1
  const found: Found[] = several ? [{ code: 'severalQuestions' }] : []
  if (!lexicon) {
    if (raw.normalize('NFKC').length > LONG_TEXT) found.push({ code: 'tooLong' })
    return found
  }
  return [
    ...wordedIn(text.whole, lexicon, asked),
    ...structureOf(text, lexicon, asked),
    ...found,
    ...lengthOf(text, lexicon),
    ...(asked.isFollowUp ? [] : scaleFit(text, asked.scale, lexicon)),
  ]
}

function wordedIn(whole: Plain, { worded }: Lexicon, { isFollowUp }: Asked): Found[] {
  const codes = Object.keys(worded) as WordedCode[]
  return codes.flatMap((code) => {
    if (isFollowUp && code === 'assumes') return []
    const { find, but } = worded[code]
    const at = find(without(whole, but))
    return at === null ? [] : [{ code, at }]
  })
}

function structureOf(text: Text, lexicon: Lexicon, asked: Asked): Found[] {
  const found: Found[] = []
  for (const one of text.asked) {
    const sentence = asked.scale === 'text' && WHY(one) !== null ? without(one, AND_WHY) : one
    const joined = joinedWords(
      sentence,
      lexicon.joins,
      yesNoSentence(one, lexicon) !== null || lexicon.asks.yesNo(one) !== null,
    )
    if (joined !== null) found.push({ code: 'doubleBarrelled', at: joined })
    const negated = negatedWords(one, lexicon.negation, asked.isScored)
    if (negated !== null) found.push({ code: 'negation', at: negated })
    if (found.length > 0) break
  }
  return found
}

function lengthOf(text: Text, { reading }: Lexicon): Found[] {
  if (wordsOf(text.whole).length > reading.words) return [{ code: 'tooLong' }]
  for (const one of text.asked) {
    const hard = hardToRead(one, reading)
    if (hard !== null) return [{ code: 'hardToRead', at: hard }]
  }
  return []
}
