import type { Connection, MadeConnection } from '#contract/delivery/connections.ts'
import { DELIVERY_LIMITS, SENDERS } from '#contract/delivery/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { t } from '#dashboard/features/settings/connections/words.ts'

interface Props {
  connection: Connection
  onDone: (changed: MadeConnection) => void
}

/** Another name, or another secret where the sender makes it. */
export function ChangeForm({ connection: { id, name, sender }, onDone }: Props) {
  const form = useForm({
    saved: { name, secret: '' },
    check: (values) => ({ name: checkName(values.name.trim(), DELIVERY_LIMITS.connectionName) }),
    save: async (values) => {
      const secret = values.secret.trim()
      const body = { name: values.name.trim(), ...(secret === '' ? {} : { secret }) }
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
    </Form>
  )
}
