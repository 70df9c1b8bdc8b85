import type { Connection, MadeConnection } from '#contract/delivery/connections.ts'
import { DELIVERY_LIMITS, SENDERS } from '#contract/delivery/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import { SwitchField } from '#dashboard/kit/forms/fields/switch-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { t } from '#dashboard/features/settings/connections/words.ts'

interface Props {
  connection: Connection
  onDone: (changed: MadeConnection) => void
}

/** Another name, another secret where the sender makes it, or whether it is asked itself where it can be. */
export function ChangeForm({ connection: { id, name, sender, rereads }, onDone }: Props) {
  const isOn = rereads?.isOn ?? false
  const form = useForm({
    saved: { name, secret: '', asksBack: isOn },
    check: (values) => ({ name: checkName(values.name.trim(), DELIVERY_LIMITS.connectionName) }),
    save: async (values) => {
      const secret = values.secret.trim()
      const { asksBack } = values
      const body = {
        name: values.name.trim(),
        ...(secret === '' ? {} : { secret }),
        ...(asksBack === isOn ? {} : { asksBack }),
      }
      onDone(await call('PATCH /api/connections/:id', { params: { id }, body }))
    },
  })
  return (
    <Form form={form} action={t('conn.save')}>
      <TextField {...form.field('name')} label={t('conn.name')} input={{ autoComplete: 'off' }} />
      {SENDERS[sender].secretBy === 'sender' && (
        <TextField
          {...form.field('secret')}
          label={t(SENDERS[sender].proof === 'key' ? 'conn.token' : 'conn.secret')}
          hint={t('conn.secret.hint')}
          input={{ autoComplete: 'off' }}
        />
      )}
      {rereads && (
        <SwitchField
          {...form.field('asksBack')}
          label={t('conn.rereads.switch')}
          hint={t('conn.rereads.hint')}
        />
      )}
    </Form>
  )
}
