import type { Suspicion } from '#contract/holds.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { t } from './words.ts'

/** What the reader has just said of a source, about `n` answers. */
export type Decision = { suspicion: Suspicion; n: number } & (
  | { kind: 'held'; hold: number }
  | { kind: 'genuine' | 'undone' }
)

/** Whether this very source was decided about, so that nothing has to be asked of it. */
export function isDecided(decision: Decision | null, { touchpoint, source }: Suspicion): boolean {
  if (decision === null || decision.kind === 'undone') return false
  return decision.suspicion.touchpoint === touchpoint && decision.suspicion.source === source
}

interface Props {
  decision: Decision
  onUndone: (decision: Decision) => void
}

/** In the place of the banner once something was decided: what was done, and the way back. */
export function Decided({ decision, onUndone }: Props) {
  const { kind, n, suspicion } = decision
  const undo = useAction(async () => {
    await takeBack(decision)
    onUndone({ kind: 'undone', n, suspicion })
  })
  return (
    <section class="doubt decided">
      <Outcome text={t(`decided.${kind}`, { n })} />
      {kind !== 'undone' && (
        <button type="button" class="control" aria-disabled={undo.busy} onClick={undo.run}>
          {t('decided.undo')}
        </button>
      )}
      {kind === 'held' && <a href="/settings/holds">{t('decided.list')}</a>}
      {undo.failure && <Failure>{explain(undo.failure)}</Failure>}
    </section>
  )
}

async function takeBack(decision: Decision): Promise<void> {
  const { touchpoint, source } = decision.suspicion
  if (decision.kind === 'held') {
    const params = { id: String(decision.hold) }
    await call('PATCH /api/holds/:id', { params, body: { released: true } })
    return
  }
  await call('PATCH /api/suspicions', { body: { touchpoint, source, state: 'open' } })
}
