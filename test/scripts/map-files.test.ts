import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyEdit } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { goneFrom, planOf } from '#scripts/journey/plan.ts'
import { readMap, writeMap } from '#scripts/journey/read-map.ts'
import { diceOf, newMap, randomEdit } from '#test/support/map-steps.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wayfelt-map-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

function randomMap(seed: number): MapDocument {
  const dice = diceOf(seed)
  let map = newMap()
  for (let step = 0; step < 30; step += 1) {
    const outcome = applyEdit(map, randomEdit(map, dice))
    if ('map' in outcome) map = outcome.map
  }
  return map
}

const HARD: MapDocument = {
  ...newMap(),
  name: 'yes: "no" # %\n',
  names: { ru: 'Да', 'de-AT': '- x', pl: 'null' },
  annotations: [{ id: 'a', on: '2026-11-03', text: '2026-11-03 & *alias {a: 1}' }],
  personas: [
    {
      id: 'no',
      name: '~',
      names: { pl: '- x' },
      rules: [{ trait: 'is.new', is: ['true', '1e3'] }],
    },
  ],
  segments: [{ id: 'b2b', name: 'B2B: # companies', names: {} }],
}

async function fileOf(text: string, name = 'map.yaml'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

test.each(['map.json', 'map.yaml'])('a map comes back from %s byte for byte', async (name) => {
  const maps = [HARD, ...Array.from({ length: 60 }, (_, seed) => randomMap(seed))]
  for (const map of maps) {
    const trimmed = { ...map, name: map.name.trim() }
    const text = writeMap(trimmed, name)
    const again = await readMap(await fileOf(text, name))
    expect(again).toEqual(trimmed)
    expect(writeMap(again, name)).toBe(text)
  }
})

test('a map is the same bytes whatever the order of its keys and languages', () => {
  const { id, names, ...others } = HARD
  const mixed = { names: Object.fromEntries(Object.entries(names).toReversed()), ...others, id }
  expect(writeMap(mixed, 'a.yaml')).toBe(writeMap(HARD, 'a.yaml'))
})

describe('a file that is no map is refused with what to mend', () => {
  test.each([
    ['{', 'map.json', 'is no JSON'],
    ['a: [', 'map.yaml', 'is no YAML'],
    ['format: 2', 'map.yaml', 'format must be 1'],
    ['a: &x 1\nb: *x', 'map.yaml', ''],
    [
      writeMap(newMap(), 'a.yaml').replace('frameDays: null', 'frameDays: -3'),
      'map.yaml',
      'stages[0].frameDays',
    ],
    [
      writeMap(newMap(), 'a.yaml').replace('id: help-page', 'id: help'),
      'map.yaml',
      '“help” stands twice',
    ],
    [writeMap(newMap(), 'a.yaml').replace('owner: ""', 'boss: ""'), 'map.yaml', 'boss'],
  ])('%.20s', async (text, name, told) => {
    await expect(readMap(await fileOf(text, name))).rejects.toThrow(told)
  })
  test('and one that is not there', async () => {
    await expect(readMap(join(folder, 'nowhere.yaml'))).rejects.toThrow('check the path')
  })
})

test('the plan tells each difference on a line, and what goes', () => {
  const [purchase, ...others] = newMap().stages
  const after = { ...newMap(), stages: others }
  expect(planOf(newMap(), after)).toEqual(['- stages purchase “Purchase”'])
  expect(goneFrom(newMap(), after).map(({ id }) => id)).toEqual(['purchase', 'purchase-page'])
  const renamed = {
    ...newMap(),
    stages: [{ ...(purchase ?? others[0]), name: 'Buying' }, ...others],
  }
  expect(planOf(newMap(), renamed as MapDocument)).toEqual([
    '~ stages purchase “Buying”: name "Purchase" → "Buying"',
  ])
})

describe('a file of another tool', () => {
  const map: MapDocument = {
    ...newMap(),
    stages: newMap().stages.map((stage) => ({
      ...stage,
      needs: [{ id: `${stage.id}-n`, text: '=1+1; "quoted", and; more' }],
    })),
  }

  test.each(['map.csv', 'map.xml'])(
    '%s comes back with its stages and touchpoints',
    async (name) => {
      const text = writeMap(map, name)
      const again = await readMap(await fileOf(text, name))
      expect(again.stages.map((stage) => stage.name)).toEqual(map.stages.map(({ name }) => name))
      expect(again.stages.flatMap(({ touchpoints }) => touchpoints.map((one) => one.name))).toEqual(
        map.stages.flatMap(({ touchpoints }) => touchpoints.map((one) => one.name)),
      )
      expect(writeMap(again, name)).toBe(text)
    },
  )

  test('with semicolons, as spreadsheets of some countries write it, gives the same map', async () => {
    const text = 'Sklep;Zakup;Dostawa\r\nPotrzeby;Szybko;Pewnie\r\nBariery;;"Późno; drogo"\r\n'
    const { name, stages } = await readMap(await fileOf(text, 'sklep.csv'))
    expect(name).toBe('Sklep')
    expect(stages.map((stage) => [stage.name, stage.needs.length, stage.barriers.length])).toEqual([
      ['Zakup', 1, 0],
      ['Dostawa', 1, 2],
    ])
  })

  test('as Mermaid is only written, and what is no map says why', async () => {
    expect(writeMap(map, 'map.mmd')).toMatch(/^journey\n/)
    await expect(readMap(await fileOf('journey', 'map.mmd'))).rejects.toThrow('holds too little')
    await expect(readMap(await fileOf('a,b\n1,2\n', 'x.csv'))).rejects.toThrow()
    await expect(readMap(await fileOf('<!DOCTYPE x><CJML/>', 'x.xml'))).rejects.toThrow()
  })
})
