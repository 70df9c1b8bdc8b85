import { useState } from 'preact/hooks'
import type { CodeList } from '#contract/channels/codes.ts'
import { RECIPIENT_CHANNELS, type RecipientChannel } from '#contract/channels/words.ts'
import { LIMITS } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/channels/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { t as kinds } from '#dashboard/kit/sentiment/words.ts'
import { columnOf, faultOf, FileField } from './file-field.tsx'
import { createLinkMaker } from './make-links.ts'
import { withoutDoubles, type PeopleFile } from './read-file.ts'
import { SendingTold } from './sending-told.tsx'
import { useSending, type Send } from './use-sending.ts'

interface Props {
  surveys: CodeList['surveys']
  /** Told when there is a new list. */
  onListed: () => void
}

/** Whom to ask, about what. */
interface Wanted {
  name: string
  survey: string
  channel: RecipientChannel
  file: PeopleFile | null
}

/** From a file of people to their links: who would be asked is seen first. */
export function NewPeople({ surveys, onListed }: Props) {
  const live = surveys.filter(({ state }) => state === 'live')
  const first = live[0]?.id ?? ''
  const [wanted, setWanted] = useState<Wanted>(() => ({ ...NOBODY, survey: first }))
  if (live.length === 0) return <p class="mut">{t('people.noSurvey')}</p>
  return <Asking live={live} wanted={wanted} onWant={setWanted} onListed={onListed} />
}

const NOBODY = { name: '', channel: 'email', file: null } as const

interface AskingProps {
  live: CodeList['surveys']
  wanted: Wanted
  onWant: (wanted: Wanted) => void
  onListed: () => void
}

function Asking({ live, wanted, onWant, onListed }: AskingProps) {
  const [isAsked, setIsAsked] = useState(false)
  const [links] = useState(createLinkMaker)
  const { sending, begin, goOn, forget } = useSending()
  const { name, survey, channel, file } = wanted
  const isMade = sending?.kind === 'links'
  const nameFault = checkName(name.trim(), LIMITS.codeName)
  const plan: Send = (rows, signal) =>
    call('POST /api/recipients/plan', { body: { survey, channel, rows }, signal })
  const make = links.sendTo({ survey, channel, name: name.trim() }, onListed)

  function change(part: Partial<Wanted>) {
    onWant({ ...wanted, ...part })
    if ('name' in part) return
    links.forget()
    forget()
  }
  function check() {
    if (file && !faultOf(file, channel) && sending?.state !== 'running')
      begin('plan', withoutDoubles(file, columnOf(channel)), plan)
  }
  function go() {
    setIsAsked(true)
    if (sending && !nameFault) begin('links', sending.file, make)
  }
  const place = file?.columns.get(columnOf(channel)) ?? -1
  return (
    <div class="form people-new">
      <Fields
        live={live}
        wanted={wanted}
        nameFault={isAsked ? nameFault : undefined}
        onChange={change}
      />
      {!isMade && (
        <Buttons
          isReady={file !== null && faultOf(file, channel) === null}
          ready={sending?.state === 'done' ? sending.results.filter(isReady).length : 0}
          onCheck={check}
          onMake={go}
        />
      )}
      {sending && (
        <SendingTold
          sending={sending}
          addressOf={(line) => file?.cells.get(line)?.[place] ?? ''}
          onGoOn={() => goOn(isMade ? make : plan)}
        />
      )}
    </div>
  )
}

function isReady({ outcome }: { outcome: string }): boolean {
  return outcome === 'ready'
}

interface FieldsProps {
  live: CodeList['surveys']
  wanted: Wanted
  nameFault: string | undefined
  onChange: (part: Partial<Wanted>) => void
}

function Fields({ live, wanted, nameFault, onChange }: FieldsProps) {
  const { name, survey, channel, file } = wanted
  return (
    <>
      <TextField
        name="people-name"
        value={name}
        error={nameFault}
        onChange={(value) => onChange({ name: value })}
        label={t('people.name')}
        hint={t('people.name.hint')}
        input={{ autoComplete: 'off' }}
      />
      <SelectField
        name="people-survey"
        value={survey}
        onChange={(value) => onChange({ survey: value })}
        label={t('codes.survey')}
        options={live.map(({ id, name: text }) => ({ value: id, label: text }))}
      />
      <SelectField
        name="people-channel"
        value={channel}
        onChange={(value) =>
          onChange({ channel: RECIPIENT_CHANNELS.find((one) => one === value) ?? 'email' })
        }
        label={t('codes.channel')}
        options={RECIPIENT_CHANNELS.map((one) => ({ value: one, label: kinds(`channel.${one}`) }))}
      />
      <FileField channel={channel} file={file} onFile={(chosen) => onChange({ file: chosen })} />
    </>
  )
}

interface ButtonsProps {
  isReady: boolean
  /** People who can be asked, once that was looked at. */
  ready: number
  onCheck: () => void
  onMake: () => void
}

function Buttons({ isReady: canCheck, ready, onCheck, onMake }: ButtonsProps) {
  return (
    <div class="people-actions">
      <button
        type="button"
        class={ready > 0 ? 'control' : 'primary'}
        aria-disabled={!canCheck}
        onClick={onCheck}
      >
        {t('people.check')}
      </button>
      {ready > 0 && (
        <button type="button" class="primary" onClick={onMake}>
          {t('people.make', { n: ready })}
        </button>
      )}
    </div>
  )
}
