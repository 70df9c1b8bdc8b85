import { t } from './words.ts'
import './orders.css'

const TABS = {
  orders: '/delivery',
  issues: '/delivery/issues',
  costs: '/delivery/costs',
  recovery: '/delivery/recovery',
} as const
export type DeliveryTab = keyof typeof TABS
/** Object.keys loses the literal keys; TABS is the single source of them. */
const NAMES = Object.keys(TABS) as DeliveryTab[]

/** The parts of the delivery pages. */
export function DeliveryTabs({ at }: { at: DeliveryTab }) {
  return (
    <nav class="delivery-tabs" aria-label={t('order.tabs')}>
      {NAMES.map((name) => (
        <a key={name} href={TABS[name]} aria-current={name === at ? 'page' : undefined}>
          {t(`${name}.parts`)}
        </a>
      ))}
    </nav>
  )
}
