import { useState } from 'preact/hooks'
import type { SiteSettings } from '#contract/site/settings.ts'
import { changeSite } from '#dashboard/features/settings/site-api.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { SwitchField } from '#dashboard/kit/forms/fields/switch-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import {
  isSooner,
  privacyChange,
  privacyValues,
  retentionOptions,
  timeOf,
} from './privacy-values.ts'
import { t } from './words.ts'

interface Props {
  privacy: SiteSettings['privacy']
  onSaved: () => void
}

/** How long words are kept, and what is never stored. */
export function PrivacyForm({ privacy, onSaved }: Props) {
  const [asking, setAsking] = useState(false)
  const saved = privacyValues(privacy)
  const form = useForm({
    saved,
    check: () => ({}),
    save: async (values, before) => {
      const site = await changeSite(privacyChange(before, values))
      onSaved()
      return privacyValues(site.privacy)
    },
  })
  const { retention } = form.values
  const sooner = isSooner(retention, saved.retention)
  const time = timeOf(Number(retention))
  return (
    <>
      <Form
        form={{ ...form, submit: sooner ? () => setAsking(true) : form.submit }}
        action={t('form.save')}
      >
        <SelectField
          {...form.field('retention')}
          label={t('privacy.retention')}
          hint={t('privacy.retention.hint')}
          options={retentionOptions()}
        />
        <output class={sooner ? 'warning' : undefined}>
          {sooner && t('privacy.retention.sooner', { time })}
        </output>
        <SwitchField
          {...form.field('maskComments')}
          label={t('privacy.mask')}
          hint={<MaskHint />}
        />
        <SwitchField
          {...form.field('honourGpc')}
          label={t('privacy.gpc')}
          hint={t('privacy.gpc.hint')}
        />
      </Form>
      {asking && (
        <ConfirmDialog
          title={t('privacy.sooner.title', { time })}
          action={t('privacy.sooner.go')}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            form.submit()
          }}
        >
          <p>{t('privacy.sooner.text')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

/** What masking does, with a comment before and after. */
function MaskHint() {
  return (
    <>
      {t('privacy.mask.hint')}
      <span class="mask-example">
        <span>{t('privacy.mask.written')}</span>
        <q>{t('privacy.mask.example')}</q>
        <span>{t('privacy.mask.stored')}</span>
        <q>{t('privacy.mask.masked')}</q>
      </span>
    </>
  )
}
