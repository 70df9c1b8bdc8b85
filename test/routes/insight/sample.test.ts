import { describe, expect, test } from 'vitest'
import { type Sample, sampleSchema } from '#contract/insight/sample.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { insertEvents } from '#worker/db/collect/events.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { sampleOfParcels } from '#worker/domain/insight/sample.ts'
import { signIn } from '#test/support/calls.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { newEvent } from '#test/support/new-event.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

const NOW = Date.now()
const TODAY = localDay(NOW, 'Europe/Warsaw')

async function shop() {
  const site = await makeSite()
  await makeSurvey(site)
  return { site, see: await signIn(site) }
}

type Who = { channel?: 'web' | 'store'; persona?: string; day?: string }

async function ask(site: TestSite, counts: { shown: number; answered: number }, who: Who = {}) {
  const shown = Array.from({ length: counts.shown }, () => newEvent({ day: TODAY, ...who }))
  const answers = Array.from({ length: counts.answered }, () => newAnswer({ at: NOW, ...who }))
  await insertEvents(site.db, shown)
  await insertAnswers(site.db, answers)
}

async function sampleOf(see: Awaited<ReturnType<typeof signIn>>, from = TODAY): Promise<Sample> {
  const response = await see(`/api/journeys/shopping/sample?from=${from}&to=${TODAY}`)
  expect(response.status).toBe(200)
  return sampleSchema.parse(await response.json())
}

describe('who answered beside who was asked', () => {
  test('names the channel whose people keep silent, with its counts', async () => {
    const { site, see } = await shop()
    await ask(site, { shown: 80, answered: 60 })
    await ask(site, { shown: 80, answered: 8 }, { channel: 'store' })
    const { shown, parcels, meta } = await sampleOf(see)
    expect(shown).toMatchObject({ state: 'ok', asked: 160, answered: 68 })
    expect(shown.found?.bias?.variable).toBe('channel')
    expect(shown.found?.r).toBeLessThan(0.5)
    const [channel, ...others] = shown.found?.variables ?? []
    // Nobody had a segment or persona: what does not differ cannot tell.
    expect(others).toEqual([])
    const store = channel?.categories.find(({ value }) => value === 'store')
    expect(store).toMatchObject({ asked: 80, answered: 8 })
    expect(store?.unconditional).toBeCloseTo(Math.sqrt(0.5) * (0.1 - 68 / 160), 6)
    expect(parcels).toEqual({ state: 'empty', asked: 0, answered: 0, found: null })
    expect(meta.rowsRead).toBeLessThan(2000)
  })

  test('names nothing where all answer alike, and says nothing of few', async () => {
    const { site, see } = await shop()
    await ask(site, { shown: 30, answered: 10 })
    expect((await sampleOf(see)).shown).toMatchObject({ state: 'few', found: null })
    await ask(site, { shown: 30, answered: 20 })
    expect((await sampleOf(see)).shown).toMatchObject({ state: 'alike', found: null })
    await ask(site, { shown: 60, answered: 30 }, { persona: 'anna' })
    expect((await sampleOf(see)).shown.found).toMatchObject({ r: 1, bias: null })
  })

  test('counts the days asked for and no others, with rare values as one', async () => {
    const { site, see } = await shop()
    await ask(site, { shown: 50, answered: 40 })
    await ask(site, { shown: 4, answered: 1 }, { persona: 'anna' })
    await ask(site, { shown: 5, answered: 1 }, { persona: 'ben' })
    await ask(site, { shown: 9, answered: 0 }, { day: addDays(TODAY, -1) })
    const today = await sampleOf(see)
    expect(today.shown.asked).toBe(59)
    expect((await sampleOf(see, addDays(TODAY, -1))).shown.asked).toBe(68)
    const [persona] = today.shown.found?.variables ?? []
    const byValue = new Map(persona?.categories.map((one) => [one.value, one.asked]))
    expect(new Set(byValue.keys())).toEqual(new Set(['', null]))
    expect(byValue.get(null)).toBe(9)
  })

  test('of parcels, trouble that makes people speak is named over their carriers', () => {
    const day = (carrier: string) => ({ carrier, parcels: 300, answered: 90, seen: 60 })
    const found = sampleOfParcels([
      { ...day('inpost'), seenAnswered: 50 },
      { ...day('dpd'), seenAnswered: 48 },
    ])
    expect(found).toMatchObject({ state: 'ok', asked: 600, answered: 180 })
    expect(found.found?.bias).toEqual({ variable: 'trouble', value: 'yes' })
  })

  test('a journey that is not there has none', async () => {
    const { see } = await shop()
    const response = await see(`/api/journeys/other/sample?from=${TODAY}&to=${TODAY}`)
    expect(response.status).toBe(404)
  })
})
