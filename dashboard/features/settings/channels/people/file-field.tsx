import { useState } from 'preact/hooks'
import { RECIPIENT_LIMITS, type RecipientChannel } from '#contract/channels/words.ts'
import { t } from '#dashboard/features/settings/channels/words.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { readPeople, type PeopleColumn, type PeopleFile } from './read-file.ts'

interface Props {
  channel: RecipientChannel
  file: PeopleFile | null
  onFile: (file: PeopleFile) => void
}

/** A file of people, chosen and read in this browser, and what is missing in it. */
export function FileField({ channel, file, onFile }: Props) {
  const [unreadable, setUnreadable] = useState(false)
  async function take(chosen: File) {
    try {
      setUnreadable(false)
      onFile(await readPeople(chosen))
    } catch {
      setUnreadable(true)
    }
  }
  const fault = file && faultOf(file, channel)
  return (
    <div class="people-file">
      <label class="people-drop">
        <span>{file ? t('people.file.chosen', { name: file.name }) : t('people.file')}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt"
          aria-label={t('people.file.choose')}
          onChange={(event) => {
            const [first] = event.currentTarget.files ?? []
            if (first) void take(first)
            // The same file again, after it was mended, is a change, too.
            event.currentTarget.value = ''
          }}
        />
        <span class="control" aria-hidden="true">
          {t('people.file.choose')}
        </span>
      </label>
      <p class="mut">{t('people.file.hint')}</p>
      {unreadable && <Failure>{t('people.file.unreadable')}</Failure>}
      {file && !fault && <p>{t('people.file.rows', { n: file.rows.length })}</p>}
      {fault && <Failure>{fault}</Failure>}
    </div>
  )
}

/** Why nobody can be asked by a file; null if somebody can. */
export function faultOf({ columns, rows }: PeopleFile, channel: RecipientChannel): string | null {
  if (rows.length === 0) return t('people.file.empty')
  if ((rows.at(-1)?.line ?? 0) > RECIPIENT_LIMITS.lines)
    return t('people.file.long', { n: RECIPIENT_LIMITS.lines })
  const needed = [columnOf(channel), 'basis'] as const
  const missing = needed.find((column: PeopleColumn) => !columns.has(column))
  return missing ? t(`people.file.no.${missing}`) : null
}

/** The column that holds what a link goes to. */
export function columnOf(channel: RecipientChannel): 'email' | 'phone' {
  return channel === 'email' ? 'email' : 'phone'
}
