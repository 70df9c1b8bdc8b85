import { useState } from 'preact/hooks'
import type { MailBlock } from '#contract/channels/codes.ts'
import type { RecipientList, RecipientRow } from '#contract/channels/recipients.ts'
import { RECIPIENT_LIMITS } from '#contract/channels/words.ts'
import { t } from '#dashboard/features/settings/channels/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { Tabs } from '#dashboard/kit/parts/tabs.tsx'
import { columnOf, faultOf, FileField } from './file-field.tsx'
import { withoutDoubles, type PeopleFile } from './read-file.ts'
import { SendingTold } from './sending-told.tsx'
import { useSending } from './use-sending.ts'

interface Props {
  list: RecipientList
  onReminded: () => void
  onClose: () => void
}

/** What can be done with a list: remind its people once, and put its question into a mail. */
export function ListDialog({ list, onReminded, onClose }: Props) {
  return (
    <Dialog title={list.name} onClose={onClose}>
      <Tabs
        label={t('codes.ways')}
        tabs={[
          {
            name: t('people.reminder'),
            content: <ReminderPart list={list} onReminded={onReminded} />,
          },
          { name: t('people.block'), content: <BlockPart list={list} /> },
        ]}
      />
    </Dialog>
  )
}

function ReminderPart({ list: { code, channel }, onReminded }: Omit<Props, 'onClose'>) {
  const [file, setFile] = useState<PeopleFile | null>(null)
  const [days, setDays] = useState('5')
  const [run, setRun] = useState('')
  const { sending, begin, goOn, forget } = useSending()
  const most = RECIPIENT_LIMITS.days
  const isSound = /^\d{1,2}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= most
  const sendAs = (name: string) => async (rows: RecipientRow[], signal: AbortSignal) => {
    const body = { run: name, days: Number(days), rows }
    const params = { code }
    const result = await call('POST /api/recipients/:code/reminders', { params, body, signal })
    onReminded()
    return result
  }
  function remind() {
    if (!file || !isSound || faultOf(file, channel) || sending?.state === 'running') return
    const name = crypto.randomUUID()
    setRun(name)
    begin('reminder', withoutDoubles(file, columnOf(channel)), sendAs(name))
  }
  const place = file?.columns.get(columnOf(channel)) ?? -1
  return (
    <div class="people-new">
      <p class="mut">{t('people.reminder.hint')}</p>
      <TextField
        name="people-days"
        value={days}
        error={isSound ? undefined : t('codes.between', { from: 1, to: most })}
        onChange={setDays}
        label={t('people.days')}
        suffix={t('people.days.unit')}
        input={{ inputMode: 'numeric' }}
      />
      <FileField
        channel={channel}
        file={file}
        onFile={(chosen) => {
          setFile(chosen)
          forget()
        }}
      />
      <div class="people-actions">
        <button type="button" class="primary" aria-disabled={!file || !isSound} onClick={remind}>
          {t('people.remind')}
        </button>
      </div>
      {sending && (
        <SendingTold
          sending={sending}
          addressOf={(line) => file?.cells.get(line)?.[place] ?? ''}
          onGoOn={() => goOn(sendAs(run))}
        />
      )}
    </div>
  )
}

function BlockPart({ list: { code } }: Pick<Props, 'list'>) {
  const mail = useResource<MailBlock>(`recipients mail ${code}`, (signal) =>
    call('GET /api/recipients/:code/mail', { params: { code }, query: {}, signal }),
  )
  return (
    <>
      <p class="mut">{t('people.block.hint')}</p>
      <Loaded resource={mail} part>
        {({ html, text, sms }) => (
          <>
            <h3>{t('codes.mail.html')}</h3>
            <CopyBox text={html} />
            <h3>{t('codes.mail.text')}</h3>
            <CopyBox text={text} />
            <h3>{t('codes.sms')}</h3>
            <CopyBox text={sms} />
          </>
        )}
      </Loaded>
    </>
  )
}
