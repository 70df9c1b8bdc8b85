import type { CurveStage } from '#contract/journey.ts'
import type { ListedAnswer } from '#contract/answers.ts'
import type { Channel } from '#contract/words.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/kit/cases/words.ts'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import './answer-links.css'

/** Channels that a parcel arrives by: a stage that has one is about delivery. */
const BY_PARCEL: ReadonlySet<Channel> = new Set(['courier', 'locker'])

/**
 * Where an answer or a stage leads to: its order, issue and case. Nothing for readers who may not see
 * people.
 */
export function AnswerLinks({ of }: { of: ListedAnswer | CurveStage }) {
  return 'touchpoints' in of ? <StageLinks stage={of} /> : <OwnLinks answer={of} />
}

function OwnLinks({ answer: { order, issue, caseId } }: { answer: ListedAnswer }) {
  const orderPage = order && `/delivery/orders/${encodeURIComponent(order.id)}`
  const casePage = caseId && `/inbox/${encodeURIComponent(caseId)}`
  const issuePage = casePage ?? orderPage
  return (
    <p class="answer-facts">
      {orderPage && <a href={orderPage}>{t('leads.order', { number: order.number })}</a>}
      {orderPage && issuePage && (issue ?? casePage) && ' · '}
      {issue && issuePage ? (
        <a href={issuePage}>{t(`issue.${issue}`)}</a>
      ) : (
        casePage && <a href={casePage}>{t('leads.case')}</a>
      )}
    </p>
  )
}

function StageLinks({ stage: { id } }: { stage: CurveStage }) {
  const { data } = useSession()
  const { journey } = useJourney()
  const channels = journey.stages
    .filter((stage) => stage.id === id)
    .flatMap(({ touchpoints }) => touchpoints.flatMap((touchpoint) => touchpoint.channels))
  const isDelivery = channels.some((channel) => BY_PARCEL.has(channel))
  if (!isDelivery) return null
  return (
    <p class="answer-facts">
      {mayDo(data, 'cases:work') && (
        <a href={`/inbox?stage=${encodeURIComponent(id)}`}>{t('leads.cases')}</a>
      )}{' '}
      {mayDo(data, 'people:read') && <a href="/delivery">{t('leads.delivery')}</a>}
    </p>
  )
}
