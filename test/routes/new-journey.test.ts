import { describe, expect, test } from 'vitest'
import { installSchema } from '#contract/install.ts'
import { journeyListSchema, journeyReceiptSchema } from '#contract/journey.ts'
import { TEMPLATES } from '#contract/words.ts'
import type { SiteConfig } from '#contract/collect/config.ts'
import { auditPageSchema } from '#contract/site/audit.ts'
import { templateListSchema } from '#contract/templates.ts'
import { createJourney } from '#worker/db/journey/maps.ts'
import { fetchWorker, signIn } from '#test/support/calls.ts'
import { makeBareSite, makeSite, SHOP, type TestSite } from '#test/support/site-factory.ts'

type Person = Awaited<ReturnType<typeof signIn>>

async function start(person: Person, body: object): Promise<Response> {
  return await person('/api/journeys', { method: 'POST', body: JSON.stringify(body) })
}

async function readList(person: Person, lang = 'en') {
  return journeyListSchema.parse(await (await person(`/api/journeys?lang=${lang}`)).json())
}

async function questionsOf({ key }: TestSite, lang: string): Promise<string[]> {
  const answer = await fetchWorker(`/v1/sites/${key}/config?lang=${lang}`, {
    headers: { origin: SHOP },
  })
  const { surveys } = await answer.json<SiteConfig>()
  return surveys.map(({ question }) => question)
}

describe('page-review 7: a site without a journey', () => {
  test('gets the map of a template in the language asked for, with three questions live', async () => {
    const site = await makeBareSite()
    const owner = await signIn(site)
    expect((await readList(owner)).journeys).toEqual([])
    expect(await questionsOf(site, 'pl')).toEqual([])
    const answer = await start(owner, { template: 'shop', language: 'pl' })
    expect(answer.status).toBe(201)
    const { id } = journeyReceiptSchema.parse(await answer.json())
    const [journey] = (await readList(owner, 'pl')).journeys
    expect(journey).toMatchObject({ id, name: 'Ścieżka zakupowa', kinds: ['csat'] })
    const [inRussian] = (await readList(owner, 'ru')).journeys
    expect(inRussian?.name, 'its other names come along').toBe('Путь покупателя')
    expect(journey?.stages.map(({ touchpoints }) => touchpoints.length)).toEqual([
      4, 2, 3, 3, 3, 2, 2,
    ])
    const { surveys } = installSchema.parse(await (await owner('/api/install')).json())
    expect(surveys.map(({ name }) => name)).toEqual([
      'Po zamówieniu',
      'Podczas wybierania',
      'W drodze',
    ])
  })

  test('asks at once, although its page was there before, and in the visitor’s language', async () => {
    const site = await makeBareSite()
    const manager = await signIn(site, { role: 'manager' })
    expect(await questionsOf(site, 'pl')).toEqual([])
    await start(manager, { template: 'shop', language: 'en' })
    expect(await questionsOf(site, 'pl')).toEqual([
      'Jak się wybiera na tej stronie?',
      'Jak idzie dostawa?',
      'Jak poszło zamawianie?',
    ])
  })

  test('has it in its log who began', async () => {
    const site = await makeBareSite()
    const owner = await signIn(site)
    await start(owner, { template: 'shop', language: 'en' })
    const log = auditPageSchema.parse(await (await owner('/api/audit?action=journey.made')).json())
    expect(log.entries).toMatchObject([
      { actor: { name: 'Ada' }, target: 'shopping', details: { name: 'Shopping journey' } },
    ])
  })
})

