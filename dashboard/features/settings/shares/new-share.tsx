import type { Journey } from '#contract/journey.ts'
import type { ShareReceipt } from '#contract/site/shares.ts'
import { LIMITS } from '#contract/words.ts'
import { lifetimes } from '#dashboard/features/settings/ending.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ChecksField } from '#dashboard/kit/forms/fields/checks-field.tsx'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { SwitchField } from '#dashboard/kit/forms/fields/switch-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { checkShare, newShare, type ShareValues } from './share-values.ts'
import { t } from './words.ts'

interface Props {
  journeys: Journey[]
  onMade: (receipt: ShareReceipt) => void
}

/** The form of a new share link. A site's only journey is ticked already. */
export function NewShareForm({ journeys, onMade }: Props) {
  const ids = journeys.map(({ id }) => id)
  const form = useForm<ShareValues>({
    saved: { name: '', journeys: ids.length === 1 ? ids : [], comments: false, days: '30' },
    check: checkShare,
    save: async (values) => {
      onMade(await call('POST /api/shares', { body: newShare(values) }))
    },
  })
  return (
    <Form form={form} action={t('shares.make')} fresh>
      <TextField
        {...form.field('name')}
        label={t('shares.name')}
        hint={t('shares.name.hint')}
        input={{ autoComplete: 'off' }}
      />
      <ChecksField
        {...form.field('journeys')}
        label={t('shares.journeys')}
        options={journeys.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SwitchField
        {...form.field('comments')}
        label={t('shares.comments')}
        hint={t('shares.comments.hint')}
      />
      <SelectField
        {...form.field('days')}
        label={t('lifetime.label')}
        options={lifetimes([7, 30, 90, LIMITS.shareDays])}
      />
    </Form>
  )
}
