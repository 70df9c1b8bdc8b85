import { render, waitFor } from '@testing-library/preact'
import { expect, it, vi } from 'vitest'
import { LazyChart, loadChart } from '#dashboard/features/journey/curve/lazy-chart.tsx'

const MODULE = '#dashboard/kit/charts/curve-chart.tsx'

it('the code of the chart is fetched once, and again where it did not arrive', async () => {
  let fetched = 0
  let offline = true
  vi.doMock(MODULE, () => {
    fetched += 1
    if (offline) throw new TypeError('Failed to fetch dynamically imported module')
    return { CurveChart: ({ label }: { label: string }) => <p>{label}</p> }
  })
  const { container } = render(<LazyChart points={[]} label="The curve" />)
  loadChart()
  loadChart()
  await waitFor(() => expect(fetched).toBe(1))
  await vi.dynamicImportSettled()
  expect(container.textContent).toBe('')
  offline = false
  loadChart()
  await waitFor(() => expect(container.textContent).toBe('The curve'))
  loadChart()
  await vi.dynamicImportSettled()
  expect(fetched).toBe(2)
})
