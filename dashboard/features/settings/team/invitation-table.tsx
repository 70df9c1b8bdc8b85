import type { InvitationList } from '#contract/site/team.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { When } from '#dashboard/kit/time/when.tsx'
import { t } from './words.ts'

export type Invitation = InvitationList['invitations'][number]

interface Props {
  invitations: Invitation[]
  onWithdraw: (invitation: Invitation) => void
}

/** Invitations that nobody has accepted yet. */
export function InvitationTable({ invitations, onWithdraw }: Props) {
  return (
    <Table
      caption={t('invite.list', { n: invitations.length })}
      rows={invitations}
      columns={[
        { name: t('invite.email'), cell: ({ email }) => email },
        { name: t('invite.role'), cell: roleOf },
        { name: t('invite.expires'), cell: expires },
        {
          name: t('access.actions'),
          unnamed: true,
          end: true,
          cell: (invitation) => withdrawButton(invitation, onWithdraw),
        },
      ]}
    />
  )
}

function roleOf({ role, comments }: Invitation): string {
  const name = t(`role.${role}`)
  return role === 'viewer' && comments ? t('invite.viewerWithComments', { role: name }) : name
}

function expires({ expiresAt }: Invitation) {
  return <When at={expiresAt} />
}

function withdrawButton(invitation: Invitation, onWithdraw: Props['onWithdraw']) {
  return (
    <button
      type="button"
      class="control"
      aria-label={t('invite.withdraw.of', { email: invitation.email })}
      onClick={() => onWithdraw(invitation)}
    >
      {t('invite.withdraw')}
    </button>
  )
}
