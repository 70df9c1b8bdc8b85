import type { IssueType, ParcelStatus } from '#contract/delivery/words.ts'
import type { DemoCarrier } from '#scripts/demo/model/parcels.ts'
import type { Random } from '#scripts/demo/model/random.ts'

/** What a carrier says of a parcel: its own code, and what that means. */
interface Says {
  c: string
  s: ParcelStatus
}

interface CarrierCodes {
  /** A tracking code of its form. */
  code: (random: Random) => string
  says: Record<'label' | 'handover' | 'hub' | 'depot' | 'out' | 'delivered', Says> & {
    ready?: Says
  }
  /** The troubles that it has codes for: nobody's tracking tells of all. */
  trouble: Partial<Record<IssueType, Says>>
}

/** DPD's own codes come by the shop's system, which says them in Wayfelt's words. */
const own = (status: ParcelStatus): Says => ({ c: status, s: status })
const inpost = (c: string, s: ParcelStatus): Says => ({ c, s })

/** The demo's carriers, each with the codes of its vocabulary. */
export const CODES: Record<DemoCarrier, CarrierCodes> = {
  inpost: {
    code: (random) => `62${digits(random, 22)}`,
    says: {
      label: inpost('confirmed', 'pre_transit'),
      handover: inpost('collected_from_sender', 'in_transit'),
      hub: inpost('adopted_at_sorting_center', 'in_transit'),
      depot: inpost('adopted_at_target_branch', 'in_transit'),
      out: inpost('out_for_delivery', 'out_for_delivery'),
      ready: inpost('ready_to_pickup', 'available_for_pickup'),
      delivered: inpost('delivered', 'delivered'),
    },
    trouble: {
      late: inpost('delay_in_delivery', 'in_transit'),
      failed_attempt: inpost('avizo', 'attempted'),
      pickup_point_problem: inpost('redirect_to_box', 'in_transit'),
    },
  },
  dpd: {
    code: (random) => `${digits(random, 13)}U`,
    says: {
      label: own('pre_transit'),
      handover: own('in_transit'),
      hub: own('in_transit'),
      depot: own('in_transit'),
      out: own('out_for_delivery'),
      delivered: own('delivered'),
    },
    trouble: {
      late: own('in_transit'),
      weather_delay: own('exception'),
      failed_attempt: own('attempted'),
      damaged: own('exception'),
    },
  },
  // The unified tracking has five codes: it tells of no trouble but that there is one.
  dhl: {
    code: (random) => digits(random, 11),
    says: {
      label: { c: 'pre-transit', s: 'pre_transit' },
      handover: { c: 'transit', s: 'in_transit' },
      hub: { c: 'transit', s: 'in_transit' },
      depot: { c: 'transit', s: 'in_transit' },
      out: { c: 'transit', s: 'in_transit' },
      delivered: { c: 'delivered', s: 'delivered' },
    },
    trouble: {},
  },
}

function digits(random: Random, count: number): string {
  let text = ''
  // Six of one draw: a year has twelve thousand codes.
  while (text.length < count) text += String(Math.floor(random.next() * 1e6)).padStart(6, '0')
  return text.slice(0, count)
}
