import { addDays } from '#worker/domain/days.ts'
import type { Order } from '#scripts/demo/model/ask.ts'
import { sendParcel, strikeBefore, type Parcel } from '#scripts/demo/model/parcels.ts'
import type { Random } from '#scripts/demo/model/random.ts'

/** Who calls again within the season, by how the last order came. */
const CALLS: Record<Parcel['bucket'], number> = {
  on_time: 0.15,
  late_1_3: 0.06,
  late_4_7: 0.01,
  late_8plus: 0,
}

/**
 * Orders by phone, which nobody is asked about: of customers whose last parcel came as promised, mostly.
 * So the year has parcels that nobody was asked about, and fewer second orders after late ones.
 * @param until the last day of the data
 */
export function ordersByPhone(random: Random, orders: readonly Order[], until: string): Order[] {
  const strike = strikeBefore(until)
  const callers = orders.flatMap((order) => {
    const isCalling = random.chance(CALLS[order.parcel.bucket])
    const day = addDays(order.day, random.between(15, 80))
    return isCalling && day <= until ? [{ ...order, day }] : []
  })
  const inTurn = callers.toSorted((a, b) => a.day.localeCompare(b.day))
  return inTurn.map((order, index) => ({
    ...order,
    ref: `ZF-${order.day.slice(0, 4)}-${String(index + 1).padStart(6, '0')}`,
    parcel: sendParcel(random, order.day, strike),
  }))
}
