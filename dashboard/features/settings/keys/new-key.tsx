import type { KeyItem, KeyReceipt } from '#contract/site/keys.ts'
import { KEY_SCOPES } from '#contract/rights.ts'
import { lifetimes } from '#dashboard/features/settings/ending.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ChecksField } from '#dashboard/kit/forms/fields/checks-field.tsx'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { checkKey, type KeyValues, newKey } from './keys.ts'
import { t } from './words.ts'

interface Props {
  kind: KeyItem['kind']
  onMade: (receipt: KeyReceipt) => void
}

/** The form of a new key. One that stands in pages lives on, one of a program a year. */
export function NewKeyForm({ kind, onMade }: Props) {
  const days = kind === 'secret' ? '365' : ''
  const form = useForm<KeyValues>({
    saved: { name: '', scopes: [], days },
    check: (values) => checkKey(kind, values),
    save: async (values) => {
      onMade(await call('POST /api/keys', { body: newKey(kind, values) }))
    },
  })
  return (
    <Form form={form} action={t('apiKeys.make')} fresh>
      <TextField
        {...form.field('name')}
        label={t('apiKeys.name')}
        hint={t(`apiKeys.name.${kind}`)}
        input={{ autoComplete: 'off' }}
      />
      {kind === 'secret' && (
        <ChecksField
          {...form.field('scopes')}
          label={t('apiKeys.scopes')}
          options={KEY_SCOPES.map((scope) => ({
            value: scope,
            label: t(`scope.${scope}`),
            hint: t(`scope.${scope}.hint`),
          }))}
        />
      )}
      <SelectField
        {...form.field('days')}
        label={t('lifetime.label')}
        hint={t(`apiKeys.lifetime.${kind}`)}
        options={lifetimes(kind === 'secret' ? [30, 90, 365, ''] : ['', 365, 730])}
      />
    </Form>
  )
}
