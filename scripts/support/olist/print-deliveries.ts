import type { CostResult } from '#worker/domain/delivery/figures/cost-run.ts'
import type { HiddenFigure, MatchedFigure } from '#worker/domain/delivery/figures/issue-cost.ts'
import { saidAndSeen } from '#worker/domain/delivery/figures/said-seen.ts'
import { type Delivered, judgedParcels } from './read-deliveries.ts'

/** What was said beside what was seen, a line an issue. */
export function saidSeenLines(deliveries: readonly Delivered[]): string[] {
  return saidAndSeen(judgedParcels(deliveries)).flatMap(
    ({ carrier, parcels, answered, issues }) => [
      `${carrier}: ${parcels} parcels, ${answered} answered; said only, seen only, both, customer first:`,
      ...issues.map(
        ({ issue, saidOnly, seenOnly, both, heardFirst, leadHours }) =>
          `  ${issue}: ${saidOnly}, ${seenOnly}, ${both}, ${heardFirst}` +
          (leadHours === null ? '' : ` (median ${leadHours.toFixed(1)} h)`),
      ),
    ],
  )
}

/** What goes with each issue, a line each. */
export function costLines({ customers, withIssue, costs }: CostResult): string[] {
  return [
    `${customers} customers, ${withIssue} of them with an issue of their first order; beside those like them:`,
    ...costs.map(
      ({ issue, carrier, atDelivery, boughtIn60, boughtIn90 }) =>
        `  ${issue} ${carrier}: sentiment ${figure(atDelivery, 1)}; bought again in 60 days ` +
        `${figure(boughtIn60, 100)}, in 90 days ${figure(boughtIn90, 100)}`,
    ),
  ]
}

function figure(of: MatchedFigure | HiddenFigure, scale: number): string {
  const counts = `n ${of.n} beside ${of.controls}, ${of.unmatched} unmatched`
  if (!('difference' in of)) return `${of.state} (${counts})`
  const [value, low, high] = [of.difference, of.low, of.high].map((one) => (one * scale).toFixed(1))
  return `${value} [${low}, ${high}] (${counts})`
}
