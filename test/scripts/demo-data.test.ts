import { expect, test } from 'vitest'
import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { KINDS, SCALES } from '#contract/words.ts'
import { dayWeight, ordersByDay } from '#scripts/demo/model/calendar.ts'
import { generateDemo } from '#scripts/demo/model/generate.ts'
import { strikeBefore } from '#scripts/demo/model/parcels.ts'
import { randomFrom } from '#scripts/demo/model/random.ts'
import { DEMO_SURVEYS, DEMO_TIMEZONE } from '#scripts/demo/site/demo-site.ts'
import { DEMO_JOURNEY } from '#scripts/demo/site/journey.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { checkAnswer } from '#worker/domain/collect/check-answer.ts'
import { uuidTime } from '#worker/domain/ids.ts'

const UNTIL = '2026-11-21'
const year = generateDemo({ orders: 12_000, days: 365, seed: 1, until: UNTIL })
const DEFINITIONS = new Map(
  DEMO_SURVEYS.map(({ id, definition }) => [id, surveyDefinitionSchema.parse(definition)]),
)

/** CSAT answers of a place within the days. */
function csat(where: { stage?: string; touchpoint?: string }, from: string, to = UNTIL) {
  const answers = year.answers.filter(
    (answer) =>
      answer.scale === 'csat5' &&
      (where.stage === undefined || answer.stageId === where.stage) &&
      (where.touchpoint === undefined || answer.touchpointId === where.touchpoint) &&
      answer.day >= from &&
      answer.day <= to,
  )
  const sum = answers.reduce((total, { score }) => total + ((score ?? 0) - 3) * 50, 0)
  return { n: answers.length, sentiment: sum / answers.length }
}

test('makes the same rows and ids from the same options, and others from another seed', () => {
  const options = { orders: 300, days: 90, seed: 7, until: UNTIL }
  expect(generateDemo(options)).toEqual(generateDemo(options))
  const ids = generateDemo(options).answers.map(({ id }) => id)
  const others = new Set(generateDemo({ ...options, seed: 8 }).answers.map(({ id }) => id))
  expect(ids.filter((id) => others.has(id))).toEqual([])
})

test('fits every answer to its question, its day and its place', () => {
  expect(year.answers.length).toBeGreaterThan(15_000)
  expect(year.answers.length).toBeLessThan(25_000)
  expect(new Set(year.answers.map(({ id }) => id)).size).toBe(year.answers.length)
  for (const answer of year.answers) {
    const definition = DEFINITIONS.get(answer.surveyId)
    if (!definition) throw new Error(answer.surveyId)
    const { score, choices, comment, answeredAt, lang, channel } = answer
    const body = { id: answer.id, site: '', survey: '', revision: 1, score, choices, comment }
    expect(checkAnswer({ ...body, answeredAt, lang, channel }, definition)).toEqual([])
    expect(localDay(answeredAt, DEMO_TIMEZONE)).toBe(answer.day)
    expect(uuidTime(answer.id)).toBe(answeredAt)
    expect(answer.scale).toBe(definition.scale)
  }
  const days = year.answers.map(({ day }) => day).sort()
  expect([days[0], days.at(-1)]).toEqual([addDays(UNTIL, -364), UNTIL])
})

test('offers with each chip only scores that the survey offers it for', () => {
  for (const { surveyId, score, choices } of year.answers) {
    const reasons = DEFINITIONS.get(surveyId)?.followUp?.reasons ?? []
    for (const code of choices) {
      const reason = reasons.find((known) => known.code === code)
      if (reason && score !== null) expect(score >= reason.from && score <= reason.to).toBe(true)
    }
  }
})

test('shows a question at least as often as it is answered, where displays are counted', () => {
  const key = (cell: {
    touchpointId: string
    scale: string
    day: string
    channel: string
    segment: string
    persona: string
  }) =>
    [cell.touchpointId, cell.scale, cell.day, cell.channel, cell.segment, cell.persona].join(' ')
  const shown = new Map(year.displays.map((cell) => [key(cell), cell]))
  expect(shown.size).toBe(year.displays.length)
  const counted = year.answers.filter(({ shownAt }) => shownAt !== null)
  for (const [cell, answers] of Map.groupBy(counted, key)) {
    const { shown: displays = 0, dismissed = 0, abandoned = 0 } = shown.get(cell) ?? {}
    expect(displays).toBeGreaterThanOrEqual(answers.length + dismissed + abandoned)
  }
  const web = { answers: counted.filter(({ channel }) => channel === 'web'), shown: 0 }
  for (const cell of year.displays) if (cell.channel === 'web') web.shown += cell.shown
  expect(web.answers.length / web.shown).toBeGreaterThan(0.06)
  expect(web.answers.length / web.shown).toBeLessThan(0.2)
})

