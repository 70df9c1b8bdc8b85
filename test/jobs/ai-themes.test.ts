import { expect, test } from 'vitest'
import { aiThemes } from '#worker/jobs/themes/ai-themes.ts'

/** Stands in for Workers AI, and keeps what it was told. */
function model(response: string) {
  const told: string[] = []
  const run = async (name: string, input: object): Promise<unknown> => {
    told.push(`${name} ${JSON.stringify(input)}`)
    return await Promise.resolve({ response })
  }
  return { AI: { run }, told }
}

test('no comment goes to a model unless the deployment has both the binding and its name', () => {
  const { AI } = model('late')
  expect(aiThemes({})).toBeNull()
  expect(aiThemes({ AI })).toBeNull()
  expect(aiThemes({ THEMES_MODEL: '@cf/some/model' })).toBeNull()
})

test('a model gets the comment masked, and only themes that there are count', async () => {
  const { AI, told } = model('courier, late, weather')
  const provider = aiThemes({ AI, THEMES_MODEL: '@cf/some/model' })
  const found = await provider?.themesOf('Late! Call me at +48 600 123 456 or ann@mail.example')
  expect(found).toEqual(['late', 'courier'])
  expect(told).toHaveLength(1)
  expect(told[0]).toMatch(/^@cf\/some\/model /)
  expect(told[0]).toContain('[phone]')
  expect(told[0]).toContain('[mail]')
  expect(told[0]).not.toMatch(/600|ann@/)
})
