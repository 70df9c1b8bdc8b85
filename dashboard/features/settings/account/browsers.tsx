import { useState } from 'preact/hooks'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import type { Resource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { endOtherBrowsers } from './api.ts'
import { type Browser, BrowserTable } from './browser-table.tsx'
import { t } from './words.ts'

/** Where one is signed in. */
export function Browsers({ list }: { list: Resource<Browser[]> }) {
  const [outcome, setOutcome] = useState('')
  const [asks, setAsks] = useState(false)
  function ended(text: string) {
    setOutcome(text)
    list.refresh({ quiet: true })
  }
  return (
    <Section title={t('browsers.title')} lead={t('browsers.lead')}>
      <Outcome text={outcome} />
      <Loaded resource={list} part>
        {(browsers) => (
          <>
            <BrowserTable
              browsers={browsers}
              onEnded={({ device }) =>
                ended(t('browsers.ended', { device: device || t('browsers.unknown') }))
              }
            />
            {browsers.length > 1 && (
              <button type="button" class="control after-list" onClick={() => setAsks(true)}>
                {t('browsers.others')}
              </button>
            )}
          </>
        )}
      </Loaded>
      {asks && (
        <ConfirmDialog
          title={t('browsers.others.title')}
          action={t('browsers.others')}
          onConfirm={async () => {
            await endOtherBrowsers()
            setAsks(false)
            ended(t('browsers.others.done'))
          }}
          onClose={() => setAsks(false)}
        >
          <p>{t('browsers.others.text')}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
