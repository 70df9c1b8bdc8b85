/** A word of a comment and where it stands. */
export interface Token {
  readonly word: string
  /** Numbers of its sentence and of its clause, which commas end, too. */
  readonly sentence: number
  readonly clause: number
}

const APOSTROPHES = /['’`´]/gu
/** Repeated for stress: "suuuper", "!!!". */
const STRETCHED = /(\p{L})\1{2,}/gu
const PIECE =
  /(?:\p{N}+[.,])*[\p{L}\p{N}\p{M}]+|[.!?…;\n]|[,:()—–]|\s-\s|\p{Extended_Pictographic}/gu
const SENTENCE_END = /^[.!?…;\n]/u
const CLAUSE_END = /^[,:()—–\s]/u

/** The words of a text in their order, with the sentence and clause of each. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let sentence = 0
  let clause = 0
  const plain = text.replace(APOSTROPHES, '').replace(STRETCHED, '$1')
  for (const [piece] of plain.matchAll(PIECE)) {
    const endsSentence = SENTENCE_END.test(piece)
    if (endsSentence) sentence += 1
    if (endsSentence || CLAUSE_END.test(piece)) clause += 1
    else tokens.push({ word: piece, sentence, clause })
  }
  return tokens
}
