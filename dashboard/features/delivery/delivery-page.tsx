import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { IssuesPage } from './issues-page.tsx'
import { OrdersPage } from './orders-page.tsx'
import { t } from './words.ts'
import './orders.css'

/** `/delivery` and `/delivery/issues`: orders, and what went wrong with them. */
export function DeliveryPage({ id = '' }: { id?: string | undefined }) {
  if (id !== '' && id !== 'issues') return <NotFound />
  return (
    <>
      <nav class="delivery-tabs" aria-label={t('tabs.label')}>
        <a href="/delivery" aria-current={id === '' ? 'page' : undefined}>
          {t('orders.parts')}
        </a>
        <a href="/delivery/issues" aria-current={id === 'issues' ? 'page' : undefined}>
          {t('issues.parts')}
        </a>
      </nav>
      {id === '' ? <OrdersPage /> : <IssuesPage />}
    </>
  )
}
