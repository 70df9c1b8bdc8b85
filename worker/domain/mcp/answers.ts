import type { AnswersPage, ListedAnswer } from '#contract/answers.ts'
import { SCALES } from '#contract/words.ts'
import { isoInstant } from '#worker/domain/days.ts'

/** Single answers as data: no score among them that somebody would take the mean of. */
export function tellAnswers({ answers, next }: Pick<AnswersPage, 'answers' | 'next'>) {
  return { answers: answers.map(tellAnswer), next }
}

function tellAnswer(answer: ListedAnswer) {
  const { senderId, url, traits, order, choices, choiceNames } = answer
  const isKnown =
    senderId !== null || url !== null || order !== null || Object.keys(traits).length > 0
  return {
    id: answer.id,
    answeredAt: answer.answeredAt === null ? null : isoInstant(answer.answeredAt),
    journey: answer.journey,
    stage: answer.stage,
    touchpoint: answer.touchpoint,
    question: SCALES[answer.scale].kind,
    felt: feltOf(answer.sentiment),
    chosen: choices.map((code, index) => ({ code, name: choiceNames[index] ?? null })),
    comment: answer.comment,
    lang: answer.lang,
    channel: answer.channel,
    segment: answer.segment,
    persona: answer.persona,
    /** Null where the key may not know, or nothing is known. */
    person: isKnown ? { senderId, url, traits, order } : null,
  }
}

function feltOf(sentiment: number | null): 'unhappy' | 'neutral' | 'happy' | null {
  if (sentiment === null) return null
  return sentiment < 0 ? 'unhappy' : sentiment > 0 ? 'happy' : 'neutral'
}
