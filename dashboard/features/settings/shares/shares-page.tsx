import { useState } from 'preact/hooks'
import type { Journey, JourneyList } from '#contract/journey.ts'
import type { ShareList, ShareReceipt } from '#contract/site/shares.ts'
import { stillWorks } from '#dashboard/features/settings/ending.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { SecretOnce } from '#dashboard/kit/forms/secret-once.tsx'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { FocusOnShow } from '#dashboard/kit/page/focus-on-show.tsx'
import { FormDisclosure } from '#dashboard/kit/page/form-disclosure.tsx'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { now } from '#dashboard/kit/time/now.ts'
import { NewShareForm } from './new-share.tsx'
import { type Share, ShareTable } from './share-table.tsx'
import { t } from './words.ts'

/** `/settings/shares`: read-only views for people without an account. */
export function SharesPage() {
  const shares = useResource<ShareList>('shares', (signal) => call('GET /api/shares', { signal }))
  const site = useResource<JourneyList>(`journeys ${locale()}`, (signal) =>
    call('GET /api/journeys', { query: { lang: locale() }, signal }),
  )
  return (
    <Loaded resource={site}>
      {({ journeys }) => (
        <Loaded resource={shares}>
          {({ shares: all }) => (
            <ShareLinks
              all={all}
              journeys={journeys}
              onChange={() => shares.refresh({ quiet: true })}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

interface Props {
  all: Share[]
  journeys: Journey[]
  onChange: () => void
}

function ShareLinks({ all, journeys, onChange }: Props) {
  const [made, setMade] = useState<ShareReceipt | null>(null)
  const [revoking, setRevoking] = useState<Share | null>(null)
  const [outcome, setOutcome] = useState('')
  const live = all.filter((share) => stillWorks(share, now.value))
  const over = all.filter((share) => !stillWorks(share, now.value))
  return (
    <>
      <PageHead lead={t('shares.lead')}>
        {live.length > 0 ? t('shares.live', { n: live.length }) : t('shares.none')}
      </PageHead>
      <Outcome text={outcome} />
      {made && <MadeLink key={made.share.id} receipt={made} onDone={() => setMade(null)} />}
      {live.length > 0 && (
        <ShareTable
          caption={t('shares.live.caption')}
          shares={live}
          journeys={journeys}
          onRevoke={setRevoking}
        />
      )}
      {journeys.length === 0 && <NoJourney />}
      {journeys.length > 0 && (
        <FormDisclosure text={t('shares.new')}>
          {(done) => (
            <NewShareForm
              journeys={journeys}
              onMade={(receipt) => {
                done()
                setOutcome('')
                setMade(receipt)
                onChange()
              }}
            />
          )}
        </FormDisclosure>
      )}
      {over.length > 0 && (
        <details class="fold">
          <summary>{t('access.ended', { n: over.length })}</summary>
          <ShareTable caption={t('shares.over.caption')} shares={over} journeys={journeys} />
        </details>
      )}
      {revoking && (
        <RevokeShare
          share={revoking}
          onDone={() => {
            setRevoking(null)
            setMade((shown) => (shown?.share.id === revoking.id ? null : shown))
            setOutcome(t('access.revokedNow', { name: revoking.name }))
            onChange()
          }}
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  )
}

function MadeLink({ receipt, onDone }: { receipt: ShareReceipt; onDone: () => void }) {
  const { share, link } = receipt
  return (
    <FocusOnShow>
      <SecretOnce title={t('shares.link', { name: share.name })} secret={link} onDone={onDone}>
        <p class="mut">{t('shares.link.hint')}</p>
      </SecretOnce>
    </FocusOnShow>
  )
}

interface RevokeProps {
  share: Share
  onDone: () => void
  onClose: () => void
}

function RevokeShare({ share, onDone, onClose }: RevokeProps) {
  return (
    <ConfirmDialog
      title={t('access.revokeAsk', { name: share.name })}
      action={t('access.revoke')}
      onClose={onClose}
      onConfirm={async () => {
        await call('DELETE /api/shares/:id', { params: { id: share.id } })
        onDone()
      }}
    >
      <p>{t('shares.revoke.text')}</p>
      <p class="mut">{t('access.forGood')}</p>
    </ConfirmDialog>
  )
}

/** There is nothing to share yet, and a way to begin. */
function NoJourney() {
  return (
    <p>
      {t('nothing.noJourney')} <a href="/">{t('nothing.begin')}</a>
    </p>
  )
}
