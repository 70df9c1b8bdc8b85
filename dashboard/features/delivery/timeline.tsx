import type { OrderStory } from '#contract/cases/story.ts'
import { day, instant, lowerFirst, signed } from '#dashboard/kit/i18n/format.ts'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { carrierName } from './order-words.ts'
import { t } from './words.ts'

interface Entry {
  key: string
  at: number
  /** Who tells it: tracking saw, a customer said, the shop did. */
  by: 'seen' | 'said' | 'shop'
  text: string
  /** What a customer wrote, as text and as nothing else. */
  quote?: string
  /** Where more of it stands. */
  href?: string
}

interface Props {
  order: OrderStory
  /** What touchpoints are called, by id. */
  places: ReadonlyMap<string, string>
}

/** Everything that happened, oldest first: a dot was seen, a filled one was said. */
export function Timeline({ order, places }: Props) {
  const { data: session } = useSession()
  const entries = entriesOf(order, places)
  const mayOpen = mayDo(session, 'cases:work')
  if (entries.length === 0) return <p class="mut">{t('order.nothing')}</p>
  return (
    <ol class="order-story">
      {entries.map(({ key, at, by, text, quote, href }) => (
        <li key={key} class={`story-${by}`}>
          <time dateTime={new Date(at).toISOString()}>{instant(at, order.timezone)}</time>
          <span>
            <span class="mut">{t(`story.${by}`)}</span>{' '}
            {href && mayOpen ? <a href={href}>{text}</a> : text}
            {quote && <q dir="auto">{quote}</q>}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** What is known of an order, as one list in the order of time. */
export function entriesOf(order: OrderStory, places: Props['places'] = new Map()): Entry[] {
  const { placedAt, refundedAt, promises, parcels, answers, cases } = order
  const entries: Entry[] = [
    ...(placedAt === null ? [] : [shop('placed', placedAt, t('order.placed'))]),
    ...promises.map(({ at, day: to }, index) =>
      shop(`promise ${index}`, at, t('order.promise', { day: day(to) })),
    ),
    ...(refundedAt === null ? [] : [shop('refunded', refundedAt, t('order.refunded'))]),
    ...parcels.flatMap(parcelEntries),
    ...answers.map((answer) => answerEntry(answer, places)),
    ...cases.map(({ id, number, openedAt }) => ({
      ...shop(`case ${id}`, openedAt, t('story.case', { number })),
      href: `/inbox/${number}`,
    })),
  ]
  return entries.toSorted((a, b) => a.at - b.at)
}

function shop(key: string, at: number, text: string): Entry {
  return { key, at, by: 'shop', text }
}

function parcelEntries(
  { carrier, events }: OrderStory['parcels'][number],
  parcel: number,
): Entry[] {
  return events.map(({ at, code, status, issue, place }, index) => {
    const what = issue
      ? lowerFirst(t(`issue.${issue}`))
      : status
        ? lowerFirst(t(`parcel.${status}`))
        : code
    const text = [carrierName(carrier), what, ...(place ? [place] : [])].join(' · ')
    return { key: `parcel ${parcel} ${index}`, at, by: 'seen', text }
  })
}

function answerEntry(
  { id, at, touchpoint, sentiment, reasons, comment }: OrderStory['answers'][number],
  places: Props['places'],
): Entry {
  const mood = sentiment === null ? [] : [signed(Math.round(sentiment))]
  const text = [places.get(touchpoint) ?? touchpoint, ...mood, ...reasons].join(' · ')
  return { key: `answer ${id}`, at, by: 'said', text, ...(comment ? { quote: comment } : {}) }
}
