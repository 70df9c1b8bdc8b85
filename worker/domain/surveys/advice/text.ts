import { plain, type Plain } from './phrases.ts'

/** The contract allows 300 units; what comes after these is not read for wordings. */
const READ = 2000

/** A text as the rules look at it. */
export interface Text {
  whole: Plain
  /** Its sentences that ask or request; all of them where none does. */
  asked: Plain[]
}

/** Takes a text apart. `isRequest` knows sentences that ask without a question mark. */
export function readText(text: string, isRequest: (sentence: Plain) => boolean): Text {
  const sentences = text
    .slice(0, READ)
    .split(/(?<=[.!?…؟？。])\s+/u)
    .map(plain)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
  const asked = sentences.filter((sentence) => sentence.includes(' ? ') || isRequest(sentence))
  const questions = sentences.filter((sentence) => sentence.includes(' ? '))
  return {
    whole: plain(text.slice(0, READ)),
    asked: questions.length > 0 ? asked : sentences,
  }
}

/** A sentence without the clause before its first comma, where that only sets the scene. */
export function withoutScene(sentence: Plain, scene: (text: Plain) => string | null): Plain {
  const words = sentence.trim().split(' ')
  const comma = words.indexOf(',')
  if (comma < 1 || comma > words.length - 3) return sentence
  const start = words.slice(0, 3).join(' ')
  const found = scene(` ${start} `)
  if (found === null || !start.startsWith(found)) return sentence
  return ` ${words.slice(comma + 1).join(' ')} `
}
