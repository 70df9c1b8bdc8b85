import { useState } from 'preact/hooks'
import { t } from '#dashboard/features/entry/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { checkEmail } from '#dashboard/kit/forms/checks.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { keepAskedView } from '#dashboard/kit/session/asked-view.ts'

/** Asks for a link by mail. What is said is the same whether there is such an account or not. */
export function MailWay() {
  const [sent, setSent] = useState('')
  const form = useForm({
    saved: { email: '' },
    check: ({ email }) => ({ email: checkEmail(email) }),
    save: async (values) => {
      setSent('')
      await call('POST /api/sign-in/link', { body: { email: values.email.trim() } })
      keepAskedView(Date.now())
      setSent(values.email.trim())
    },
  })
  return (
    <form
      class="way form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
    >
      <TextField
        {...form.field('email')}
        label={t('signIn.email')}
        input={{ inputMode: 'email', autoComplete: 'email' }}
      />
      <button type="submit" class="control" aria-disabled={form.status === 'saving'}>
        {t('signIn.mail')}
      </button>
      <output>{sent && t('signIn.mailed', { email: sent })}</output>
      {form.failure && <Failure>{explain(form.failure)}</Failure>}
    </form>
  )
}
