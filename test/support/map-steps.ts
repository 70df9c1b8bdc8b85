import { STAGE_LISTS, type Edit, type Part } from '#contract/map/apply.ts'
import type { MapDocument, MapStage } from '#contract/map/document.ts'

/** A random number in 0…1, repeatable. */
export type Dice = () => number

/** Dice that always fall alike for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A UUID from dice: ids of edits must be repeatable, too. */
export function uuidOf(dice: Dice): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(dice() * 16).toString(16)).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A map with a few stages and things in them. */
export function newMap(id = 'shopping'): MapDocument {
  const stage = (id: string, name: string): MapStage => ({
    ...emptyStage(id, name),
    touchpoints: [{ id: `${id}-page`, name: `${name} page`, names: {}, channels: [], actions: [] }],
    needs: [{ id: `${id}-need`, text: 'See the price' }],
  })
  return {
    id,
    name: 'Shopping',
    names: {},
    kind: 'customer',
    annotations: [],
    personas: [],
    segments: [],
    stages: [stage('purchase', 'Purchase'), stage('delivery', 'Delivery'), stage('help', 'Help')],
  }
}

/** A stage about which nothing is said. */
export function emptyStage(id: string, name: string): MapStage {
  const nothing = { frameDays: null, assumed: null, owner: '', reviewOn: null }
  const lists = { needs: [], barriers: [], solutions: [], touchpoints: [] }
  return { id, name, names: {}, ...nothing, ...lists }
}

/** What somebody may do next with a map: any step that the editor has. */
export function randomEdit(map: MapDocument, dice: Dice): Edit {
  const id = uuidOf(dice)
  const pick = <Item>(items: Item[]): Item | undefined => items[Math.floor(dice() * items.length)]
  const stage = pick(map.stages)
  const parts = map.stages.flatMap((stage) => STAGE_LISTS.flatMap((list): Part[] => stage[list]))
  if (dice() < 0.15) return editWho(map, id, dice)
  const kind = dice()
  // A map of a few stages, as people draw them.
  if (!stage || (kind < 0.15 && map.stages.length < 12)) {
    const part = emptyStage(`s-${id.slice(0, 6)}`, `Stage ${id.slice(0, 4)}`)
    const before = stage?.id ?? null
    return { id, do: 'add', list: 'stages', parent: map.id, before, part }
  }
  if (kind < 0.3) return addInside(stage, id, dice)
  if (kind < 0.4) {
    const part = pick([...parts, stage]) ?? stage
    return { id, do: 'remove', part: part.id, was: part }
  }
  if (kind < 0.6) {
    const part = pick(parts)
    return part
      ? { id, do: 'move', part: part.id, parent: stage.id, before: pick(parts)?.id ?? null }
      : { id, do: 'move', part: stage.id, parent: map.id, before: pick(map.stages)?.id ?? null }
  }
  return setSomething(stage, id, dice)
}

/** What may be done with the personas and segments of a map. */
function editWho(map: MapDocument, id: string, dice: Dice): Edit {
  const list = dice() < 0.6 ? 'personas' : 'segments'
  const parts: Part[] = map[list]
  const pick = () => parts[Math.floor(dice() * parts.length)]
  const [part, other] = [pick(), pick()]
  const number = Math.floor(dice() * 5)
  const rules = [{ trait: 'visits', is: [String(number), 'a, b: "c" #'] }]
  if (!part || parts.length < 2) {
    const named = { id: `w-${id.slice(0, 6)}`, name: `Who ${id.slice(0, 4)}`, names: {} }
    const made = list === 'personas' ? { ...named, rules: [] } : named
    return { id, do: 'add', list, parent: map.id, before: other?.id ?? null, part: made }
  }
  if (number === 0) return { id, do: 'remove', part: part.id, was: part }
  if (number === 1)
    return { id, do: 'move', part: part.id, parent: map.id, before: other?.id ?? null }
  if (number === 2 || list === 'segments') return set(id, part, ['names', { pl: `Kto ${number}` }])
  return set(id, part, ['rules', number === 3 ? rules : []])
}

function addInside(stage: MapStage, id: string, dice: Dice): Edit {
  const own = `p-${id.slice(0, 6)}`
  const text = `Note ${id.slice(0, 4)}`
  const parts = {
    touchpoints: { id: own, name: text, names: {}, channels: ['web'], actions: [] },
    needs: { id: own, text },
    barriers: { id: own, text },
    solutions: { id: own, text, startsOn: null },
  }
  const list = STAGE_LISTS[Math.floor(dice() * STAGE_LISTS.length)] ?? 'needs'
  return { id, do: 'add', list, parent: stage.id, before: null, part: parts[list] }
}

function setSomething(stage: MapStage, id: string, dice: Dice): Edit {
  const number = Math.floor(dice() * 200) - 100
  const touchpoint = stage.touchpoints[0]
  const choice = Math.floor(dice() * 4)
  if (choice === 0) return set(id, stage, ['name', `Renamed ${number}`])
  if (choice === 1) return set(id, stage, ['assumed', number])
  if (choice === 2 || !touchpoint) return set(id, stage, ['frameDays', Math.abs(number) + 1])
  return set(id, touchpoint, ['channels', number > 0 ? ['app'] : ['web', 'email']])
}

function set(id: string, part: { id: string }, [field, value]: [string, unknown]): Edit {
  const was = (part as unknown as Record<string, unknown>)[field]
  return { id, do: 'set', part: part.id, field, value, was }
}
