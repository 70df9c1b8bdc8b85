import type { EvidenceGrade } from '#contract/map/limits.ts'
import type { Channel } from '#contract/words.ts'
import { CHANNEL_SHAPES, GRADE_FILL, GRADE_RING, isOnline } from './channel-shapes.ts'
import { t } from '#dashboard/features/journey/map/words.ts'

/** How well a cell is known: a ring that is empty, half filled or filled, and the words for the ear. */
export function GradeMark({ grade, said = true }: { grade: EvidenceGrade; said?: boolean }) {
  const words = t('grade.of', { grade: t(`grade.${grade}`) })
  return (
    <span class="grade" title={said ? words : undefined}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path class="grade-fill" d={GRADE_FILL[grade]} />
        <path class="grade-ring" d={GRADE_RING} />
      </svg>
      {said && <span class="unseen">{words}</span>}
    </span>
  )
}

/** A channel's drawing; one out in the world stands on a plate. */
export function ChannelIcon({ channel, said = true }: { channel: Channel; said?: boolean }) {
  const words = `${t(`channel.${channel}`)} (${t(isOnline(channel) ? 'legend.online' : 'legend.offline')})`
  return (
    <span
      class={isOnline(channel) ? 'channel' : 'channel channel-offline'}
      title={said ? words : undefined}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d={CHANNEL_SHAPES[channel]} />
      </svg>
      {said && <span class="unseen">{words}</span>}
    </span>
  )
}
