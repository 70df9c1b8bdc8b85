import type { Session } from '#contract/accounts/accounts.ts'
import { LIMITS } from '#contract/words.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import { FactRow } from '#dashboard/kit/forms/fields/fact-row.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { renameMe } from './api.ts'
import { t } from './words.ts'

interface Props {
  user: Session['user']
  onSaved: () => void
}

/** Who one is to the others. */
export function NameForm({ user, onSaved }: Props) {
  const form = useForm({
    saved: { name: user.name },
    check: ({ name }) => ({ name: checkName(name.trim(), LIMITS.personName) }),
    save: async ({ name }) => {
      await renameMe(name.trim())
      onSaved()
      return { name: name.trim() }
    },
  })
  return (
    <Form form={form} action={t('form.save')}>
      <TextField
        {...form.field('name')}
        label={t('account.name')}
        hint={t('account.name.hint')}
        input={{ autoComplete: 'name' }}
      />
      <FactRow label={t('account.email')} hint={t('account.email.hint')}>
        {user.email}
      </FactRow>
    </Form>
  )
}
