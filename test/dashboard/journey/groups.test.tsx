import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { groupLines } from '#dashboard/kit/charts/groups/group-lines.ts'
import { callsTo, openJourney, query } from '#test/dashboard/support/app.tsx'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'
import { makeList } from '#test/dashboard/support/fixtures.ts'
import { makeGroups } from '#test/dashboard/support/groups.ts'

const ROUTE = 'GET /api/journeys/shopping/groups'
const [FIRST = '', SECOND = ''] = makeGroups().groups[0]?.stages.map(({ stage }) => stage) ?? []

describe('curves side by side', () => {
  it('are drawn by segment, beside no other period, and stand in a table with their intervals', async () => {
    await openJourney('/', { [ROUTE]: () => makeGroups() })
    fireEvent.click(await screen.findByRole('button', { name: 'Segments' }))
    const table = within(await screen.findByRole('table', { name: 'The curve of each segment' }))
    const [, first, second, third] = table.getAllByRole('row')
    expect(first?.textContent).toMatch(/\+40\+31 to \+49 · 40\+10/)
    expect(second?.textContent).toMatch(/−30.* · 20 · few answerstoo few answers/)
    expect(third?.textContent).toContain('too few answers')
    expect(query()).toEqual({ cmp: 'none', by: 'segment' })
    const asked = callsTo('/groups').at(-1)?.searchParams
    expect(asked?.get('by')).toBe('segment')
    await waitFor(() => {
      const drawn = groupLines.value.map(({ values, few }) => [values[0], values[1], few[1]])
      expect(drawn).toEqual([
        [40, -30, true],
        [10, null, false],
      ])
    })
    expect(screen.getByText(/102 answers of CSAT 1–5.*7 answers of other kinds/)).toBeTruthy()
    // Once more, and they are gone.
    fireEvent.click(screen.getByRole('button', { name: 'Segments' }))
    await waitFor(() => expect(query()).toEqual({}))
    await waitFor(() => expect(groupLines.value).toEqual([]))
    expect(screen.queryByRole('table', { name: 'The curve of each segment' })).toBeNull()
  })

  it('give way to a comparison, which would be read as one of them', async () => {
    await openJourney('/?by=segment&cmp=none', { [ROUTE]: () => makeGroups() })
    await screen.findByRole('table', { name: 'The curve of each segment' })
    fireEvent.change(screen.getByLabelText('Compare with'), { target: { value: 'year' } })
    await waitFor(() => expect(query()).toEqual({ cmp: 'year' }))
    expect(screen.queryByRole('table', { name: 'The curve of each segment' })).toBeNull()
  })

  it('are saved line by line under names that stay', async () => {
    const saved = catchDownloads()
    await openJourney('/?by=segment&cmp=none', { [ROUTE]: () => makeGroups() })
    fireEvent.click(await screen.findByRole('button', { name: 'CSV: The curve of each segment' }))
    const text = (await saved[0]?.content.text()) ?? ''
    expect(text).toContain('group,stage,answers,sentiment,low,high,state')
    expect(text).toContain(`"b2c","${FIRST}",40,40,31,49,"ok"`)
    expect(text).toContain(`"","${SECOND}",2,,,,`)
  })

  it('are offered where there is something to set apart', async () => {
    const list = makeList()
    const journeys = list.journeys.map((one) => ({ ...one, segments: [], personas: [] }))
    await openJourney('/?by=segment', { journeys: () => ({ ...list, journeys }) })
    await screen.findByRole('button', { name: /^Table/ })
    expect(screen.queryByText('Side by side')).toBeNull()
    expect(callsTo('/groups')).toEqual([])
  })
})
