import { describe, expect, test } from 'vitest'
import { applyAll } from '#contract/map/apply.ts'
import { newId, firstId } from '#dashboard/features/editor/draft/new-id.ts'
import { othersAt } from '#dashboard/features/editor/editor-context.ts'
import { stageMove, touchpointMove } from '#dashboard/features/editor/grid/moves.ts'
import { stepsToLines } from '#dashboard/features/editor/cells/note-lines.ts'
import { smoothPath } from '#dashboard/features/editor/curve/smooth-path.ts'
import { emptyStage, newMap } from '#test/support/map-steps.ts'

const map = newMap()
const withIds = (steps: object[]) =>
  steps.map((step, index) => ({ ...step, id: `00000000-0000-4000-8000-00000000000${index}` }))

describe('lines of a cell', () => {
  const stage = {
    ...emptyStage('purchase', 'Purchase'),
    needs: [
      { id: 'a', text: 'Pay in a minute' },
      { id: 'b', text: 'No account' },
    ],
  }
  const after = (text: string) => {
    const steps = stepsToLines({ stage, list: 'needs', text }, () => 'new')
    const changed = applyAll({ ...map, stages: [stage] }, withIds(steps) as never)
    return changed.stages[0]?.needs
  }

  test('that stay keep their notes, and nothing is done for them', () => {
    expect(
      stepsToLines({ stage, list: 'needs', text: ' Pay in a minute\n\nNo account ' }, () => 'x'),
    ).toEqual([])
  })
  test('that are typed anew change the note that stood there', () => {
    expect(after('Pay in a minute\nWithout an account')).toEqual([
      { id: 'a', text: 'Pay in a minute' },
      { id: 'b', text: 'Without an account' },
    ])
  })
  test('that come and go are notes that come and go', () => {
    expect(after('Pay in a minute\nNo account\nSee the price')?.at(-1)).toEqual({
      id: 'new',
      text: 'See the price',
    })
    expect(after('No account')).toEqual([{ id: 'b', text: 'No account' }])
    expect(after('')).toEqual([])
  })
})

describe('a key moves', () => {
  const order = (step: object | null) =>
    applyAll(map, withIds(step ? [step] : []) as never).stages.map(({ id }) => id)

  test('a stage by one place, and not beyond the end', () => {
    expect(order(stageMove(map, 'purchase', 1))).toEqual(['delivery', 'purchase', 'help'])
    expect(order(stageMove(map, 'help', -1))).toEqual(['purchase', 'help', 'delivery'])
    expect(stageMove(map, 'purchase', -1)).toBeNull()
    expect(stageMove(map, 'help', 1)).toBeNull()
  })
  test('a touchpoint within its stage and to the stages beside', () => {
    const [purchase] = map.stages
    const two = { id: 'two', name: 'Two', names: {}, channels: [], actions: [] }
    const more = {
      ...map,
      stages: map.stages.map((stage) =>
        stage === purchase ? { ...stage, touchpoints: [...stage.touchpoints, two] } : stage,
      ),
    }
    const after = (direction: 'up' | 'down' | 'left' | 'right') => {
      const step = touchpointMove(more, 'two', direction)
      return applyAll(more, withIds(step ? [step] : []) as never).stages.map(({ touchpoints }) =>
        touchpoints.map(({ id }) => id),
      )
    }
    expect(after('up')[0]).toEqual(['two', 'purchase-page'])
    expect(after('right')[1]).toEqual(['delivery-page', 'two'])
    expect(touchpointMove(more, 'two', 'down')).toBeNull()
    expect(touchpointMove(more, 'two', 'left')).toBeNull()
  })
})

describe('an id', () => {
  test('is made of a name, as shops write it into their pages', () => {
    expect(firstId('Żółta łódź & spółka', 'touchpoint')).toBe('zolta-lodz-spolka')
    expect(firstId('Checkout (new)', 'touchpoint')).toBe('checkout-new')
    expect(firstId('Оформление', 'touchpoint')).toMatch(/^touchpoint-[0-9a-f]{6}$/)
    expect(firstId('x'.repeat(120), 'touchpoint').length).toBeLessThanOrEqual(64)
  })
  test('is like no other in the map', () => {
    expect(newId(map, 'Help page', 'touchpoint')).toMatch(/^help-page-[0-9a-f]{6}$/)
  })
})

test('a smooth line never swings beyond its points, and goes through them', () => {
  const path = smoothPath([
    { x: 0, y: 10 },
    { x: 100, y: 50 },
    { x: 200, y: 50 },
    { x: 300, y: 5 },
  ])
  const numbers = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? []
  const heights = numbers.filter((_, index) => index % 2)
  expect(Math.min(...heights)).toBe(5)
  expect(Math.max(...heights)).toBe(50)
  expect(smoothPath([])).toBe('')
})

test('who has changed something in the last minute and a half counts as being there, and oneself does not', () => {
  const step = { id: 'x', do: 'set', part: 'help', field: 'name', value: 'a', was: 'b' } as const
  const made = (who: string, at: number) => ({ seq: 1, edit: step, by: { id: who, name: who }, at })
  const now = 1_000_000
  expect(othersAt([made('M.', now - 60_000)], 'me', now)).toEqual(new Map([['help', 'M.']]))
  expect(othersAt([made('M.', now - 100_000), made('me', now)], 'me', now)).toEqual(new Map())
})
