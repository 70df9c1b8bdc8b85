import type { OrderStory, Parcel } from '#contract/cases/story.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { carrierPage } from '#dashboard/kit/cases/carrier-page.ts'
import { carrierLabel } from '#dashboard/kit/i18n/carriers.ts'
import { day } from '#dashboard/kit/i18n/format.ts'

/** The parcels of the order, each with what the carrier calls it and where it is. */
export function Parcels({ parcels }: Pick<OrderStory, 'parcels'>) {
  if (parcels.length === 0) return null
  return (
    <ul class="story-parcels">
      {parcels.map(({ carrier, code, url, status, estimate, deliveredAt }, index) => (
        <li key={code ?? index}>
          <b>{carrierLabel(carrier)}</b> {codeOf({ code, url })}{' '}
          <span class="mut">
            {t(`parcel.${status}`)}
            {estimate !== null &&
              deliveredAt === null &&
              ` · ${t('story.expected', { day: day(estimate) })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

function codeOf({ code, url }: Pick<Parcel, 'code' | 'url'>) {
  const page = carrierPage(url)
  return page ? <a {...page}>{code}</a> : code
}
