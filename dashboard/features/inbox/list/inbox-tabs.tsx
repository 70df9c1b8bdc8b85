import { useEffect, useRef } from 'preact/hooks'
import type { CasesPage } from '#contract/cases/cases.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { searchOf, TABS, type InboxView } from './address.ts'

interface Props {
  view: InboxView
  counts: CasesPage['counts'] | null
}

/** The lists, each with how many cases it has; filters stay. Where they scroll, the open one is in sight. */
export function InboxTabs({ view, counts }: Props) {
  const list = useRef<HTMLElement>(null)
  const isKnown = counts !== null
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current]')
    current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [view.tab, isKnown])
  return (
    <nav ref={list} class="inbox-tabs" aria-label={t('tabs.label')}>
      {TABS.map((tab) => (
        <a
          key={tab}
          href={`/inbox${searchOf({ ...view, tab })}`}
          aria-current={tab === view.tab ? 'page' : undefined}
        >
          {t(`tab.${tab}`)} {counts && <span class="tab-count">{count(counts[tab])}</span>}
        </a>
      ))}
    </nav>
  )
}