describe('a site with a journey', () => {
  test('may start from all the other templates, and is asked nothing more until a person says so', async () => {
    const site = await makeBareSite()
    const owner = await signIn(site)
    await start(owner, { template: 'shop', language: 'en' })
    const asked = await questionsOf(site, 'pl')
    expect(asked).toHaveLength(3)
    const others = TEMPLATES.filter((template) => template !== 'shop')
    for (const template of others)
      expect((await start(owner, { template, language: 'ru' })).status, template).toBe(201)
    const { journeys } = await readList(owner, 'pl')
    // What was there first still opens first.
    expect(journeys.map(({ name, kind }) => [name, kind])).toEqual([
      ['Ścieżka zakupowa', 'customer'],
      ['Od świadomości do polecania', 'customer'],
      ['Od świadomości do lojalności', 'customer'],
      ['Od potrzeby do zakupu', 'customer'],
      ['Zwroty i reklamacje', 'customer'],
      ['Ścieżka pracownika', 'employee'],
    ])
    expect(await questionsOf(site, 'pl')).toEqual(asked)
  })

  test('of the same template keeps it when two begin at once', async () => {
    const site = await makeBareSite()
    const owner = await signIn(site)
    const answers = await Promise.all(
      ['pl', 'ru'].map((language) => start(owner, { template: 'shop', language })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
    const { journeys } = await readList(owner)
    expect(journeys).toHaveLength(1)
    expect(journeys[0]?.stages).toHaveLength(7)
  })

  test('that has one of its names keeps what it has, whole', async () => {
    const site = await makeSite()
    const owner = await signIn(site)
    const before = await readList(owner)
    const refused = await start(owner, { template: 'shop', language: 'en' })
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      code: 'conflict',
      detail:
        'The site has the journey of this template: “Shopping”. Go on with that one, or take another template from GET /api/templates.',
    })
    expect(await readList(owner)).toEqual(before)
  })

  test('whose stage has an id of a template keeps it, and is told so', async () => {
    const site = await makeBareSite()
    const stages = [{ id: 'returns-how', name: 'How', frameDays: null, touchpoints: [] }]
    await createJourney(site.db, { id: 'own', name: 'Own', kind: 'customer', stages })
    const owner = await signIn(site)
    const refused = await start(owner, { template: 'returns', language: 'en' })
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      detail: expect.stringMatching(/^Another journey .* take another template/),
    })
    expect((await readList(owner)).journeys.map(({ id }) => id)).toEqual(['own'])
  })
})

describe('who may set a site up', () => {
  const read = async (person: Person, query: string, headers = {}) => {
    const answer = await person(`/api/templates${query}`, { headers })
    return { answer, ...templateListSchema.parse(await answer.json()) }
  }

  test('sees what it may start from, in the language asked for', async () => {
    const owner = await signIn(await makeBareSite())
    const { templates } = await read(owner, '?lang=pl')
    expect(templates.map(({ id, kind }) => [id, kind])).toEqual([
      ['shop', 'customer'],
      ['advocacy', 'customer'],
      ['loyalty', 'customer'],
      ['enquiry', 'customer'],
      ['returns', 'customer'],
      ['employee', 'employee'],
    ])
    expect(templates[0]).toEqual({
      id: 'shop',
      journey: 'shopping',
      name: 'Ścieżka zakupowa',
      kind: 'customer',
      stages: ['Świadomość', 'Rozważanie', 'Zakup', 'Dostawa', 'Pomoc', 'Powroty', 'Polecanie'],
      touchpoints: 19,
      questions: 3,
    })
  })

  test('sees them as the list of journeys is named: by the browser, the site’s language, English', async () => {
    const owner = await signIn(await makeBareSite({ language: 'ru' }))
    const browser = await read(owner, '', { 'accept-language': 'pl' })
    expect(browser.templates[5]?.name).toBe('Ścieżka pracownika')
    expect(browser.answer.headers.get('vary')).toContain('accept-language')
    const ofSite = await read(owner, '?lang=fr')
    expect(ofSite.templates[5]?.name).toBe('Путь сотрудника')
    const english = await read(await signIn(await makeBareSite({ language: 'fr' })), '?lang=fr')
    expect(english.templates[5]?.name).toBe('Employee journey')
  })

  test('gets just the journey that was listed', async () => {
    const owner = await signIn(await makeBareSite())
    const { templates } = await read(owner, '?lang=ru')
    for (const { id, journey, name, kind, stages, touchpoints } of templates) {
      const made = await start(owner, { template: id, language: 'ru' })
      expect(journeyReceiptSchema.parse(await made.json())).toEqual({ id: journey })
      const found = (await readList(owner, 'ru')).journeys.find((one) => one.id === journey)
      expect(found).toMatchObject({ name, kind })
      expect(found?.stages.map((stage) => stage.name)).toEqual(stages)
      expect(found?.stages.flatMap((stage) => stage.touchpoints)).toHaveLength(touchpoints)
    }
  })
})

test.each([
  { template: 'bank', language: 'en' },
  { template: 'shop' },
  { template: 'shop', language: 'klingon!' },
])('what is no template is refused: %j', async (body) => {
  const owner = await signIn(await makeBareSite())
  expect((await start(owner, body)).status).toBe(422)
})
