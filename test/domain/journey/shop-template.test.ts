import { expect, test } from 'vitest'
import { ALL_TEMPLATES } from '#worker/domain/journey/template/all.ts'
import { startFrom } from '#worker/domain/journey/template/start-from.ts'

const start = (language: string) => startFrom(ALL_TEMPLATES.shop, language)
const namesIn = (language: string) => {
  const { map, surveys } = start(language)
  return [
    map.name,
    ...map.stages.flatMap(({ name, touchpoints }) => [name, ...touchpoints.map((one) => one.name)]),
    ...surveys.map(({ name }) => name),
  ]
}

test('page-review 4: a template says what it is in each language of the dashboard', () => {
  expect(start('pl').map.stages.map(({ name }) => name)).toEqual([
    'Świadomość',
    'Rozważanie',
    'Zakup',
    'Dostawa',
    'Pomoc',
    'Powroty',
    'Polecanie',
  ])
  expect(start('ru').map.name).toBe('Путь покупателя')
  expect(namesIn('pt-BR')).toEqual(namesIn('en'))
  // A brand is called the same everywhere; nothing else may be.
  const same = namesIn('pl').filter((name, at) =>
    [namesIn('en'), namesIn('ru')].some((all) => all[at] === name),
  )
  expect(same).toEqual(['Google Ads'])
})

test('its questions stand at touchpoints of its map, and are live in five languages', () => {
  const { map, surveys } = start('en')
  const touchpoints = map.stages.flatMap((stage) => stage.touchpoints.map(({ id }) => id))
  expect(new Set([...map.stages.map(({ id }) => id), ...touchpoints]).size).toBe(7 + 19)
  for (const { touchpointId, state, definition } of surveys) {
    expect(touchpoints).toContain(touchpointId)
    expect(state).toBe('live')
    expect(Object.keys(definition.question)).toEqual(['en', 'pl', 'ru', 'de', 'ar'])
  }
})
