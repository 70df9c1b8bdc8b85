import { signal } from '@preact/signals'
import type * as ChartModule from '#dashboard/kit/charts/curve-chart.tsx'
import type { CurvePoint } from '#dashboard/kit/charts/scene.ts'

const loaded = signal<typeof ChartModule | null>(null)
let loading: Promise<void> | null = null

/** Fetches the chart's chunk once; called early, so that it travels beside the data. */
export function loadChart(): void {
  loading ??= fetchChart()
}

/** A chunk that did not arrive may arrive at the next try; the table is there meanwhile. */
async function fetchChart(): Promise<void> {
  try {
    loaded.value = await import('#dashboard/kit/charts/curve-chart.tsx')
  } catch {
    loading = null
  }
}

/** The chart as soon as its code is here. Its place is kept by CSS. */
export function LazyChart({ points, label }: { points: CurvePoint[]; label: string }) {
  const Chart = loaded.value?.CurveChart
  return Chart ? <Chart points={points} label={label} /> : null
}
