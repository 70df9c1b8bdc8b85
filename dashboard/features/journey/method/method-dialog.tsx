import type { Curve } from '#contract/journey.ts'
import { HIDDEN_BELOW, SCORED_KINDS } from '#contract/words.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { t } from './words.ts'

const FORMULAS = {
  csat: 'method.csat',
  emotion: 'method.emotion',
  nps: 'method.nps',
  ces: 'method.ces',
  expectation: 'method.expectation',
  arrived: 'method.arrived',
} as const satisfies Partial<Record<Curve['kind'], string>>

/** "How this is counted": every formula and threshold behind the page, in plain text. */
export function MethodDialog({ curve, onClose }: { curve: Curve; onClose: () => void }) {
  const { journey } = useJourney()
  const kinds = SCORED_KINDS.filter((kind) => curve.kind === 'mixed' || curve.kind === kind)
  return (
    <Dialog title={t('action.method')} onClose={onClose}>
      <h3>{t('method.scale.title')}</h3>
      <p>{t('method.scale')}</p>
      <h3>{t('method.formula')}</h3>
      {kinds.map((kind) =>
        kind in FORMULAS ? <p key={kind}>{t(FORMULAS[kind as keyof typeof FORMULAS])}</p> : null,
      )}
      <h3>{t('method.interval.title')}</h3>
      <p>{t('method.interval')}</p>
      <h3>{t('method.small.title')}</h3>
      <p>{t('method.small', { n: HIDDEN_BELOW[journey.kind] })}</p>
      <h3>{t('method.shrunk.title')}</h3>
      <p>{t('method.shrunk')}</p>
      <h3>{t('method.change.title')}</h3>
      <p>{t('method.change')}</p>
      <h3>{t('method.rate.title')}</h3>
      <p>{t('method.rate')}</p>
      <h3>{t('method.days.title')}</h3>
      <p>{t('method.days', { timezone: curve.timezone })}</p>
    </Dialog>
  )
}
