import type { Curve } from '#contract/journey.ts'
import { SCORED_KINDS } from '#contract/words.ts'
import { listKinds } from '#dashboard/features/journey/api.ts'
import { type JourneyContext, useJourney } from '#dashboard/features/journey/journey-context.ts'
import { kindsQuery } from '#dashboard/features/journey/view/query.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { useOnNews } from './news.ts'

interface Props {
  /** The kind that is drawn, and listed until the reader wants them all. */
  kind: Curve['kind']
  /** Whether all kinds are listed. */
  all: boolean
  onChange: (all: boolean) => void
}

/** What a list of one kind leaves out, with the way to it and back. */
export function OtherKinds(props: Props) {
  const { journey } = useJourney()
  const others = journey.kinds.some((kind) => !isDrawn(kind, props.kind))
  if (!others) return null
  return asGuest.value ? <Switch {...props} left={t('drill.othersLeft')} /> : <Counted {...props} />
}

function Counted(props: Props) {
  const { n, stale } = useOtherCount(useJourney(), props.kind)
  if (!n) return null
  return <Switch {...props} left={t('drill.others', { n })} stale={stale} />
}

/** The count of the place before stays until that of this one is here, or did not come. */
function useOtherCount(context: JourneyContext, drawn: Curve['kind']) {
  const query = kindsQuery(context)
  const { data, stale, error, refresh } = useResource(`kinds ${JSON.stringify(query)}`, (signal) =>
    listKinds(query, signal),
  )
  useOnNews(() => refresh({ quiet: true }))
  const isGone = stale && error !== null
  const kinds = isGone ? [] : (data?.kinds ?? [])
  return { n: kinds.reduce((sum, { kind, n }) => sum + (isDrawn(kind, drawn) ? 0 : n), 0), stale }
}

function isDrawn(kind: (typeof SCORED_KINDS)[number], drawn: Curve['kind']): boolean {
  return drawn === 'mixed' ? SCORED_KINDS.includes(kind) : kind === drawn
}

function Switch({ kind, all, onChange, left, stale }: Props & { left: string; stale?: boolean }) {
  return (
    <p class="other-kinds" data-stale={stale || undefined}>
      {all ? t('drill.othersToo') : left}{' '}
      <button type="button" onClick={() => onChange(!all)}>
        {all ? t('drill.onlyKind', { kind: t(`kind.${kind}`) }) : t('drill.othersShow')}
      </button>
    </p>
  )
}
