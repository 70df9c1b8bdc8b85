import type { Erasure } from '#contract/privacy.ts'
import { t } from '#dashboard/features/settings/privacy/words.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { When } from '#dashboard/kit/time/when.tsx'
import type { ErasureRun } from './use-erasing.ts'

interface Props {
  runs: ErasureRun[]
  onGoOn: (erasure: Erasure) => void
}

/** Erasures, those that are under way among them. */
export function ErasureTable({ runs, onGoOn }: Props) {
  if (runs.length === 0) return <p class="mut">{t('erasures.none')}</p>
  return (
    <Table
      caption={t('erasures.title')}
      rows={runs.map((run) => ({ id: run.erasure.id, ...run }))}
      columns={columns(onGoOn)}
    />
  )
}

function columns(onGoOn: Props['onGoOn']): Column<ErasureRun>[] {
  return [
    { name: t('erasures.kind'), cell: ({ erasure }) => t(`person.kind.${erasure.kind}`) },
    { name: t('erasures.when'), cell: ({ erasure }) => <When at={erasure.createdAt} /> },
    { name: t('erasures.erased'), cell: ({ erasure }) => count(erasure.erased) },
    {
      name: t('erasures.state'),
      cell: (run) => <State {...run} onGoOn={() => onGoOn(run.erasure)} />,
    },
  ]
}

function State({ erasure, active, failure, onGoOn }: ErasureRun & { onGoOn: () => void }) {
  const { state, scanned, total } = erasure
  if (state === 'done') return <>{t('erasures.state.done')}</>
  // Answers that came in since it began are looked at, too.
  const most = Math.max(total, scanned, 1)
  return (
    <div class="erasing">
      <progress aria-label={t('erasures.progress')} max={most} value={scanned} />
      <span>{t('erasures.state.running', { scanned, total: most })}</span>
      {!active && (
        <>
          <button type="button" class="control" onClick={onGoOn}>
            {t('erasures.goOn')}
          </button>
          <span class={failure ? 'field-error' : 'mut'}>
            {failure ? t('erasures.stopped', { reason: explain(failure) }) : t('erasures.waits')}
          </span>
        </>
      )}
    </div>
  )
}