test('lets Delivery fall below zero in the last four weeks, and nothing else move', () => {
  const [from, before] = [addDays(UNTIL, -27), addDays(UNTIL, -55)]
  const strike = strikeBefore(UNTIL)
  expect(strike.from > from && strike.to < UNTIL).toBe(true)
  for (const { id } of DEMO_JOURNEY.stages) {
    const now = csat({ stage: id }, from)
    const then = csat({ stage: id }, before, addDays(from, -1))
    expect(now.n).toBeGreaterThan(4)
    if (id === 'delivery') {
      expect(now.sentiment).toBeLessThan(-10)
      expect(then.sentiment).toBeGreaterThan(30)
    } else if (id !== 'help') expect(Math.abs(now.sentiment - then.sentiment)).toBeLessThan(25)
  }
})

test('lifts Purchase when the checkout is mended', () => {
  const mended = addDays(UNTIL, -130)
  const before = csat({ stage: 'purchase' }, addDays(UNTIL, -365), addDays(mended, -1))
  const after = csat({ stage: 'purchase' }, mended)
  expect(after.sentiment - before.sentiment).toBeGreaterThan(25)
})

test('leaves Help with few answers, social posts with too few, and the leaflet with none', () => {
  // The page that opens today looks back over yesterday and the days before it.
  for (const later of [0, 1, 2]) {
    const from = addDays(UNTIL, later - 27)
    const help = csat({ stage: 'help' }, from)
    expect(help.n).toBeGreaterThanOrEqual(5)
    expect(help.n).toBeLessThan(30)
    const social = csat({ touchpoint: 'social-posts' }, from)
    expect(social.n).toBeGreaterThanOrEqual(1)
    expect(social.n).toBeLessThan(5)
  }
  expect(csat({ touchpoint: 'leaflet' }, '2025-01-01').n).toBe(0)
})

test('asks every kind of question, in Polish, English and Russian at least', () => {
  const kinds = new Set([...DEFINITIONS.values()].map(({ kind }) => kind))
  expect(kinds.size).toBe(KINDS.length)
  const scales = new Set(year.answers.map(({ scale }) => SCALES[scale].kind))
  expect(scales).toEqual(kinds)
  for (const { question } of DEFINITIONS.values())
    expect(Object.keys(question)).toEqual(expect.arrayContaining(['pl', 'en', 'ru']))
  const languages = new Set(year.answers.filter(({ comment }) => comment).map(({ lang }) => lang))
  expect([...languages].sort()).toEqual(['en', 'pl', 'ru'])
})

test('asks at five places of the demo shop in five languages', () => {
  const asked = DEMO_SURVEYS.filter(({ definition }) => definition.frequency === 'untilAnswered')
  expect(new Set(asked.map(({ touchpointId }) => touchpointId))).toEqual(
    new Set(['product-page', 'cart', 'checkout', 'tracking-page', 'help-page']),
  )
  for (const { id } of asked) {
    const { question, choices, followUp } = DEFINITIONS.get(id) ?? {}
    const labels = [question, ...(choices ?? []), ...(followUp?.reasons ?? [])]
    for (const text of labels)
      expect(Object.keys(text && 'label' in text ? text.label : (text ?? {}))).toHaveLength(5)
  }
})

test('shares out exactly the orders it was given, by weekday and season', () => {
  const shared = ordersByDay(randomFrom('x'), { from: '2025-11-01', days: 90, orders: 1234 })
  expect(shared.reduce((sum, { orders }) => sum + orders, 0)).toBe(1234)
  // 28 November 2025 and 27 November 2026 are Black Fridays.
  expect(dayWeight('2025-11-28')).toBeGreaterThan(2 * dayWeight('2025-11-21'))
  expect(dayWeight('2026-11-27')).toBeGreaterThan(2 * dayWeight('2026-11-20'))
  expect(dayWeight('2025-12-25')).toBeLessThan(0.4)
  expect(dayWeight('2026-07-15')).toBeLessThan(dayWeight('2026-10-14'))
})
