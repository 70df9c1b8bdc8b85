import { useState } from 'preact/hooks'
import type { InvitationList, InvitationReceipt } from '#contract/site/team.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { SecretOnce } from '#dashboard/kit/forms/secret-once.tsx'
import { FocusOnShow } from '#dashboard/kit/page/focus-on-show.tsx'
import { FormDisclosure } from '#dashboard/kit/page/form-disclosure.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { type Invitation, InvitationTable } from './invitation-table.tsx'
import { InviteForm } from './invite-form.tsx'
import { t } from './words.ts'

interface Props {
  invitations: InvitationList['invitations']
  onChanged: () => void
}

/** What is open, the form that invites, and the link that comes of it. */
export function Invitations({ invitations, onChanged }: Props) {
  const [receipt, setReceipt] = useState<InvitationReceipt | null>(null)
  const [withdrawing, setWithdrawing] = useState<Invitation | null>(null)
  const [outcome, setOutcome] = useState('')
  return (
    <Section title={t('invite.title')} lead={t('invite.lead')}>
      {receipt && (
        <Ready key={receipt.invitation.id} receipt={receipt} onDone={() => setReceipt(null)} />
      )}
      <Outcome text={outcome} />
      {invitations.length > 0 ? (
        <InvitationTable invitations={invitations} onWithdraw={setWithdrawing} />
      ) : (
        <p class="mut">{t('invite.none')}</p>
      )}
      <FormDisclosure text={t('invite.new')}>
        {(done) => (
          <InviteForm
            onInvited={(made) => {
              done()
              setReceipt(made)
              onChanged()
            }}
          />
        )}
      </FormDisclosure>
      {withdrawing && (
        <ConfirmDialog
          title={t('invite.withdraw.title', { email: withdrawing.email })}
          action={t('invite.withdraw')}
          onClose={() => setWithdrawing(null)}
          onConfirm={async () => {
            await call('DELETE /api/invitations/:id', { params: { id: withdrawing.id } })
            if (receipt?.invitation.id === withdrawing.id) setReceipt(null)
            setWithdrawing(null)
            setOutcome(t('invite.withdrawn', { email: withdrawing.email }))
            onChanged()
          }}
        >
          <p>{t('invite.withdraw.text')}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}

/** That the invitation is on its way, or its link, this once: whoever has seen it proves nothing. */
function Ready({ receipt, onDone }: { receipt: InvitationReceipt; onDone: () => void }) {
  const { email } = receipt.invitation
  if (receipt.link === null) return <Outcome text={t('invite.mailed', { email })} />
  return (
    <FocusOnShow>
      <SecretOnce title={t('invite.ready', { email })} secret={receipt.link} onDone={onDone}>
        <p>{t('invite.byHand', { email })}</p>
      </SecretOnce>
    </FocusOnShow>
  )
}
