import type { ImportRejection } from '#contract/imports.ts'
import { Failure } from '#dashboard/features/settings/import/failure.tsx'
import { t } from '#dashboard/features/settings/import/words.ts'
import { wordList } from '#dashboard/kit/i18n/format.ts'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import type { Totals } from './send-file.ts'
import type { Run } from './use-run.ts'

/** How far a file is, and what became of its rows. */
export function RunTold({ run, isOrders }: { run: Run; isOrders: boolean }) {
  const { kind, state, totals, size, failure } = run
  return (
    <>
      {state === 'running' && (
        <div class="import-progress">
          <progress
            aria-label={t('import.progress')}
            max={Math.max(1, size)}
            value={totals?.bytes ?? 0}
          />
          <span>{t('import.rows', { n: totals?.rows ?? 0 })}</span>
        </div>
      )}
      <output class="told">{state === 'running' ? '' : ending(run, isOrders)}</output>
      {failure && <Failure error={failure} />}
      {totals && (
        <>
          <p class="import-counts">{countsOf(totals, kind, isOrders)}</p>
          <Remarks totals={totals} />
          <Rejected totals={totals} />
        </>
      )}
      {kind === 'real' && state === 'done' && (
        <p>
          <a class="control" href={isOrders ? '/delivery' : '/'}>
            {t(isOrders ? 'import.see.orders' : 'import.see')}
          </a>
        </p>
      )}
    </>
  )
}

function ending({ kind, state, totals }: Run, isOrders: boolean): string {
  const n = totals?.accepted ?? 0
  if (state === 'failed')
    return kind === 'dry'
      ? t('import.tried.failed')
      : t(isOrders ? 'import.failed.rows' : 'import.failed', { n })
  if (kind === 'dry') return state === 'done' ? t('import.tried') : t('import.tried.cancelled')
  if (state === 'done') return t(isOrders ? 'import.done.rows' : 'import.done', { n })
  return t(isOrders ? 'import.cancelled.rows' : 'import.cancelled', { n })
}

function countsOf(
  { accepted, duplicate, rejected, skipped }: Totals,
  kind: Run['kind'],
  isOrders: boolean,
): string {
  return [
    t(kind === 'dry' ? 'import.count.would' : 'import.count.accepted', { n: accepted }),
    t('import.count.duplicate', { n: duplicate }),
    t('import.count.rejected', { n: rejected }),
    ...(isOrders ? [] : [t('import.count.skipped', { n: skipped })]),
  ].join(' · ')
}

function Remarks({ totals }: { totals: Totals }) {
  const { suggestions, ignored, surveys, warned } = totals
  return (
    <ul class="bullets">
      {suggestions.map((text) => (
        <li key={text} lang="en">
          {text}
        </li>
      ))}
      {ignored.length > 0 && <li>{t('import.ignored', { names: wordList(ignored) })}</li>}
      {surveys.length > 0 && <li>{t('import.surveys', { names: wordList(surveys) })}</li>}
      {warned > 0 && <li>{t('import.warned', { n: warned })}</li>}
    </ul>
  )
}

function Rejected({ totals: { listed, rejected } }: { totals: Totals }) {
  if (listed.length === 0) return null
  const caption =
    rejected > listed.length
      ? t('import.rejected.first', { n: listed.length })
      : t('import.rejected')
  return (
    <Table
      caption={caption}
      rows={listed.map((one, id) => ({ id, ...one }))}
      columns={rejectedColumns()}
    />
  )
}

function rejectedColumns(): Column<ImportRejection>[] {
  return [
    { name: t('import.line'), cell: ({ line }) => line },
    { name: t('import.field'), cell: ({ field }) => <code>{field}</code> },
    { name: t('import.reason'), cell: ({ reason }) => <span lang="en">{reason}</span> },
  ]
}
