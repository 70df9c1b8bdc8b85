import { useRef, useState } from 'preact/hooks'
import type { CodeList } from '#contract/channels/codes.ts'
import type { RecipientRow } from '#contract/channels/recipients.ts'
import { RECIPIENT_CHANNELS, type RecipientChannel } from '#contract/channels/words.ts'
import { LIMITS } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/channels/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { t as kinds } from '#dashboard/kit/sentiment/words.ts'
import { columnOf, faultOf, FileField } from './file-field.tsx'
import { withoutDoubles, type PeopleFile } from './read-file.ts'
import { SendingTold } from './sending-told.tsx'
import { useSending } from './use-sending.ts'

interface Props {
  surveys: CodeList['surveys']
  /** Told when there is a new list. */
  onListed: () => void
}

/** From a file of people to their links: who would be asked is seen first. */
export function NewPeople({ surveys, onListed }: Props) {
  const live = surveys.filter(({ state }) => state === 'live')
  const [survey, setSurvey] = useState(live[0]?.id ?? '')
  const [channel, setChannel] = useState<RecipientChannel>('email')
  const [name, setName] = useState('')
  const [file, setFile] = useState<PeopleFile | null>(null)
  const [isAsked, setIsAsked] = useState(false)
  const list = useRef<Promise<string> | null>(null)
  const { sending, begin, goOn, forget } = useSending()
  const isBusy = sending?.state === 'running'
  const isMade = sending?.kind === 'links'
  const isPlanned = sending?.kind === 'plan' && sending.state === 'done'
  const ready = isPlanned ? sending.results.filter(({ outcome }) => outcome === 'ready').length : 0
  const nameFault = isAsked ? checkName(name.trim(), LIMITS.codeName) : undefined

  const plan = (rows: RecipientRow[], signal: AbortSignal) =>
    call('POST /api/recipients/plan', { body: { survey, channel, rows }, signal })
  // One list, however often a failure was gone on from.
  const make = async (rows: RecipientRow[], signal: AbortSignal) => {
    list.current ??= begun()
    const code = await list.current
    return await call('POST /api/recipients/:code/links', {
      params: { code },
      body: { rows },
      signal,
    })
  }
  async function begun(): Promise<string> {
    try {
      const body = { survey, channel, name: name.trim() }
      const { code } = await call('POST /api/recipients', { body })
      onListed()
      return code
    } catch (cause) {
      list.current = null
      throw cause
    }
  }
  function change<Value>(set: (value: Value) => void) {
    return (value: Value) => {
      set(value)
      list.current = null
      forget()
    }
  }
  function check() {
    if (file && !faultOf(file, channel) && !isBusy)
      begin('plan', withoutDoubles(file, columnOf(channel)), plan)
  }
  function go() {
    setIsAsked(true)
    if (sending && !checkName(name.trim(), LIMITS.codeName)) begin('links', sending.file, make)
  }
  const cells = (line: number) => file?.cells.get(line)?.[file.columns.get(columnOf(channel)) ?? -1]
  if (live.length === 0) return <p class="mut">{t('people.noSurvey')}</p>
  return (
    <div class="form people-new">
      <TextField
        name="people-name"
        value={name}
        error={nameFault}
        onChange={setName}
        label={t('people.name')}
        hint={t('people.name.hint')}
        input={{ autoComplete: 'off' }}
      />
      <SelectField
        name="people-survey"
        value={survey}
        error={undefined}
        onChange={change(setSurvey)}
        label={t('codes.survey')}
        options={live.map(({ id, name: text }) => ({ value: id, label: text }))}
      />
      <SelectField
        name="people-channel"
        value={channel}
        error={undefined}
        onChange={change((value: string) =>
          setChannel(RECIPIENT_CHANNELS.find((one) => one === value) ?? 'email'),
        )}
        label={t('codes.channel')}
        options={RECIPIENT_CHANNELS.map((one) => ({ value: one, label: kinds(`channel.${one}`) }))}
      />
      <FileField channel={channel} file={file} onFile={change(setFile)} />
      {!isMade && (
        <div class="people-actions">
          <button
            type="button"
            class={ready > 0 ? 'control' : 'primary'}
            aria-disabled={!file || faultOf(file, channel) !== null || isBusy}
            onClick={check}
          >
            {t('people.check')}
          </button>
          {ready > 0 && (
            <button type="button" class="primary" onClick={go}>
              {t('people.make', { n: ready })}
            </button>
          )}
        </div>
      )}
      {sending && (
        <SendingTold
          sending={sending}
          addressOf={(line) => cells(line) ?? ''}
          onGoOn={() => goOn(isMade ? make : plan)}
        />
      )}
    </div>
  )
}
