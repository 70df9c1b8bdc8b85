import { timeOrderedId } from '#worker/domain/ids.ts'

/*
 * Ids of messages. They are in the order of time, hold no dot, and the message of an answer is always
 * called the same, so that a receiver knows it again whoever sends it when.
 */

/** The id of the message that an answer came in. @param answerId a UUIDv7 */
export function messageOfAnswer(answerId: string): string {
  return `msg_${answerId.replaceAll('-', '')}`
}

/** The id of a message that happened at an instant. @param random at least 10 bytes */
export function messageAt(instant: number, random: Uint8Array): string {
  return messageOfAnswer(timeOrderedId(instant, random))
}
