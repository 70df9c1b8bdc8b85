import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { addDays } from '#worker/domain/days.ts'
import { EMAIL_WINDOW_DAYS } from '#worker/domain/delivery/link.ts'
import { toHex } from '#worker/secrets/hash.ts'
import { sha256 } from '#scripts/support/hash.ts'
import type { Order } from './ask.ts'
import { mailHash } from './customers.ts'

/** How many answers know their customer and not the order. */
const ANSWERS = 2
/** Days until the last one that they are from: support has not been through these yet. */
const RECENT = 6

/**
 * Takes the order from a few of the newest low answers about deliveries whose customer has two orders
 * that could be meant: the page was signed for the customer only, so that somebody has to say which.
 */
export function takeOrders(
  answers: StampedAnswer[],
  orders: readonly Order[],
  until: string,
): StampedAnswer[] {
  const daysOf = Map.groupBy(orders, ({ who }) => who.respondent)
  const isOpen = ({ stageId, scale, score, day, respondent, orderRef }: StampedAnswer) => {
    if (stageId !== 'delivery' || scale !== 'csat5' || orderRef === null) return false
    if (score === null || score > 2) return false
    if (day < addDays(until, -RECENT)) return false
    const since = addDays(day, 1 - EMAIL_WINDOW_DAYS)
    const near = daysOf.get(respondent ?? '')?.filter((one) => one.day > since && one.day < day)
    return near?.length === 2
  }
  const chosen = new Set(answers.filter(isOpen).slice(-ANSWERS))
  return answers.map((answer) => (chosen.has(answer) ? withoutOrder(answer) : answer))
}

function withoutOrder(answer: StampedAnswer): StampedAnswer {
  const { bodyHash: _, ...given } = answer
  const content = { ...given, orderRef: null, customerRef: mailHash(answer.respondent ?? '') }
  return { ...content, bodyHash: toHex(sha256(JSON.stringify(content)), 16) }
}
