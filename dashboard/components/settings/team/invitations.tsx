import { useState } from 'preact/hooks'
import type { InvitationList, InvitationReceipt } from '#contract/site/team.ts'
import { call } from '#dashboard/api/call.ts'
import { ConfirmDialog } from '#dashboard/components/forms/confirm-dialog.tsx'
import { SecretOnce } from '#dashboard/components/forms/secret-once.tsx'
import { Arrival } from '#dashboard/components/settings/arrival.tsx'
import { Maker } from '#dashboard/components/settings/maker.tsx'
import { Section } from '#dashboard/components/settings/section.tsx'
import { Told } from '#dashboard/components/settings/told.tsx'
import { t } from '#dashboard/i18n/t.ts'
import { type Invitation, InvitationTable } from './invitation-table.tsx'
import { InviteForm } from './invite-form.tsx'

interface Props {
  invitations: InvitationList['invitations']
  onChanged: () => void
}

/** What is open, the form that invites, and the link that comes of it. */
export function Invitations({ invitations, onChanged }: Props) {
  const [receipt, setReceipt] = useState<InvitationReceipt | null>(null)
  const [doomed, setDoomed] = useState<Invitation | null>(null)
  const [told, setTold] = useState('')
  return (
    <Section title={t('invite.title')} lead={t('invite.lead')}>
      {receipt && (
        <Ready key={receipt.invitation.id} receipt={receipt} onDone={() => setReceipt(null)} />
      )}
      <Told text={told} />
      {invitations.length > 0 ? (
        <InvitationTable invitations={invitations} onWithdraw={setDoomed} />
      ) : (
        <p class="mut">{t('invite.none')}</p>
      )}
      <Maker text={t('invite.new')}>
        {(done) => (
          <InviteForm
            onInvited={(made) => {
              done()
              setReceipt(made)
              onChanged()
            }}
          />
        )}
      </Maker>
      {doomed && (
        <ConfirmDialog
          title={t('invite.withdraw.title', { email: doomed.email })}
          action={t('invite.withdraw')}
          onClose={() => setDoomed(null)}
          onConfirm={async () => {
            await call('DELETE /api/invitations/:id', { params: { id: doomed.id } })
            if (receipt?.invitation.id === doomed.id) setReceipt(null)
            setDoomed(null)
            setTold(t('invite.withdrawn', { email: doomed.email }))
            onChanged()
          }}
        >
          <p>{t('invite.withdraw.text')}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}

/** The link of an invitation, this once, and whether it travels by itself. */
function Ready({ receipt, onDone }: { receipt: InvitationReceipt; onDone: () => void }) {
  const { email } = receipt.invitation
  return (
    <Arrival>
      <SecretOnce title={t('invite.ready', { email })} secret={receipt.link} onDone={onDone}>
        <p>{t(receipt.mailed ? 'invite.mailed' : 'invite.byHand', { email })}</p>
      </SecretOnce>
    </Arrival>
  )
}
