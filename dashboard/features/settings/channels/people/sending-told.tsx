import { RECIPIENT_OUTCOMES } from '#contract/channels/words.ts'
import { t } from '#dashboard/features/settings/channels/words.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { leftFile, linksFile, type ResultRow } from './result-file.ts'
import type { Sending } from './use-sending.ts'

const LISTED = 20

interface Props {
  sending: Sending
  /** The address of a row, as the file has it. */
  addressOf: (line: number) => string
  onGoOn: () => void
}

/** How far a file is, what became of its rows, and what there is to take. */
export function SendingTold({ sending, addressOf, onGoOn }: Props) {
  const { state, failure, file, results } = sending
  const total = file.rows.length
  return (
    <div class="people-told">
      {state === 'running' && (
        <div class="people-progress">
          <progress
            aria-label={t('people.progress')}
            max={Math.max(1, total)}
            value={results.length}
          />
          <span>{t('people.progress.of', { done: count(results.length), all: count(total) })}</span>
        </div>
      )}
      <output class="told">{state === 'done' ? ending(sending) : ''}</output>
      {failure && (
        <>
          <Failure>{t('people.failed', { reason: explain(failure) })}</Failure>
          <button type="button" class="control" onClick={onGoOn}>
            {t('people.goOn')}
          </button>
        </>
      )}
      {state === 'done' && <Done sending={sending} addressOf={addressOf} />}
    </div>
  )
}

function ending({ kind, results }: Sending): string {
  const n = results.filter(({ outcome }) => outcome === 'ready').length
  return t(`people.done.${kind}`, { n })
}

function Done({ sending, addressOf }: Omit<Props, 'onGoOn'>) {
  const { file, results } = sending
  const left = results.filter(({ outcome }) => outcome !== 'ready')
  const counts = RECIPIENT_OUTCOMES.filter((one) => one !== 'ready').flatMap((outcome) => {
    const n = left.filter((row) => row.outcome === outcome).length
    return n > 0 ? [{ outcome, n }] : []
  })
  const base = file.name.replace(/\.[^.]*$/, '')
  const take = (name: string, text: string) =>
    download(`${base}-${name}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const columns: Column<ResultRow & { id: number }>[] = [
    { name: t('people.row'), cell: ({ line }) => line },
    { name: t('people.address'), cell: ({ line }) => addressOf(line) },
    { name: t('people.why'), cell: ({ outcome }) => t(`people.why.${outcome}`) },
  ]
  return (
    <>
      {counts.length > 0 && (
        <ul class="bullets">
          {counts.map(({ outcome, n }) => (
            <li key={outcome}>{`${t(`people.why.${outcome}`)}: ${count(n)}`}</li>
          ))}
        </ul>
      )}
      <div class="people-actions">
        {results.some(({ link }) => link !== null) && (
          <button
            type="button"
            class="primary"
            onClick={() => take('links', linksFile(file, results))}
          >
            {t('people.takeLinks')}
          </button>
        )}
        {left.length > 0 && (
          <button
            type="button"
            class="control"
            onClick={() =>
              take(
                'left',
                leftFile(file, results, (outcome) => t(`people.why.${outcome}`)),
              )
            }
          >
            {t('people.takeLeft')}
          </button>
        )}
      </div>
      {left.length > 0 && (
        <Table
          caption={t('people.left', { n: left.length, shown: Math.min(LISTED, left.length) })}
          columns={columns}
          rows={left.slice(0, LISTED).map((row) => ({ ...row, id: row.line }))}
        />
      )}
    </>
  )
}
