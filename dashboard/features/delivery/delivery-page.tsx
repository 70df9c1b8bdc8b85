import type { ComponentType } from 'preact'
import type { Permission } from '#contract/rights.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { PageTabs } from '#dashboard/kit/page/page-tabs.tsx'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { t } from './words.ts'
import './orders.css'

/** The parts of the page: where each is, who may see it, and its code, which comes when it is opened. */
const PARTS = [
  {
    id: '',
    name: 'carriers.parts',
    load: async () => (await import('./figures/carriers-page.tsx')).CarriersPage,
  },
  {
    id: 'issues',
    name: 'issues.parts',
    load: async () => (await import('./issues-page.tsx')).IssuesPage,
  },
  {
    id: 'incidents',
    name: 'incidents.parts',
    load: async () => (await import('./figures/incidents-page.tsx')).IncidentsPage,
  },
  {
    id: 'said',
    name: 'said.parts',
    load: async () => (await import('./figures/said-page.tsx')).SaidPage,
  },
  {
    id: 'plan',
    name: 'plan.parts',
    load: async () => (await import('./plan/plan-page.tsx')).PlanPage,
  },
  {
    id: 'costs',
    name: 'costs.parts',
    load: async () => (await import('./costs/costs-page.tsx')).CostsPage,
  },
  {
    id: 'recovery',
    name: 'recovery.parts',
    load: async () => (await import('./recovery/recovery-page.tsx')).RecoveryPage,
  },
  {
    id: 'orders',
    name: 'orders.parts',
    permission: 'people:read',
    load: async () => (await import('./orders-page.tsx')).OrdersPage,
  },
] as const satisfies {
  id: string
  name: string
  permission?: Permission
  load: () => Promise<ComponentType>
}[]

/** `/delivery` and what stands below it: carriers, what went wrong, and orders. */
export function DeliveryPage({ id = '' }: { id?: string | undefined }) {
  const { data: session } = useSession()
  const open = PARTS.filter((part) => !('permission' in part) || mayDo(session, part.permission))
  const shown = open.find((part) => part.id === id)
  // Until it is known who reads, nobody is told that there is nothing.
  if (!shown) return session === null ? <Bones /> : <NotFound />
  return (
    <>
      <PageTabs label={t('order.tabs')} at={id}>
        {open.map((part) => (
          <a
            key={part.id}
            href={part.id === '' ? '/delivery' : `/delivery/${part.id}`}
            aria-current={part.id === id ? 'page' : undefined}
          >
            {t(part.name)}
          </a>
        ))}
      </PageTabs>
      <LazyPart name={`delivery ${id}`} load={shown.load} waiting={<Bones />}>
        {(Part) => <Part />}
      </LazyPart>
    </>
  )
}
