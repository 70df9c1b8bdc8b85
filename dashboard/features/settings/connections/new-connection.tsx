import type { MadeConnection } from '#contract/delivery/connections.ts'
import { DELIVERY_LIMITS, SENDER_NAMES, SENDERS, type Sender } from '#contract/delivery/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { t } from './words.ts'

interface Values {
  sender: Sender
  name: string
  secret: string
}

/** The form of a new connection. A secret that the sender makes may be given later. */
export function NewConnectionForm({ onMade }: { onMade: (made: MadeConnection) => void }) {
  const form = useForm<Values>({
    saved: { sender: 'shopify', name: '', secret: '' },
    check: ({ name }) => ({ name: checkName(name.trim(), DELIVERY_LIMITS.connectionName) }),
    save: async ({ sender, name, secret }) => {
      const given = SENDERS[sender].secretBy === 'sender' && secret.trim() !== ''
      onMade(
        await call('POST /api/connections', {
          body: { sender, name: name.trim(), ...(given ? { secret: secret.trim() } : {}) },
        }),
      )
    },
  })
  const sender = form.field('sender')
  return (
    <Form form={form} action={t('conn.make')} fresh>
      <TextField {...form.field('name')} label={t('conn.name')} input={{ autoComplete: 'off' }} />
      <SelectField
        {...sender}
        onChange={(value) =>
          sender.onChange(SENDER_NAMES.find((one) => one === value) ?? 'generic')
        }
        label={t('conn.sender')}
        options={SENDER_NAMES.map((value) => ({ value, label: t(`conn.sender.${value}`) }))}
      />
      {SENDERS[sender.value].secretBy === 'sender' && (
        <TextField
          {...form.field('secret')}
          label={t(SENDERS[sender.value].proof === 'key' ? 'conn.token' : 'conn.secret')}
          hint={t('conn.secret.hint')}
          input={{ autoComplete: 'off' }}
        />
      )}
    </Form>
  )
}
