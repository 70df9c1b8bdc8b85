import { listAt, textAt, type Tree } from '#worker/domain/delivery/reading/tree.ts'
import { moneyAt } from '#worker/domain/delivery/reading/values.ts'

/**
 * What an order of Base is worth, in the smallest unit of its currency: its products and their
 * delivery. `payment_done` is only what was paid so far, and nothing where the courier collects it.
 */
export function orderMoney(order: Tree, currency: string | undefined): number | undefined {
  const products = listAt(order, 'products').map((product) => {
    const price = moneyAt(product, 'price_brutto', currency)
    const count = Number(textAt(product, 'quantity') ?? '1')
    return price === undefined || !(count >= 0 && count < 1e6) ? undefined : price * count
  })
  const parts = [...products, moneyAt(order, 'delivery_price', currency) ?? 0]
  if (products.length === 0 || parts.includes(undefined)) return undefined
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0)
  return Number.isSafeInteger(Math.round(sum)) ? Math.round(sum) : undefined
}
