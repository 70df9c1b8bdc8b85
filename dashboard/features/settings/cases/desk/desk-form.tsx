import { useState } from 'preact/hooks'
import type { DeskView } from '#contract/cases/desk.ts'
import type { SurveyList } from '#contract/surveys/list.ts'
import { Overwritten } from '#dashboard/features/settings/cases/overwritten.tsx'
import { t } from '#dashboard/features/settings/cases/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isStatus } from '#dashboard/kit/api/errors.ts'
import { LinesField } from '#dashboard/kit/forms/fields/lines-field.tsx'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm, type Form as FormOf } from '#dashboard/kit/forms/use-form.ts'
import { makeHolder } from '#dashboard/kit/loading/latest.ts'
import { deskOf, faultsOf, RAISED, valuesOf, WEEKDAYS, type DeskValues } from './desk-values.ts'

interface Props {
  view: DeskView
  /** The site's, as far as they have been loaded. */
  surveys: Survey[]
  onSaved: (view: DeskView) => void
}

/** When somebody is there, how long things may take, who there is, and what money is counted in. */
export function DeskForm({ view, surveys, onSaved }: Props) {
  const { form, theirs } = useDesk({ view, onSaved })
  return (
    <>
      {theirs && (
        <Overwritten changed={changedIn(valuesOf(view.desk), theirs)} onSave={form.submit} />
      )}
      <Form form={form} action={t('form.save')}>
        {WEEKDAYS.map((name, at) => (
          <TextField
            key={name}
            {...form.field(name)}
            label={t(`desk.${name}`)}
            {...(at === 0 ? { hint: t('desk.hours.hint') } : {})}
            input={{ autoComplete: 'off' }}
          />
        ))}
        <LinesField
          {...form.field('holidays')}
          label={t('desk.holidays')}
          hint={t('desk.holidays.hint')}
        />
        {(['firstContact', 'resolution', ...RAISED] as const).map((name) => (
          <TextField
            key={name}
            {...form.field(name)}
            label={t(`desk.${name}`)}
            suffix={t('desk.hours')}
            input={{ inputMode: 'numeric' }}
            {...(name === 'normal' ? { hint: t('desk.raised.hint') } : {})}
          />
        ))}
        <LinesField {...form.field('teams')} label={t('desk.teams')} hint={t('desk.teams.hint')} />
        <TextField
          {...form.field('currency')}
          label={t('desk.currency')}
          hint={t('desk.currency.hint')}
          input={{ autoComplete: 'off' }}
        />
        <AskFields form={form} surveys={surveys} />
      </Form>
    </>
  )
}

/** When customers are asked, and by which surveys. */
function AskFields({ form, surveys }: { form: FormOf<DeskValues>; surveys: Survey[] }) {
  return (
    <>
      <TextField
        {...form.field('refundDays')}
        label={t('desk.refundDays')}
        suffix={t('desk.days')}
        input={{ inputMode: 'numeric' }}
      />
      <TextField
        {...form.field('againDays')}
        label={t('desk.againDays')}
        hint={t('desk.againDays.hint')}
        suffix={t('desk.days')}
        input={{ inputMode: 'numeric' }}
      />
      <SelectField
        {...form.field('againSurvey')}
        label={t('desk.againSurvey')}
        hint={t('desk.asks.hint')}
        options={optionsOf(surveys, () => true)}
      />
      <SelectField
        {...form.field('arrivedSurvey')}
        label={t('desk.arrivedSurvey')}
        options={optionsOf(surveys, ({ scale }) => scale === 'arrived2')}
      />
    </>
  )
}

type Survey = SurveyList['surveys'][number]

/** Live surveys to choose from, and nobody. */
function optionsOf(surveys: Survey[], fits: (survey: Survey) => boolean) {
  const live = surveys.filter((one) => one.state === 'live' && fits(one))
  return [
    { value: '', label: t('desk.noSurvey') },
    ...live.map(({ id, name }) => ({ value: id, label: name })),
  ]
}

function useDesk({ view, onSaved }: Omit<Props, 'surveys'>) {
  const [seq] = useState(() => makeHolder(view.seq))
  const [theirs, setTheirs] = useState<DeskView | null>(null)
  const form = useForm<DeskValues>({
    saved: valuesOf(view.desk),
    check: faultsOf,
    save: async (values) => {
      try {
        const body = { desk: deskOf(values), seq: Math.max(seq.get(), view.seq) }
        const next = await call('PUT /api/case-desk', { body })
        setTheirs(null)
        onSaved(next)
        return valuesOf(next.desk)
      } catch (cause) {
        if (isStatus(cause, 409)) {
          const now = await call('GET /api/case-desk')
          seq.set(now.seq)
          setTheirs(now)
        }
        throw cause
      }
    },
  })
  return { form, theirs }
}

function changedIn(before: DeskValues, { desk }: DeskView): string[] {
  const now = valuesOf(desk)
  // The keys of a desk's values are known.
  const names = Object.keys(before) as (keyof DeskValues)[]
  return names.filter((name) => before[name] !== now[name]).map((name) => t(`desk.${name}`))
}
