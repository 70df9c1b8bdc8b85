import type { CodeItem, CodeList, NewCode } from '#contract/channels/codes.ts'
import { CHANNELS, LIMITS, type Channel } from '#contract/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm, type FieldErrors } from '#dashboard/kit/forms/use-form.ts'
import { t as kinds } from '#dashboard/kit/sentiment/words.ts'
import { t } from './words.ts'

/** A new code as its form holds it; figures are digits. */
interface CodeValues {
  name: string
  survey: string
  channel: Channel
  reset: string
  idle: string
}

interface Props {
  surveys: CodeList['surveys']
  onMade: (code: CodeItem) => void
}

/** The form of a new code. */
export function NewCodeForm({ surveys, onMade }: Props) {
  const first = surveys.find(({ state }) => state === 'live') ?? surveys[0]
  const form = useForm<CodeValues>({
    saved: { name: '', survey: first?.id ?? '', channel: 'store', reset: '5', idle: '45' },
    check,
    save: async (values) => {
      onMade(await call('POST /api/codes', { body: newCode(values) }))
    },
  })
  const channel = form.field('channel')
  return (
    <Form form={form} action={t('codes.make')} fresh>
      <TextField
        {...form.field('name')}
        label={t('codes.name')}
        hint={t('codes.name.hint')}
        input={{ autoComplete: 'off' }}
      />
      <SelectField
        {...form.field('survey')}
        label={t('codes.survey')}
        options={surveys.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        {...channel}
        onChange={(value) => channel.onChange(CHANNELS.find((one) => one === value) ?? 'store')}
        label={t('codes.channel')}
        hint={t('codes.channel.hint')}
        options={CHANNELS.map((value) => ({ value, label: kinds(`channel.${value}`) }))}
      />
      <TextField
        {...form.field('reset')}
        label={t('codes.reset')}
        suffix={t('codes.seconds')}
        input={{ inputMode: 'numeric' }}
      />
      <TextField
        {...form.field('idle')}
        label={t('codes.idle')}
        suffix={t('codes.seconds')}
        input={{ inputMode: 'numeric' }}
      />
    </Form>
  )
}

function check({ name, reset, idle }: CodeValues): FieldErrors<CodeValues> {
  return {
    name: checkName(name.trim(), LIMITS.codeName),
    reset: within(reset, 2, 60),
    idle: within(idle, 10, 600),
  }
}

function within(digits: string, from: number, to: number): string | undefined {
  const isSound = /^\d+$/.test(digits.trim()) && Number(digits) >= from && Number(digits) <= to
  return isSound ? undefined : t('codes.between', { from, to })
}

function newCode({ name, survey, channel, reset, idle }: CodeValues): NewCode {
  return { name: name.trim(), survey, channel, kiosk: { reset: Number(reset), idle: Number(idle) } }
}
