import { expect, test } from 'vitest'
import { codebookSchema } from '#contract/codebook.ts'
import { SCALE_NAMES, SCALES } from '#contract/words.ts'
import { answerBody, fetchWorker, postFromShop } from '#test/support/calls.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import { makeSecretKey } from '#test/support/world.ts'

async function asked() {
  const site = await makeSite()
  await makeSurvey(site)
  await postFromShop('/v1/answers', answerBody(site, { comment: 'Fine', traits: { visits: 3 } }))
  const { headers } = await makeSecretKey(site, [
    'figures:read',
    'comments:read',
    'people:read',
    'answers:export',
  ])
  const take = async (path: string) => await fetchWorker(`/api/answers${path}`, { headers })
  return { take, book: codebookSchema.parse(await (await take('/codebook?lang=pl')).json()) }
}

test('every column of both files stands in the codebook, in their order, and no other', async () => {
  const { take, book } = await asked()
  const named = (file: 'csv' | 'ndjson') =>
    book.columns.filter((column) => column.file === file).map(({ name }) => name)
  const [head = ''] = (await (await take('.csv')).text()).split('\r\n')
  expect(named('csv')).toEqual(head.replace('\uFEFF', '').split(','))
  const [line = ''] = (await (await take('.ndjson')).text()).split('\n')
  expect(named('ndjson').toSorted()).toEqual(Object.keys(JSON.parse(line)).toSorted())
  for (const { name, meaning, form } of book.columns)
    expect([name, meaning.length > 10, Object.keys(form).length > 0]).toEqual([name, true, true])
})

test('forms, ranges and labels come from the contract and the site, in the reader’s language', async () => {
  const { book } = await asked()
  const column = (name: string) => book.columns.find((one) => one.name === name)
  expect(column('channel')?.form).toMatchObject({ enum: expect.arrayContaining(['web', 'store']) })
  expect(column('kind')?.form).toMatchObject({ enum: expect.arrayContaining(['csat', 'nps']) })
  expect(column('score')).toMatchObject({ labels: 'scales', missing: expect.any(String) })
  expect(column('revision')?.missing).toBeNull()
  expect(book.scales.map(({ scale }) => scale)).toEqual(SCALE_NAMES)
  for (const { scale, lowest, highest, points } of book.scales) {
    expect([lowest, highest]).toEqual([SCALES[scale].lowest, SCALES[scale].highest])
    if (lowest !== null)
      expect([points.at(0)?.score, points.at(-1)?.score]).toEqual([lowest, highest])
  }
  expect(book.scales[0]?.points.map(({ label }) => label)).toHaveLength(5)
  const wordsOf = (scale: string) => book.scales.find((one) => one.scale === scale)?.points.length
  expect(['expectation3', 'arrived2', 'nps11', 'choice'].map(wordsOf)).toEqual([3, 2, 2, 0])
  expect(book.hasAllChoices).toBe(true)
  expect(book.places[0]).toMatchObject({
    id: 'shopping',
    stages: [{ id: 'purchase', touchpoints: [{ id: 'checkout' }] }, { id: 'delivery' }],
  })
})

test('choices are called as their survey said them last', async () => {
  const site = await makeSite()
  const choices = (label: string) => [{ code: 'price', label: { en: label } }]
  await makeSurvey(site, {
    id: 'pain',
    kind: 'pain_point',
    scale: 'choice',
    choices: choices('Price'),
  })
  const { headers } = await makeSecretKey(site, ['answers:export'])
  const response = await fetchWorker('/api/answers/codebook', { headers })
  const { choices: told } = codebookSchema.parse(await response.json())
  expect(told).toEqual([
    { survey: 'pain', code: 'price', label: 'Price', sort: 'choice' },
    { survey: 'pain', code: 'late', label: 'Late', sort: 'reason' },
  ])
})
