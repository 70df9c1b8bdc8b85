import { t } from '#dashboard/features/settings/privacy/words.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { localInstant } from '#dashboard/kit/i18n/format.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { heldRows, type PersonCopy, personFile } from './use-person-copy.ts'

/** Answers on screen; the file holds all of them. */
const SHOWN = 10

interface Props {
  copy: PersonCopy
  onStop: () => void
  onGoOn: () => void
}

/** What is held about a person, as far as the search has come. */
export function CopyResult({ copy, onStop, onGoOn }: Props) {
  const { answers, status } = copy
  const isEmpty = answers.length === 0 && heldRows(copy.held) === 0
  return (
    <section class="copy" aria-label={t('copy.caption')}>
      <output class="copy-told">{statusText(copy)}</output>
      {status === 'looking' && (
        <>
          <progress aria-label={t('copy.looking.label')} />
          <button type="button" class="control" onClick={onStop}>
            {t('person.stop')}
          </button>
        </>
      )}
      {status === 'stopped' && (
        <button type="button" class="control" onClick={onGoOn}>
          {t('copy.goOn')}
        </button>
      )}
      {status === 'done' && isEmpty && <p class="mut">{t('copy.none.text')}</p>}
      {status === 'done' && !isEmpty && <Held copy={copy} />}
    </section>
  )
}

function statusText({ answers, held, scanned, status, failure }: PersonCopy): string {
  const n = answers.length
  if (failure) return t('copy.failed', { reason: explain(failure) })
  if (status !== 'done') return t('copy.looking', { n: scanned, found: n })
  const beside = heldRows(held)
  if (n === 0 && beside === 0) return t('copy.none')
  const said = t('copy.found', { n })
  return beside === 0 ? said : `${said} ${t('copy.beside', { n: beside })}`
}

function Held({ copy }: { copy: PersonCopy }) {
  const { answers } = copy
  const more = answers.length - SHOWN
  function save() {
    const { name, content } = personFile(copy, Date.now())
    download(name, content)
  }
  return (
    <>
      <button type="button" class="control" onClick={save}>
        {t('copy.download')}
      </button>
      {answers.length > 0 && (
        <Table caption={t('copy.caption')} rows={answers.slice(0, SHOWN)} columns={columns()} />
      )}
      <p class="mut">{more > 0 ? t('copy.more', { n: more }) : t('copy.all')}</p>
    </>
  )
}

function columns(): Column<PersonCopy['answers'][number]>[] {
  return [
    { name: t('copy.when'), cell: ({ answeredAt }) => localInstant(answeredAt) },
    { name: t('copy.touchpoint'), cell: ({ names }) => names.touchpoint },
    { name: t('copy.score'), cell: ({ score }) => score ?? '–' },
    { name: t('copy.comment'), cell: ({ comment }) => comment ?? '–' },
  ]
}
