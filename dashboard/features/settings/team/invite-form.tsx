import type { InvitationReceipt } from '#contract/site/team.ts'
import { checkEmail } from '#dashboard/kit/forms/checks.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { SwitchField } from '#dashboard/kit/forms/fields/switch-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { inviteSomebody, readRole, roleOptions } from './team.ts'
import { t } from './words.ts'

/** Starts with the role that may do least. */
const EMPTY = { email: '', role: 'viewer', comments: false }

/** Whom to invite, and as what. */
export function InviteForm({ onInvited }: { onInvited: (receipt: InvitationReceipt) => void }) {
  const form = useForm({
    saved: EMPTY,
    check: ({ email }) => ({ email: checkEmail(email) }),
    save: async ({ email, role, comments }) => {
      const isViewer = role === 'viewer'
      onInvited(
        await inviteSomebody({
          email: email.trim(),
          role: readRole(role),
          comments: isViewer && comments,
        }),
      )
    },
  })
  const role = readRole(form.values.role)
  return (
    <Form form={form} action={t('invite.action')} fresh>
      <TextField
        {...form.field('email')}
        label={t('invite.email')}
        hint={t('invite.email.hint')}
        input={{ inputMode: 'email', autoComplete: 'off' }}
      />
      <SelectField
        {...form.field('role')}
        label={t('invite.role')}
        hint={t(`team.may.${role}`)}
        options={roleOptions()}
      />
      {role === 'viewer' && (
        <SwitchField
          {...form.field('comments')}
          label={t('invite.comments')}
          hint={t('invite.comments.hint')}
        />
      )}
    </Form>
  )
}
