import type { SessionList } from '#contract/accounts/accounts.ts'
import { Seen } from '#dashboard/features/settings/seen.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { When } from '#dashboard/kit/time/when.tsx'
import { endBrowser } from './api.ts'
import { t } from './words.ts'

export type Browser = SessionList['sessions'][number]

interface Props {
  browsers: Browser[]
  onEnded: (browser: Browser) => void
}

/** Each with its way in; this one is left to the menu, where signing out stands. */
export function BrowserTable({ browsers, onEnded }: Props) {
  return (
    <Table
      caption={t('browsers.list', { n: browsers.length })}
      rows={browsers}
      columns={[
        {
          name: t('browsers.device'),
          cell: deviceOf,
        },
        { name: t('browsers.way'), cell: ({ way }) => t(`way.${way}`) },
        { name: t('browsers.since'), cell: since },
        { name: t('browsers.seen'), cell: seen },
        {
          name: t('access.actions'),
          unnamed: true,
          end: true,
          cell: (browser) => endButton(browser, onEnded),
        },
      ]}
    />
  )
}

function deviceOf({ device, current }: Browser) {
  return (
    <>
      {device || t('browsers.unknown')} {current && <span class="badge">{t('browsers.this')}</span>}
    </>
  )
}

function since({ createdAt }: Browser) {
  return <When at={createdAt} />
}

function seen({ seenAt }: Browser) {
  return <Seen at={seenAt} />
}

function endButton(browser: Browser, onEnded: Props['onEnded']) {
  return browser.current ? null : <EndButton browser={browser} onEnded={onEnded} />
}

function EndButton({ browser, onEnded }: { browser: Browser } & Pick<Props, 'onEnded'>) {
  const end = useAction(async () => {
    await endBrowser(browser.id)
    onEnded(browser)
  })
  const device = browser.device || t('browsers.unknown')
  return (
    <>
      <button
        type="button"
        class="control"
        aria-label={t('browsers.end', { device })}
        aria-disabled={end.busy}
        onClick={end.run}
      >
        {t('browsers.end.action')}
      </button>
      {end.failure && <Failure>{explain(end.failure)}</Failure>}
    </>
  )
}
