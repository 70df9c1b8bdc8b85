import type { RulesView } from '#contract/cases/rules-api.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import type { InboxView } from './address.ts'
import type { CaseList } from './use-cases.ts'

interface Props {
  view: InboxView
  list: CaseList
  onReset: () => void
}

/** Why nothing is here, and what can be done about it. */
export function Empty({ view, list, onReset }: Props) {
  if (list.isCut)
    return (
      <section class="notice inbox-empty">
        <h2>{t('inboxEmpty.cut', { n: list.looked })}</h2>
        <p>{t('inboxEmpty.cut.text')}</p>
      </section>
    )
  const isNarrowed = Object.keys(view.filters).length > 0
  if (isNarrowed)
    return (
      <section class="notice inbox-empty">
        <h2>{t('inboxEmpty.filtered')}</h2>
        <p>{t('inboxEmpty.filtered.text')}</p>
        <button type="button" class="control" onClick={onReset}>
          {t('control.reset')}
        </button>
      </section>
    )
  return (
    <section class="notice inbox-empty">
      <h2>{t(`inboxEmpty.${view.tab}`)}</h2>
      {view.tab === 'open' ? <Rules /> : <p>{t(`inboxEmpty.${view.tab}.text`)}</p>}
    </section>
  )
}

/** Without a rule nothing ever opens a case by itself. */
function Rules() {
  const { data: session } = useSession()
  const rules = useResource<RulesView>('case rules', (signal) =>
    call('GET /api/case-rules', { signal }),
  )
  const live = rules.data?.rules.filter(({ isOn }) => isOn).length
  const mayManage = mayDo(session, 'site:manage')
  if (live === undefined) return <p>{t('inboxEmpty.open.text')}</p>
  if (live > 0)
    return (
      <p>
        {t('inboxEmpty.rules', { n: live })}{' '}
        {mayManage && <a href="/settings/cases">{t('inboxEmpty.toRules')}</a>}
      </p>
    )
  return (
    <>
      <p>{t('inboxEmpty.noRule')}</p>
      {mayManage ? (
        <a class="primary" href="/settings/cases">
          {t('inboxEmpty.firstRule')}
        </a>
      ) : (
        <p class="mut">{t('inboxEmpty.askManager')}</p>
      )}
    </>
  )
}
