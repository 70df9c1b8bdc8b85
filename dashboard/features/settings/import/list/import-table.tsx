import { useState } from 'preact/hooks'
import type { ImportRun } from '#contract/import-runs.ts'
import { undoImport } from '#dashboard/features/settings/import/api.ts'
import { t } from '#dashboard/features/settings/import/words.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { count } from '#dashboard/kit/i18n/format.ts'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { When } from '#dashboard/kit/time/when.tsx'

interface Props {
  runs: ImportRun[]
  onChange: () => void
}

/** The site's imports, each of which can be undone. */
export function ImportTable({ runs, onChange }: Props) {
  const [asked, setAsked] = useState<ImportRun | null>(null)
  const [going, setGoing] = useState<ImportRun | null>(null)
  const [told, setTold] = useState('')
  async function undo({ id, file, target }: ImportRun) {
    let run = await undoImport(id)
    while (run.state === 'undoing') {
      setGoing(run)
      run = await undoImport(id)
    }
    setGoing(null)
    setAsked(null)
    setTold(
      t(target === 'orders' ? 'imports.undone.orders' : 'imports.undone', {
        n: run.undone,
        name: file ?? t('imports.noName'),
      }),
    )
    onChange()
  }
  return (
    <>
      <Outcome text={told} />
      {runs.length === 0 ? (
        <p class="mut">{t('imports.none')}</p>
      ) : (
        <Table caption={t('imports.title')} rows={runs} columns={columns(setAsked)} />
      )}
      {asked && (
        <ConfirmDialog
          title={t('imports.ask', { name: asked.file ?? t('imports.noName') })}
          action={t('imports.undo')}
          onConfirm={() => undo(asked)}
          onClose={() => {
            setAsked(null)
            onChange()
          }}
        >
          <p>
            {asked.target === 'orders'
              ? t('imports.ask.orders')
              : t('imports.ask.text', { n: asked.accepted - asked.undone })}
          </p>
          {going && (
            <progress
              aria-label={t('imports.progress')}
              max={Math.max(1, going.accepted)}
              value={going.undone}
            />
          )}
        </ConfirmDialog>
      )}
    </>
  )
}

function columns(onAsk: (run: ImportRun) => void): Column<ImportRun>[] {
  return [
    {
      name: t('imports.file'),
      cell: ({ file, target }) => (
        <>
          {file ?? t('imports.noName')}
          <br />
          <span class="mut">{t(`import.target.${target}`)}</span>
        </>
      ),
    },
    {
      name: t('imports.when'),
      cell: ({ madeAt, by }) => (
        <>
          <When at={madeAt} />
          <br />
          <span class="mut">{by}</span>
        </>
      ),
    },
    { name: t('imports.accepted'), cell: ({ accepted }) => count(accepted), end: true },
    { name: t('imports.duplicate'), cell: ({ duplicate }) => count(duplicate), end: true },
    { name: t('imports.rejected'), cell: ({ rejected }) => count(rejected), end: true },
    { name: t('imports.skipped'), cell: ({ skipped }) => count(skipped), end: true },
    { name: t('imports.state'), cell: ({ state }) => t(`imports.state.${state}`) },
    {
      name: t('access.actions'),
      unnamed: true,
      end: true,
      cell: (run) =>
        run.state !== 'undone' &&
        run.accepted > 0 && (
          <button
            type="button"
            class="control"
            aria-label={t('imports.undoNamed', { name: run.file ?? t('imports.noName') })}
            onClick={() => onAsk(run)}
          >
            {t(run.state === 'undoing' ? 'imports.goOn' : 'imports.undo')}
          </button>
        ),
    },
  ]
}
