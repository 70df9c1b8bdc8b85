import type { ComponentChildren } from 'preact'
import { answerCount } from '#dashboard/features/journey/answers/answer-count.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { percent, percentInterval, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { type CurveNode, drawnValue } from '#dashboard/kit/sentiment/sentiment.ts'

/** The figures behind a point, shown beside it on hover and focus. */
export function NodeNote({ node }: { node: CurveNode }) {
  const { kind } = useJourney().journey
  const { previous } = node
  const before = previous && drawnValue(previous)
  return (
    <>
      <p class="note-title">{node.name}</p>
      {node.state !== 'ok' && <p class="mut">{t(`state.${node.state}`)}</p>}
      <dl>
        <Row name={t('figure.sentiment')} value={drawnValue(node)} format={signed} />
        {node.state === 'few' && (
          <Row name={t('figure.raw')} value={node.sentiment} format={signed} />
        )}
        <Row name={t('figure.interval')} value={node.interval} format={signedInterval} />
        <Row name={t('figure.answers')} value={answerCount(node, kind)} format={String} />
        <Row name={t('figure.rate')} value={node.responseRate} format={percent} />
        <Row name={t('figure.rateInterval')} value={node.rateInterval} format={percentInterval} />
        <Row name={t('figure.previous')} value={before} format={signed} />
        <Row
          name={t('figure.change')}
          value={previous?.change?.difference ?? null}
          format={signed}
        />
      </dl>
    </>
  )
}

interface RowProps<T> {
  name: string
  value: T | null
  format: (value: T) => ComponentChildren
}

function Row<T>({ name, value, format }: RowProps<T>) {
  if (value === null) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{format(value)}</dd>
    </div>
  )
}
